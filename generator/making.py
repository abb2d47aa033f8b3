"""The whole line at once: what a run does that does not end before it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from generator.collecting import uncollected
from generator.diagnostics import Diagnostic
from generator.files import LibraryFiles, Plan, Result, Site, check, publish, read_library, refusals
from generator.files.planning import Action
from generator.model import Known, Library, Output
from generator.pipeline import Loaded, listings, load, outputs, papers
from generator.recent import Recent
from generator.render import Catalogue
from generator.report import Report
from generator.sharing import WORTH_SHARING

#: Told the stage that a run is in and how many files have been made so far; called often.
Watch = Callable[[str, int], None]


@uncollected()
def make(files: LibraryFiles, site: Site, tell: Watch, recent: Recent | None = None) -> tuple[Report, bool]:
    """Understand the library's files and publish its pages; tells also whether all could be written."""
    tell("understand", 0)
    loaded, faults = load(files, site, keep=True, recent=recent)
    tell("write", 0)
    result = _published(loaded.library, site, tell)
    return Report.of(loaded.library, result, faults), not result.diagnostics


@uncollected()
def preview(site: Site) -> Report:
    """What `generate` would do; changes nothing. Raises RefusedError where there is no library."""
    loaded, found = load_site(site)
    plan = check(outputs(loaded.library, site), site.root, site.docs)
    return Report.of(loaded.library, _as_result(plan, site), found)


def load_site(site: Site, recent: Recent | None = None) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Read and understand the library of a site; raises RefusedError where there is none."""
    files, found = read_library(site.root, site.docs)
    loaded, faults = load(files, site, recent=recent)
    return loaded, (*found, *faults)


def _published(library: Library, site: Site, tell: Watch) -> Result:
    """Papers here; the listings, which take as long, in a second process where that pays."""
    catalogue = Catalogue(library)
    made = _counted(papers(catalogue, site, keep=True), tell)
    if len(library.entries) < WORTH_SHARING:
        return publish(chain(made, listings(catalogue, site, keep=True)), site.root, site.docs)
    # Both halves ask for these.
    _ = catalogue.told, catalogue.badges
    return publish(made, site.root, site.docs, beside=lambda: listings(catalogue, site, keep=True))


def _counted(made: Iterable[Output | Known], tell: Watch) -> Iterator[Output | Known]:
    for number, output in enumerate(made, start=1):
        tell("write", number)
        yield output


def _as_result(plan: Plan, site: Site) -> Result:
    return Result(
        created=plan.count(Action.CREATE),
        updated=plan.count(Action.UPDATE),
        unchanged=plan.count(Action.UNCHANGED),
        deleted=plan.count(Action.DELETE),
        diagnostics=refusals(plan, site.root),
    )

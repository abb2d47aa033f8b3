"""The whole line at once: what a run does that does not end before it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from generator.collecting import uncollected
from generator.diagnostics import Diagnostic
from generator.files import Apart, LibraryFiles, Plan, Result, Site, check, publish, read_library, refusals
from generator.files.planning import Action
from generator.generating import Maker, listings, outputs, papers, related
from generator.model import Known, Output
from generator.pipeline import Loaded, load
from generator.recent import Recent
from generator.render import Catalogue
from generator.report import Report
from generator.sharing import WORTH_SHARING

# Of more papers a third process at once would need more memory than is promised.
_MOST_COPIED = 50_000

#: Told the stage that a run is in and how many files have been made so far; called often.
Watch = Callable[[str, int], None]


@uncollected()
def make(files: LibraryFiles, site: Site, tell: Watch, recent: Recent | None = None) -> tuple[Report, bool]:
    """Understand the library's files and publish its pages; tells also whether all could be written."""
    tell("understand", 0)
    loaded, faults = load(files, site, keep=True, recent=recent)
    result = _published(loaded, site, tell, recent)
    return Report.of(loaded.library, result, faults), not result.diagnostics


@uncollected()
def preview(site: Site) -> Report:
    """What `generate` would do; changes nothing. Raises RefusedError where there is no library."""
    loaded, found = load_site(site)
    plan = check(outputs(loaded, site), site.root, site.docs)
    return Report.of(loaded.library, _as_result(plan, site), found)


def load_site(site: Site, recent: Recent | None = None) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Read and understand the library of a site; raises RefusedError where there is none."""
    files, found = read_library(site.root, site.docs)
    loaded, faults = load(files, site, recent=recent)
    return loaded, (*found, *faults)


def _published(loaded: Loaded, site: Site, tell: Watch, recent: Recent | None) -> Result:
    return publish(_outputs(loaded, site, tell, recent), site.root, site.docs)


def _outputs(
    loaded: Loaded, site: Site, tell: Watch, recent: Recent | None
) -> Iterator[Output | Known | Apart]:
    """All files; in other processes, where that pays, what need not wait for what is made here.

    Listings do not wait for related works, and take as long as they and the pages of papers.
    """
    catalogue, size = Catalogue(loaded.library), len(loaded.library.entries)
    here: list[Maker] = []

    def where(make: Maker, *, is_apart: bool) -> Iterator[Apart]:
        if is_apart:
            yield Apart(make)
        else:
            here.append(make)

    if size >= WORTH_SHARING:
        # Every process asks for these.
        _ = catalogue.told, catalogue.badges
    yield from where(lambda: listings(catalogue, site, keep=True), is_apart=size >= WORTH_SHARING)
    near = related(loaded, site, keep=True, recent=recent)
    tell("write", 0)
    halves = papers(catalogue, near, site, keep=True)
    is_apart = halves.fresh >= WORTH_SHARING and size <= _MOST_COPIED
    yield from where(halves.second, is_apart=is_apart)
    made = chain.from_iterable(make() for make in (*here, halves.first))
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

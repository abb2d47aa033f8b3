"""One run: read the library, understand it, publish its pages, and tell what was done.

A run whose inputs, code and pages all stand as the last one left them ends at once with that run's findings.
"""

from __future__ import annotations

import gc
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
import lunr
import yaml

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.files import (
    KINDS,
    LibraryFiles,
    Memory,
    Plan,
    RefusedError,
    Result,
    Site,
    check,
    fingerprint,
    lock,
    publish,
    read_library,
    refusals,
    stands,
)
from generator.files.planning import Action
from generator.model import Library, Output, Place
from generator.pipeline import Loaded, bad_template, indexed, load, outputs, written
from generator.render import TEMPLATES
from generator.sharing import WORTH_SHARING

__all__ = ["Loaded", "Report", "Watch", "bad_template", "generate", "load", "load_site", "outputs", "preview"]

#: Told the stage that a run is in and how many files have been made so far; called often.
Watch = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, or under --check would do; `diagnostics` stand in the order of their places."""

    papers: int
    lists: int
    hidden: int
    created: int
    updated: int
    unchanged: int
    deleted: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def changed(self) -> int:
        """How many files differ from those of the run before."""
        return self.created + self.updated + self.deleted

    def count(self, severity: Severity) -> int:
        """How many findings weigh that much."""
        return sum(one.severity is severity for one in self.diagnostics)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: frozen values have none, and it takes an eighth of a long run."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_uncollected()
def generate(site: Site, waiting: Callable[[], None] | None = None, watch: Watch | None = None) -> Report:
    """Bring the generated pages to what the library says.

    `waiting` is called once where another run holds the site. Raises RefusedError where the run cannot
    begin; whatever can be done beside a fault is done.
    """
    tell = watch or (lambda _stage, _number: None)
    with lock(site.root, waiting=waiting):
        tell("read", 0)
        files, found = _read(site)
        last = Memory(site.root, "run", _basis(files, site))
        if (standing := _standing(last, site)) is not None:
            return _with(standing, found)
        tell("understand", 0)
        loaded, faults = load(files, site, keep=True)
        tell("write", 0)
        result = _published(loaded.library, site, tell)
        report = _report(loaded.library, result, faults)
        if not result.diagnostics:
            last.keep({_REPORT: _packed(report)}, ())
    return _with(report, found)


def _published(library: Library, site: Site, tell: Watch) -> Result:
    """Pages here; the indexes, which take as long, in a second process where that pays."""
    made = _counted(written(library, site), tell)
    if len(library.entries) < WORTH_SHARING:
        return publish(chain(made, indexed(library)), site.root, site.docs)
    return publish(made, site.root, site.docs, beside=lambda: indexed(library))


@_uncollected()
def preview(site: Site) -> Report:
    """What `generate` would do; changes nothing."""
    loaded, found = load_site(site)
    plan = check(outputs(loaded.library, site), site.root, site.docs)
    return _report(loaded.library, _as_result(plan, site), found)


def load_site(site: Site) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Read and understand the library of a site; raises RefusedError where there is none."""
    files, found = _read(site)
    loaded, faults = load(files, site)
    return loaded, (*found, *faults)


def _read(site: Site) -> tuple[LibraryFiles, tuple[Diagnostic, ...]]:
    """A folder mislaid would cost every page, so no library is no empty library."""
    files, found = read_library(site.root, site.docs)
    for one in found:
        if one.code == "no-library":
            raise RefusedError(one)
    return files, found


_REPORT = "report"
#: What makes text of text beside this package.
_LIBRARIES = (sys.version, jinja2.__version__, yaml.__version__, lunr.__VERSION__)


def _basis(files: LibraryFiles, site: Site) -> str:
    """A fingerprint of all that the pages depend on: inputs, configuration, code and templates."""
    seen = hashlib.blake2b(digest_size=16)
    single = [file for file in (files.vocabulary, files.home) if file is not None]
    for file in (*files.sources, *files.lists, *files.notes, *single):
        seen.update(f"{file.path}\0{len(file.data)}\0".encode("utf-8", "surrogateescape"))
        seen.update(file.data)
    ours = fingerprint((Path(__file__).parent, TEMPLATES), KINDS)
    # A site's template may include a file of any kind.
    theirs = fingerprint(site.templates)
    for fact in (site.title, site.url, site.repo_url, site.edit_uri, ours, theirs, *_LIBRARIES):
        seen.update(f"{fact}\0".encode())
    return seen.hexdigest()


def _standing(last: Memory, site: Site) -> Report | None:
    """The last run's report, where nothing that it speaks of has changed since."""
    packed = last.recall(_REPORT)
    if packed is None or (unchanged := stands(site.root, site.docs)) is None:
        return None
    try:
        return _unpacked(packed, unchanged)
    except (ValueError, TypeError, KeyError):
        return None


def _packed(report: Report) -> dict[str, Any]:
    return {
        "papers": report.papers,
        "lists": report.lists,
        "hidden": report.hidden,
        "diagnostics": [astuple(one) for one in report.diagnostics],
    }


def _unpacked(packed: dict[str, Any], unchanged: int) -> Report:
    found = tuple(
        Diagnostic(Severity(severity), code, Place(*place), message, remedy)
        for severity, code, place, message, remedy in packed["diagnostics"]
    )
    return Report(packed["papers"], packed["lists"], packed["hidden"], 0, 0, unchanged, 0, found)


def _with(report: Report, found: Iterable[Diagnostic]) -> Report:
    """The report with what reading the files found, which is looked at in every run."""
    return replace(report, diagnostics=in_order((*report.diagnostics, *found)))


def _counted(made: Iterable[Output], tell: Watch) -> Iterator[Output]:
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


def _report(library: Library, result: Result, found: Iterable[Diagnostic]) -> Report:
    return Report(
        papers=len(library.entries),
        lists=len(library.lists),
        hidden=len(library.hidden),
        created=result.created,
        updated=result.updated,
        unchanged=result.unchanged,
        deleted=result.deleted,
        diagnostics=in_order((*found, *result.diagnostics)),
    )

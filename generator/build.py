"""The straight line: files become a library, the library becomes pages, the pages are published.

Each stage is a pure function that gives its value and its diagnostics; this module only hands them on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import jinja2

from generator import lists, notes, vocabulary
from generator.diagnostics import Diagnostic, Severity, error, in_order
from generator.enrich import Curation, Imprint, enrich, unresolved
from generator.examining import remembering
from generator.files import (
    LibraryFiles,
    Plan,
    RefusedError,
    Result,
    Site,
    check,
    lock,
    publish,
    read_library,
    refusals,
)
from generator.files.planning import Action
from generator.likeness import lookalikes
from generator.lists import SourceInfo
from generator.merge import Merged, merge
from generator.model import InputFile, Library, Note, Output, Place, Record, SourceText, Vocabulary
from generator.parse import decode, parse
from generator.render import environment, place_of
from generator.render import outputs as pages

T = TypeVar("T")

#: Told how many files have been made so far; called often, so it must be cheap.
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library with the records and works it was made of."""

    library: Library
    merged: Merged
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, or under --check would do; `diagnostics` stand in the order of their places."""

    library: Library
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


def generate(site: Site, waiting: Callable[[], None] | None = None, watch: Watch | None = None) -> Report:
    """Bring the generated pages to what the library says.

    `waiting` is called once where another run holds the site. Raises RefusedError where the run cannot
    begin; whatever can be done beside a fault is done.
    """
    with lock(site.root, waiting=waiting):
        loaded, found = load_site(site, keep=True)
        result = publish(_counted(outputs(loaded.library, site), watch), site.root, site.docs)
    return _report(loaded.library, result, found)


def preview(site: Site) -> Report:
    """What `generate` would do; changes nothing."""
    loaded, found = load_site(site)
    plan = check(outputs(loaded.library, site), site.root, site.docs)
    return _report(loaded.library, _as_result(plan, site), found)


def load_site(site: Site, *, keep: bool = False) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Read and understand the library of a site; `keep` what was found out for the next run.

    Raises RefusedError where there is no library: a folder mislaid would cost every page.
    """
    files, found = read_library(site.root, site.docs)
    for one in found:
        if one.code == "no-library":
            raise RefusedError(one)
    loaded, faults = load(files, site, keep=keep)
    return loaded, (*found, *faults)


def load(files: LibraryFiles, site: Site, *, keep: bool = False) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Understand library files: every stage from bytes to entries."""
    reading = _Reading()
    texts = [reading.keep(decode(file)) for file in files.sources]
    records = [reading.keep(parse(text)) for text in texts]
    terms = _vocabulary(files.vocabulary, reading)
    curators = [reading.keep(decode(file)) for file in files.notes]
    said = _notes(curators, terms, reading)
    heads = [reading.keep(decode(file)) for file in files.lists]
    infos = [_info(text, found) for text, found in zip(texts, records, strict=True)]
    shown = reading.keep(lists.read(heads, infos))
    ranks = {one.source: rank for rank, one in enumerate(shown) if one.source is not None}
    everything = tuple(chain.from_iterable(records))
    merged = reading.keep(merge(everything, said, ranks))
    home = [reading.keep(decode(file)) for file in (files.home,) if file]
    reading.found.extend(lookalikes(merged.works))
    reading.found.extend(unresolved([*curators, *heads, *home], merged))
    curation = Curation(said, shown, terms, _imprint(site, home), lists.redirects(shown, infos))
    library = reading.keep(enrich(merged, curation, remembering(site.root, terms, keep=keep)))
    return Loaded(library, merged, everything), tuple(reading.found)


def outputs(library: Library, site: Site) -> Iterator[Output]:
    """Every generated file of a library; raises RefusedError for a template of the site that is wrong."""
    try:
        yield from pages(library, environment(site.templates))
    except jinja2.TemplateError as fault:
        raise bad_template(fault, site) from fault


def bad_template(fault: jinja2.TemplateError, site: Site) -> Exception:
    """The refusal of a template that stands in the site's folder; any other is our own fault, as it is."""
    path, line = place_of(fault)
    if path is None or not path.is_relative_to(site.root.resolve()):
        return fault
    place = Place(path.relative_to(site.root.resolve()).as_posix(), line)
    message = f"this template cannot be used: {fault.message}"
    return RefusedError(
        error("bad-template", place, message, "Mend it, or delete it to have the shipped one.")
    )


class _Reading:
    """Keeps the diagnostics of each stage and hands its value on."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def keep(self, stage: tuple[T, tuple[Diagnostic, ...]]) -> T:
        value, found = stage
        self.found.extend(found)
        return value


def _vocabulary(file: InputFile | None, reading: _Reading) -> Vocabulary:
    if file is None:
        return Vocabulary()
    return reading.keep(vocabulary.read(reading.keep(decode(file))))


def _notes(files: Iterable[SourceText], terms: Vocabulary, reading: _Reading) -> tuple[Note, ...]:
    known = frozenset(term.id for term in terms.terms)
    said = (reading.keep(notes.read(file, known)) for file in files)
    return tuple(note for note in said if note is not None)


def _info(text: SourceText, records: Sequence[Record]) -> SourceInfo:
    listed = next((record.listed for record in records if record.listed), None)
    return SourceInfo(text.name, text.path, listed)


def _imprint(site: Site, home: Sequence[SourceText]) -> Imprint:
    text = home[0].text if home else ""
    return Imprint(site.title, site.url, text, site.repo_url, site.edit_uri)


def _counted(made: Iterable[Output], watch: Watch | None) -> Iterator[Output]:
    for number, output in enumerate(made, start=1):
        if watch is not None:
            watch(number)
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
        library,
        result.created,
        result.updated,
        result.unchanged,
        result.deleted,
        in_order((*found, *result.diagnostics)),
    )

"""The first part of the line: the bytes of a library become entries.

Each stage is a function that gives its value and its diagnostics; this module only hands them on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from generator import lists, notes, vocabulary
from generator.diagnostics import Diagnostic
from generator.enrich import Curation, Imprint, enrich, unresolved
from generator.examining import remembering
from generator.files import LibraryFiles, Site
from generator.likeness import lookalikes
from generator.lists import SourceInfo
from generator.merge import Merged, merge
from generator.model import InputFile, Library, Note, Record, SourceText, Vocabulary
from generator.parse import decode, parse
from generator.recent import Recent
from generator.related import Document

T = TypeVar("T")

_NO_TITLE = "abstract-without-title"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library with the records and works it was made of, and what is compared of its papers."""

    library: Library
    merged: Merged
    records: tuple[Record, ...]
    documents: tuple[Document, ...]


def load(
    files: LibraryFiles, site: Site, *, keep: bool = False, recent: Recent | None = None
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Understand library files: every stage from bytes to entries.

    `recent` is of an earlier run in this process, whose results are used where they still hold.
    """
    recent = recent or Recent()
    recent.begin()
    reading = _Reading()
    records = [reading.keep(recent.made(file.path, _records, file)) for file in files.sources]
    terms = _vocabulary(files.vocabulary, reading)
    curators = [reading.keep(decode(file)) for file in files.notes]
    said = _notes(curators, terms, reading, recent)
    heads = [reading.keep(decode(file)) for file in files.lists]
    infos = [_info(file, found) for file, found in zip(files.sources, records, strict=True)]
    shown = reading.keep(lists.read(heads, infos))
    ranks = {one.source: rank for rank, one in enumerate(shown) if one.source is not None}
    everything = tuple(chain.from_iterable(records))
    merged = reading.keep(recent.made("works", merge, everything, _joining(said), ranks))
    home = [reading.keep(decode(file)) for file in (files.home,) if file]
    reading.found.extend(recent.made("look-alikes", lookalikes, merged.works))
    reading.found.extend(unresolved([*curators, *heads, *home], merged))
    curation = Curation(said, shown, terms, _imprint(site, home), lists.redirects(shown, infos))
    made = reading.keep(enrich(merged, curation, remembering(site.root, terms, keep=keep)))
    loaded = Loaded(made.library, merged, everything, made.documents)
    return loaded, tuple(_still_so(reading.found, made.library))


def _still_so(found: Iterable[Diagnostic], library: Library) -> Iterator[Diagnostic]:
    """Without the titles that one source misses and a note or another source gives."""
    titled = (entry.work for entry in library.entries if entry.title is not None)
    answered = {record.place for work in titled for record in work.records if record.title is None}
    return (one for one in found if one.code != _NO_TITLE or one.place not in answered)


class _Reading:
    """Keeps the diagnostics of each stage and hands its value on."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def keep(self, stage: tuple[T, tuple[Diagnostic, ...]]) -> T:
        value, found = stage
        self.found.extend(found)
        return value


def _records(file: InputFile) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    text, misread = decode(file)
    records, found = parse(text)
    return records, (*misread, *found)


def _joining(said: Iterable[Note]) -> tuple[Note, ...]:
    """The notes that matter to merging; an edit to any other one leaves the works as they are."""
    return tuple(note for note in said if note.same_as or note.not_same_as)


def _vocabulary(file: InputFile | None, reading: _Reading) -> Vocabulary:
    if file is None:
        return Vocabulary()
    return reading.keep(vocabulary.read(reading.keep(decode(file))))


def _notes(
    files: Iterable[SourceText], terms: Vocabulary, reading: _Reading, recent: Recent
) -> tuple[Note, ...]:
    known = frozenset(term.id for term in terms.terms)
    said = (reading.keep(recent.made(file.path, notes.read, file, known)) for file in files)
    return tuple(note for note in said if note is not None)


def _info(file: InputFile, records: Sequence[Record]) -> SourceInfo:
    listed = next((record.listed for record in records if record.listed), None)
    return SourceInfo(file.name, file.path, listed)


def _imprint(site: Site, home: Sequence[SourceText]) -> Imprint:
    text = home[0].text if home else ""
    return Imprint(site.title, site.url, text, site.repo_url, site.edit_uri)

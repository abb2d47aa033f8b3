"""All entries together: in order, with their relations, hidden works apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic
from generator.enrich.claims import claim
from generator.enrich.entries import entry, summarised
from generator.enrich.placing import appearances, in_order
from generator.merge import Merged
from generator.model import Entry, Library, Note, ReadingList, Vocabulary
from generator.related import Document, related
from generator.tags import Tagger


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the site's configuration and home page say about the library itself."""

    title: str
    url: str | None = None
    home: str = ""
    repo_url: str | None = None
    edit_uri: str | None = None


@dataclass(frozen=True, slots=True)
class Curation:
    """What people say beside the sources; `lists` stand newest first, every source has one."""

    notes: tuple[Note, ...]
    lists: tuple[ReadingList, ...]
    vocabulary: Vocabulary
    imprint: Imprint
    list_redirects: tuple[tuple[str, str], ...] = ()


def enrich(merged: Merged, curation: Curation) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The finished library, and which notes speak of no paper or of one that has a note already."""
    claimed, faults = claim(curation.notes, merged)
    hidden = {citekey for citekey, note in claimed.items() if note.hide}
    entries = in_order(_entries(merged, claimed, hidden, curation), curation.lists)
    imprint = curation.imprint
    library = Library(
        title=imprint.title,
        url=imprint.url,
        entries=_related(entries, curation.vocabulary),
        lists=curation.lists,
        vocabulary=curation.vocabulary,
        home=imprint.home,
        repo_url=imprint.repo_url,
        edit_uri=imprint.edit_uri,
        hidden=tuple(sorted(key for key, citekey in merged.keys.items() if citekey in hidden)),
        redirects=_redirects(merged, hidden),
        contested=_contested(merged, hidden),
        list_redirects=curation.list_redirects,
    )
    return library, faults


def _entries(
    merged: Merged, claimed: Mapping[str, Note], hidden: set[str], curation: Curation
) -> list[Entry]:
    tagger = Tagger(curation.vocabulary)
    places = appearances(merged, curation.lists)
    own_words = summarised(curation.lists)
    return [
        entry(work, claimed.get(work.citekey), places[work.citekey], tagger, own_words)
        for work in merged.works
        if work.citekey not in hidden
    ]


def _related(entries: Sequence[Entry], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    documents = [
        Document(one.citekey, one.title, one.abstract, one.acronym, tuple(tag.id for tag in one.tags))
        for one in entries
    ]
    labels = {term.id: term.label for term in vocabulary.terms}
    neighbours = related(documents, labels)
    return tuple(replace(one, related=found) for one, found in zip(entries, neighbours, strict=True))


def _redirects(merged: Merged, hidden: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key, citekey)
        for key, citekey in sorted(merged.keys.items())
        if key != citekey and citekey not in hidden
    )


def _contested(merged: Merged, hidden: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The contested addresses with the claimants that may be shown."""
    shown = ((key, tuple(k for k in keys if k not in hidden)) for key, keys in merged.contested.items())
    return tuple(sorted((key, keys) for key, keys in shown if keys))

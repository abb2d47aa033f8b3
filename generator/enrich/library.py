"""All entries together: in order, with their relations, hidden works apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.enrich.claims import claim
from generator.enrich.details import Details, Subject
from generator.enrich.entries import entry, subject, summarised
from generator.enrich.placing import Shown, appearances, in_order
from generator.merge import Merged
from generator.model import Library, Note, ReadingList, Related, RelatedWorks, Term, Vocabulary
from generator.related.documents import Document

#: The details of many papers, in their order.
Examine = Callable[[Sequence[Subject]], Sequence[Details]]

#: The related works of all papers, in their order; takes the labels of the tags beside them.
Relate = Callable[[Sequence[Document], Mapping[str, str]], Sequence[tuple[Related, ...]]]


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


@dataclass(frozen=True, slots=True)
class Enriched:
    """The finished library, with what is compared of its entries, in their order."""

    library: Library
    documents: tuple[Document, ...]


def enrich(merged: Merged, curation: Curation, examine: Examine) -> tuple[Enriched, tuple[Diagnostic, ...]]:
    """The finished library, and which notes speak of no paper or of one that has a note already.

    `examine` finds the details of many papers, and may remember them.
    """
    claimed, faults = claim(curation.notes, merged)
    hidden = {citekey for citekey, note in claimed.items() if note.hide}
    places = appearances(merged, curation.lists)
    shown = [
        Shown(work, subject(work, claimed.get(work.citekey)), places[work.citekey])
        for work in merged.works
        if work.citekey not in hidden
    ]
    shown = in_order(shown, curation.lists)
    details = examine([one.subject for one in shown])
    imprint, own_words = curation.imprint, summarised(curation.lists)
    library = Library(
        title=imprint.title,
        url=imprint.url,
        entries=tuple([entry(one, found, own_words) for one, found in zip(shown, details, strict=True)]),
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
    documents = tuple([_document(one, found) for one, found in zip(shown, details, strict=True)])
    return Enriched(library, documents), faults


def related_works(documents: Sequence[Document], terms: Sequence[Term], relate: Relate) -> RelatedWorks:
    """The related works of all papers; `relate` may remember them."""
    found = relate(documents, {term.id: term.label for term in terms})
    return {one.citekey: near for one, near in zip(documents, found, strict=True)}


def _document(shown: Shown, found: Details) -> Document:
    tags = tuple([tag.id for tag in found.tags])
    return Document(shown.work.citekey, found.title, found.abstract, found.acronym, tags, shown.subject.text)


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

"""One work and its note become an entry: clean text, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.enrich.details import Details, Subject
from generator.enrich.placing import Shown
from generator.identity import normalised
from generator.model import Entry, Note, ReadingList, Work

_LABEL_WORDS = 12


def subject(work: Work, note: Note | None) -> Subject:
    """The work's text as it is written, corrected by the note."""
    title = (note.title if note else None) or work.title
    abstract = (note.abstract if note else None) or work.abstract
    return Subject(title, abstract, note)


def entry(shown: Shown, details: Details, summarised: frozenset[str]) -> Entry:
    """What a page shows of a work.

    `summarised` are the sources whose texts are the curators' own summaries.
    """
    work, note = shown.work, shown.subject.note
    corrected = note is not None and note.abstract is not None
    return Entry(
        work=work,
        title=details.title,
        label=details.title or details.acronym or _first_words(details.abstract),
        abstract=details.abstract,
        acronym=details.acronym,
        tags=details.tags,
        links=details.links,
        code=details.code,
        note=note,
        appearances=shown.places,
        summary=not corrected and work.records[0].source in summarised,
        abstracts_differ=_differ(work),
    )


def summarised(lists: Sequence[ReadingList]) -> frozenset[str]:
    """The sources whose lists say that their texts are summaries."""
    return frozenset(one.source for one in lists if one.source is not None and one.summaries)


def _first_words(abstract: str) -> str:
    words = abstract.split()
    return " ".join(words[:_LABEL_WORDS]) + (" …" if len(words) > _LABEL_WORDS else "")


def _differ(work: Work) -> bool:
    if len(work.records) == 1:
        return False
    return len({normalised(record.abstract) for record in work.records}) > 1

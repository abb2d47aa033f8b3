"""One work and its note become an entry: clean text, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.enrich.details import Details, Subject
from generator.identity import normalised
from generator.model import Appearance, Entry, Note, ReadingList, Work
from generator.text import plain

_LABEL_WORDS = 12


def subject(work: Work, note: Note | None) -> Subject:
    """The work's text as it is shown: corrected by the note, cleaned."""
    title = (note.title if note else None) or work.title
    abstract = (note.abstract if note else None) or work.abstract
    return Subject(plain(title) if title is not None else None, plain(abstract), note)


def entry(
    work: Work,
    seen: Subject,
    details: Details,
    places: tuple[Appearance, ...],
    summarised: frozenset[str],
) -> Entry:
    """What a page shows of a work, but for what depends on the other papers.

    `summarised` are the sources whose texts are the curators' own summaries.
    """
    corrected = seen.note is not None and seen.note.abstract is not None
    return Entry(
        work=work,
        title=seen.title,
        label=seen.title or details.acronym or _first_words(seen.abstract),
        abstract=seen.abstract,
        acronym=details.acronym,
        tags=details.tags,
        links=details.links,
        code=details.code,
        note=seen.note,
        appearances=places,
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

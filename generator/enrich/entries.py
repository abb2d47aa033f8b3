"""One work and its note become an entry: clean text, links, code, name, tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import links, names
from generator.identity import normalised
from generator.model import Appearance, Entry, Link, Note, ReadingList, Work
from generator.tags import Tagger
from generator.text import plain

_LABEL_WORDS = 12


def entry(
    work: Work,
    note: Note | None,
    places: tuple[Appearance, ...],
    tagger: Tagger,
    summarised: frozenset[str],
) -> Entry:
    """What a page shows of a work, but for what depends on the other papers.

    `summarised` are the sources whose texts are the curators' own summaries.
    """
    title = _title(work, note)
    corrected = note.abstract if note else None
    abstract = plain(corrected or work.abstract)
    acronym = names.introduced(title, abstract)
    found = _links(abstract, note)
    return Entry(
        work=work,
        title=title,
        label=title or acronym or _first_words(abstract),
        abstract=abstract,
        acronym=acronym,
        tags=tagger.tag(title, abstract, note),
        links=found,
        code=links.code(abstract, found),
        note=note,
        appearances=places,
        summary=corrected is None and work.records[0].source in summarised,
        abstracts_differ=_differ(work),
    )


def summarised(lists: Sequence[ReadingList]) -> frozenset[str]:
    """The sources whose lists say that their texts are summaries."""
    return frozenset(one.source for one in lists if one.source is not None and one.summaries)


def _title(work: Work, note: Note | None) -> str | None:
    written = (note.title if note else None) or work.title
    return plain(written) if written is not None else None


def _first_words(abstract: str) -> str:
    words = abstract.split()
    return " ".join(words[:_LABEL_WORDS]) + (" …" if len(words) > _LABEL_WORDS else "")


def _links(abstract: str, note: Note | None) -> tuple[Link, ...]:
    """The links of abstract and note, each once; the kind that the note gives one counts."""
    found = {link.url: link for link in links.find(abstract)}
    for link in _noted(note) if note else ():
        found[link.url] = link if link.url not in found else replace(found[link.url], kind=link.kind)
    return tuple(found.values())


def _noted(note: Note) -> list[Link]:
    noted = list(links.find(note.text))
    for url, kind in note.links:
        noted += [replace(link, kind=kind or link.kind, sentence="") for link in links.find(url)]
    return noted


def _differ(work: Work) -> bool:
    if len(work.records) == 1:
        return False
    return len({normalised(record.abstract) for record in work.records}) > 1

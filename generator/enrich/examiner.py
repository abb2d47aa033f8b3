"""Look at one paper: what its own words say, and its note."""

from __future__ import annotations

from dataclasses import replace

from generator import links, names
from generator.enrich.details import Details, Subject
from generator.model import Link, Note, Vocabulary
from generator.tags import Tagger
from generator.text import plain


class Examiner:
    """Finds the details of papers with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._tagger = Tagger(vocabulary)

    def examine(self, subject: Subject) -> Details:
        """Everything that one paper's own words say."""
        title = plain(subject.title) if subject.title is not None else None
        abstract = plain(subject.abstract)
        found = _links(abstract, subject.note)
        return Details(
            title=title,
            abstract=abstract,
            acronym=names.introduced(title, abstract),
            links=found,
            code=links.code(abstract, found),
            tags=self._tagger.tag(title, abstract, subject.note),
        )


def _links(abstract: str, note: Note | None) -> tuple[Link, ...]:
    """The links of abstract and note, each once; a kind that the note gives counts."""
    found = {link.url: link for link in links.find(abstract)}
    for link in _noted(note) if note else ():
        found[link.url] = link if link.url not in found else replace(found[link.url], kind=link.kind)
    return tuple(found.values())


def _noted(note: Note) -> list[Link]:
    noted = list(links.find(note.text))
    for url, kind in note.links:
        noted += [replace(link, kind=kind or link.kind, sentence="") for link in links.find(url)]
    return noted

"""What is found in one paper alone: its name, links, code and tags.

A function of the paper's own text, its note, the vocabulary and the code of this package, and of nothing
else; so it can be kept from one run to the next under a digest of exactly that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from generator import links, names
from generator.model import Code, CodeStatus, Link, LinkKind, Note, Tag, Vocabulary
from generator.tags import Tagger


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: title and abstract as plain text, and the note."""

    title: str | None
    abstract: str
    note: Note | None = None

    @property
    def digest(self) -> str:
        """A fingerprint of all that the details depend on, but for the vocabulary and this package."""
        said = (self.note.tags, self.note.not_tags, self.note.links, self.note.text) if self.note else ()
        # A note that says nothing of this is none. Only the last part may hold a line break, so no two
        # subjects give the same content.
        content = f"{self.title!r}\n{said if any(said) else ()!r}\n{self.abstract}"
        return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Details:
    """What is found; fields as in `Entry`."""

    acronym: str | None
    links: tuple[Link, ...]
    code: Code
    tags: tuple[Tag, ...]

    def packed(self) -> list[Any]:
        """Lists and texts, for JSON."""
        return [
            self.acronym,
            [[one.url, one.kind, one.host, one.repository, one.sentence, one.broken] for one in self.links],
            [self.code.status, self.code.sentence, self.code.name],
            [[tag.id, tag.words, tag.curated] for tag in self.tags],
        ]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Details:
        """What `packed` gave; raises ValueError, TypeError or IndexError for anything else."""
        acronym, found, code, tags = packed
        return cls(
            acronym,
            tuple([Link(url, LinkKind(kind), *rest) for url, kind, *rest in found]) if found else (),
            _NO_CODE if code == _NO_CODE_PACKED else Code(CodeStatus(code[0]), code[1], code[2]),
            tuple([Tag(term, tuple(words), curated) for term, words, curated in tags]),
        )


# What most papers say of their code.
_NO_CODE = Code()
_NO_CODE_PACKED = [_NO_CODE.status.value, _NO_CODE.sentence, _NO_CODE.name]


class Examiner:
    """Finds the details of papers with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._tagger = Tagger(vocabulary)

    def examine(self, subject: Subject) -> Details:
        """Everything that one paper's own words say."""
        found = _links(subject)
        return Details(
            acronym=names.introduced(subject.title, subject.abstract),
            links=found,
            code=links.code(subject.abstract, found),
            tags=self._tagger.tag(subject.title, subject.abstract, subject.note),
        )


def _links(subject: Subject) -> tuple[Link, ...]:
    """The links of abstract and note, each once; a kind that the note gives counts."""
    found = {link.url: link for link in links.find(subject.abstract)}
    for link in _noted(subject.note) if subject.note else ():
        found[link.url] = link if link.url not in found else replace(found[link.url], kind=link.kind)
    return tuple(found.values())


def _noted(note: Note) -> list[Link]:
    noted = list(links.find(note.text))
    for url, kind in note.links:
        noted += [replace(link, kind=kind or link.kind, sentence="") for link in links.find(url)]
    return noted

"""What is found in one paper alone: its clean text, name, links, code and tags.

A function of the paper's own text, its note, the vocabulary and the code of this package, and of nothing
else; so it can be kept from one run to the next under a digest of exactly that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.model import Code, CodeStatus, Link, LinkKind, Note, Tag, digest


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: title and abstract as they are written, and the note; `text` stands for those two.

    A fingerprint costs a tenth of cleaning the text, so what is remembered is found by the text as written.
    """

    title: str | None
    abstract: str
    note: Note | None = None
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out the fingerprint of title and abstract."""
        # Only the last part may hold a line break, so no two texts give the same content.
        content = f"{self.title!r}\n{self.abstract}".encode("utf-8", "surrogatepass")
        object.__setattr__(self, "text", digest(content))

    @property
    def digest(self) -> str:
        """A fingerprint of all that the details depend on, but for the vocabulary and this package."""
        note = self.note
        said = (note.tags, note.not_tags, note.links, note.text) if note else ()
        # A note that says nothing of this is none.
        return digest(f"{self.text} {said!r}".encode()) if any(said) else self.text


@dataclass(frozen=True, slots=True)
class Details:
    """What is found; fields as in `Entry`."""

    title: str | None
    abstract: str
    acronym: str | None
    links: tuple[Link, ...]
    code: Code
    tags: tuple[Tag, ...]

    def packed(self, subject: Subject) -> list[Any]:
        """Lists and texts, for JSON; text that was clean as the subject has it is left out."""
        return [
            None if self.title == subject.title else self.title,
            None if self.abstract == subject.abstract else self.abstract,
            self.acronym,
            [[one.url, one.kind, one.host, one.repository, one.sentence, one.broken] for one in self.links],
            [self.code.status, self.code.sentence, self.code.name],
            [[tag.id, tag.words, tag.curated] for tag in self.tags],
        ]

    @classmethod
    def unpacked(cls, packed: list[Any], subject: Subject) -> Details:
        """What `packed` gave of a subject; raises ValueError, TypeError or IndexError for anything else."""
        title, abstract, acronym, found, code, tags = packed
        return cls(
            subject.title if title is None else title,
            subject.abstract if abstract is None else abstract,
            acronym,
            tuple([Link(url, LinkKind(kind), *rest) for url, kind, *rest in found]) if found else (),
            _NO_CODE if code == _NO_CODE_PACKED else Code(CodeStatus(code[0]), code[1], code[2]),
            tuple([Tag(term, tuple(words), curated) for term, words, curated in tags]),
        )


# What most papers say of their code.
_NO_CODE = Code()
_NO_CODE_PACKED = [_NO_CODE.status.value, _NO_CODE.sentence, _NO_CODE.name]

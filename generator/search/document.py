"""What the search needs to know of a paper, and nothing else of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A tag as the search knows it: id, label, and the other words it answers to."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. All texts are plain; `url` is relative to the site's root; `tags` are ids, strongest first.

    `title` is None where the paper has none, and `label` then is what its page is headed with.
    `repositories` are `owner/name`, `lists` slugs, `code` a code status (`linked`, `promised`, …).
    """

    citekey: str
    title: str | None
    label: str
    url: str
    abstract: str
    acronym: str | None = None
    why: str | None = None
    tags: tuple[str, ...] = ()
    repositories: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    code: str = "none"
    pick: bool = False


class Papers(Mapping[str, Document]):
    """Papers by citekey, each made when it is asked for; `told` are digests of all that is told of each."""

    def __init__(self, told: Mapping[str, bytes], document: Callable[[str], Document]) -> None:
        self.told = told
        self._document = document

    def __getitem__(self, citekey: str) -> Document:
        return self._document(citekey)

    def __iter__(self) -> Iterator[str]:
        return iter(self.told)

    def __len__(self) -> int:
        return len(self.told)

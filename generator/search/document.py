"""What the search needs to know of a paper, and nothing else of the model."""

from __future__ import annotations

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

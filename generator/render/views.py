"""Finished views, which is all that templates are given: plain text, and hrefs from the site's root."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag on a paper; `mark` is the number of its facet's mark, 1 to 7."""

    id: str
    label: str
    href: str
    mark: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeView:
    """The loudest object of a paper.

    `status` is linked, promised, named, broken or none. `label` is `owner/repository`, the name of the code
    or a broken link as written; `url` is empty unless linked, `host` empty on GitHub.
    """

    status: str
    label: str = ""
    url: str = ""
    host: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """A paper in a list. `rest` are an untitled paper's first words; without a name its title is empty."""

    href: str
    title: str
    rest: str
    untitled: bool
    pick: bool
    why: str | None
    tags: tuple[TagView, ...]
    code: CodeView


@dataclass(frozen=True, slots=True)
class Step:
    """A row in its list: the finished HTML, and what the curators say of it there."""

    row: Markup
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a pager; `gap` tells that pages were left out before it."""

    number: int
    href: str
    current: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Plain links between the pages of one list; `previous` and `following` are empty at the ends."""

    previous: str
    following: str
    pages: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A list as the index of lists names it; `counts` is a phrase like "60 papers, 12 with code"."""

    href: str
    title: str
    date: str
    counts: str
    summary: str
    is_path: bool


@dataclass(frozen=True, slots=True)
class TermView:
    """A tag in an index."""

    href: str
    label: str
    count: int
    description: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its mark and terms; `total` counts all its terms, of which `terms` may be the first."""

    name: str
    mark: int
    terms: tuple[TermView, ...]
    total: int
    href: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of the code index: what the paper says of its code."""

    code: CodeView
    paper_href: str
    paper: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """Lines under one owner. `section` heads a new section, with its `anchor`, where it is not empty."""

    section: str
    anchor: str
    owner: str
    lines: tuple[CodeLine, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """A section of the code index in words, with its count."""

    href: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Spines:
    """Books on a board as SVG path data, `width` px by 72: with code, without, and the ribbons of picks."""

    width: int
    filled: str
    outlined: str
    ribbons: str


@dataclass(frozen=True, slots=True)
class ShelfGroup:
    """The papers of a topic; `name` is its accessible name, `narrow` tells that a phone shows it too.

    `beyond` says how many papers did not fit on the board, and is empty where all did.
    """

    href: str
    label: str
    count: str
    name: str
    spines: Spines
    narrow: bool
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The shelf picture: topics on the first board, the rest on the second; `scale` papers a spine.

    `narrow_more` says how many topics a phone does not show, and is empty where it shows all.
    """

    groups: tuple[ShelfGroup, ...]
    rest: ShelfGroup | None
    narrow_more: str
    scale: int

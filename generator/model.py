"""The nouns of the field, as frozen values; every stage takes some and returns others.

Two pairs are kept apart on purpose. A `Record` is a paper *as written* at one place in one source, a
`Work` is the *identified* paper that one or more records speak of. And a `Work` is what the sources say,
an `Entry` what a page shows: the work, its curator's note, and all that was found out about it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the site's folder, and a line counted from 1."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of `site_src/library/` as it lies on the disk; `path` and `name` as in `SourceText`."""

    path: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SourceText:
    """One input file as text.

    `path` is relative to the site's folder (`site_src/library/sources/a.txt`), `name` to the folder of its
    kind (`a.txt`), both with forward slashes; line ends are as they came.
    """

    path: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One paper as written at one place in one source; nothing in it was invented or corrected.

    `title` and `abstract` are the text as it stands there, line breaks included. `position` counts the
    records of the source from 1. `listed` is the listing date as written there ("Mar 14").
    `untitled` records have `title` None.
    """

    source: str
    place: Place
    position: int
    title: str | None
    abstract: str
    listed: str | None = None
    creators: tuple[str, ...] = ()
    issued: str | None = None
    container_title: str | None = None
    doi: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The identified paper: its records and its address.

    `citekey` and `former_keys` are a pure function of the sources; `former_keys` are the other addresses
    that its records have as they stand, each of which redirects to `citekey`. The records stand newest
    list first, so the first titled one gives the title and the first one the abstract.
    """

    citekey: str
    records: tuple[Record, ...]
    former_keys: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The title as written in the newest list that gives one."""
        return next((r.title for r in self.records if r.title is not None), None)

    @property
    def abstract(self) -> str:
        """The abstract as written in the newest list."""
        return self.records[0].abstract


class LinkKind(StrEnum):
    """What a link leads to."""

    CODE = "code"
    PROJECT = "project"
    DEMO = "demo"
    DATASET = "dataset"
    WEIGHTS = "weights"
    PAPER = "paper"
    OTHER = "other"


class CodeStatus(StrEnum):
    """What an abstract says of the code: linked, promised for later, named without a link, or nothing."""

    LINKED = "linked"
    PROMISED = "promised"
    NAMED = "named"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """A URL of an abstract or a note.

    `url` is normalised; of a `broken` link (cut off, not to be mended with certainty) it is the text as
    written, and no page makes it clickable. `repository` is `owner/name` on a code host. `sentence` is the
    sentence it stands in, as plain text, empty where there is none.
    """

    url: str
    kind: LinkKind
    host: str
    repository: str | None = None
    sentence: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """What is known of a paper's code beside its links.

    `sentence` is the one that promises or names the code, and `name` what it names; of a linked code the
    sentence stands at the link.
    """

    status: CodeStatus = CodeStatus.NONE
    sentence: str = ""
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A tag of the vocabulary.

    `match` and `unless` are the curator's sharper phrases; `parents` the ids of the terms that this one
    implies. `place` is where the vocabulary defines it.
    """

    id: str
    label: str
    facet: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    place: Place = field(default=Place("library/vocabulary.yml"), compare=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags in the order of their file; facets in the order in which they first appear."""

    terms: tuple[Term, ...] = ()

    @property
    def facets(self) -> tuple[str, ...]:
        """Facet names, in order of first appearance."""
        return tuple(dict.fromkeys(term.facet for term in self.terms))


@dataclass(frozen=True, slots=True)
class Tag:
    """A term on a paper, with the words of title and abstract that justify it.

    `curated` tags come from the note and need no words. Tags of an entry stand strongest first.
    """

    id: str
    words: tuple[str, ...] = ()
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A curator's file about one work; empty fields say nothing, they never erase.

    `key` is the file's name without `.md`, which may be a former key. `text` is the Markdown below the
    front matter. `links` are further URLs, each with its kind where given.
    """

    key: str
    place: Place
    why: str | None = None
    pick: bool = False
    hide: bool = False
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    title: str | None = None
    abstract: str | None = None
    creators: tuple[str, ...] = ()
    issued: str | None = None
    doi: str | None = None
    url: str | None = None
    links: tuple[tuple[str, LinkKind | None], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One line of a hand-made reading path: `- [[key]] remark`."""

    key: str
    remark: str
    place: Place


@dataclass(frozen=True, slots=True)
class ReadingList:
    """An imported source or a hand-made reading path.

    `date` is the curator's ISO date, `listed` the date as written in the source. A path has no `source`
    and its `steps` in order. `summaries` tells that its texts are the curators' own summaries, not the
    authors' abstracts.
    """

    slug: str
    title: str
    source: str | None = None
    date: str | None = None
    listed: str | None = None
    url: str | None = None
    text: str = ""
    summaries: bool = False
    steps: tuple[PathStep, ...] = ()
    place: Place | None = None

    @property
    def is_path(self) -> bool:
        """True for a hand-made reading path."""
        return self.source is None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A paper's place in a list; `position` counts from 1. `record` is None on a reading path."""

    slug: str
    position: int
    record: Record | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A related work, with the shared words that explain it."""

    citekey: str
    because: tuple[str, ...]


#: The related works of each paper by its citekey, the most alike first; they stand apart from the entries,
#: because they depend on all papers together.
RelatedWorks: TypeAlias = Mapping[str, tuple[Related, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page shows: a work with its note and all that was found out about it.

    `title`, `label` and `abstract` are clean plain text; `title` is None where neither a source nor the
    note gives one, and `label` then is the introduced name or the first words. `appearances` stand in the
    order of lists. `summary` tells that `abstract` is the curators' own summary. `abstracts_differ` tells
    that another record's abstract says something else.
    """

    work: Work
    title: str | None
    label: str
    abstract: str
    acronym: str | None = None
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()
    code: Code = Code()
    note: Note | None = None
    appearances: tuple[Appearance, ...] = ()
    summary: bool = False
    abstracts_differ: bool = False

    @property
    def citekey(self) -> str:
        """The work's key."""
        return self.work.citekey

    @property
    def why(self) -> str | None:
        """The curator's line."""
        return self.note.why if self.note else None

    @property
    def pick(self) -> bool:
        """Whether the curators picked it."""
        return self.note is not None and self.note.pick


@dataclass(frozen=True, slots=True)
class Library:
    """All entries in the order of lists, with the lists and the vocabulary they speak of.

    `lists` stand newest first. `entries` leave out the hidden works, whose keys are in `hidden`.
    `redirects` maps each former address of a paper to its key, `contested` each address that two or more
    works could claim to their keys, `list_redirects` a list's source-derived slug to its slug.
    """

    title: str
    url: str | None
    entries: tuple[Entry, ...]
    lists: tuple[ReadingList, ...]
    vocabulary: Vocabulary
    home: str = ""
    repo_url: str | None = None
    edit_uri: str | None = None
    hidden: tuple[str, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    contested: tuple[tuple[str, tuple[str, ...]], ...] = ()
    list_redirects: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written below `site_src/`: a page or an asset; `path` has forward slashes."""

    path: str
    content: bytes

    @property
    def digest(self) -> str:
        """The digest of the content."""
        return digest(self.content)


@dataclass(frozen=True, slots=True)
class Known:
    """An output whose digest is known, so that `make` is asked for its bytes only where they are needed."""

    path: str
    digest: str
    make: Callable[[], bytes]

    @property
    def content(self) -> bytes:
        """The bytes, made anew each time."""
        return self.make()


def digest(data: bytes) -> str:
    """BLAKE2b of `data`, 16 bytes as hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()

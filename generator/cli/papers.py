"""Which papers a person on the command line means, and the notes about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from textwrap import shorten

from generator import vocabulary
from generator.cli.terminal import Terminal
from generator.files import Site, read_library
from generator.files.paths import LIBRARY
from generator.merge import Merged, merge
from generator.model import InputFile, Place, Vocabulary, Work
from generator.notes import match, read, suggest
from generator.parse import decode, parse
from generator.text import plain
from generator.wiki import target

_MOST_SHOWN = 10
_LABEL_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the file of its note; `data` is None where that is not there yet."""

    key: str
    label: str
    path: Path
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Papers:
    """All papers of a site, hidden ones too, by key with their labels, and all notes by name."""

    site: Site
    merged: Merged
    labels: dict[str, str]
    vocabulary: Vocabulary
    notes: dict[str, InputFile]

    def place(self, paper: Paper) -> Place:
        """Where a paper's note is or would be, as messages name it."""
        return Place(paper.path.relative_to(self.site.root).as_posix())

    def paper(self, key: str) -> Paper:
        """The paper of a citekey; an older note of it may bear one of its former keys."""
        former = next((work.former_keys for work in self.merged.works if work.citekey == key), ())
        name = next((name for name in (key, *former) if name in self.notes), key)
        data = self.notes[name].data if name in self.notes else None
        return Paper(key, self.labels[key], self.site.docs / LIBRARY / "notes" / f"{name}.md", data)

    def keyed(self, query: str) -> str | None:
        """The citekey of the paper that has or had a key."""
        return self.merged.find(target(query.removeprefix("[[").removesuffix("]]")))


def read_papers(site: Site) -> Papers:
    """Read the library of a site, as far as papers are identified; raises RefusedError where there is none.

    Faults in the library are told by `papershelf generate`; here they only cost what they stand in.
    """
    files, _ = read_library(site.root, site.docs)
    records = chain.from_iterable(parse(decode(file)[0])[0] for file in files.sources)
    said = [note for file in files.notes if (note := read(decode(file)[0])[0])]
    merged, _ = merge(records, said)
    notes = {PurePosixPath(file.name).stem: file for file in files.notes}
    terms = vocabulary.read(decode(files.vocabulary)[0])[0] if files.vocabulary else Vocabulary()
    titles = {merged.find(note.key) or note.key: note.title for note in said if note.title}
    labels = {work.citekey: titles.get(work.citekey) or _label(work) for work in merged.works}
    return Papers(site, merged, labels, terms, notes)


def _label(work: Work) -> str:
    """What tells a paper to a person: its title, or its first words where it has none."""
    if work.title is not None:
        return plain(work.title)
    return shorten(plain(work.abstract), _LABEL_LENGTH, placeholder=" …")


def meant(words: Sequence[str], papers: Papers, terminal: Terminal) -> tuple[Paper, ...] | None:
    """The papers that arguments mean; None where one means none or several, which is said.

    Keys and quoted words each mean a paper; words that nobody quoted mean one together.
    """
    apart = all(" " in word.strip() or papers.keyed(word) for word in words)
    queries = tuple(words) if apart else (" ".join(words),)
    keys = [_key(query, papers, terminal) for query in queries]
    certain = dict.fromkeys(key for key in keys if key is not None)
    return None if None in keys else tuple(papers.paper(key) for key in certain)


def _key(query: str, papers: Papers, terminal: Terminal) -> str | None:
    key = papers.keyed(query)
    if key is not None:
        return key
    candidates = tuple(papers.labels.items())
    matches = match(query, candidates)
    if len(matches) == 1:
        return matches[0]
    near = () if matches else suggest(query, candidates)
    terminal.say(_doubt(query, len(matches), near))
    for one in (matches or near)[:_MOST_SHOWN]:
        terminal.say(f"  {one}  {papers.labels[one]}")
    if len(matches) > _MOST_SHOWN:
        terminal.say(f"  … and {len(matches) - _MOST_SHOWN:,} more")
    return None


def _doubt(query: str, matches: int, near: Sequence[str]) -> str:
    if matches:
        return f"{matches:,} papers match “{query}”, so nothing was written. Give one of the keys:"
    if near:
        return f"No paper matches “{query}”, so nothing was written. Did you mean:"
    return f"No paper matches “{query}”, so nothing was written. Give a key, or words of the title."

"""All files below `browse/`, one after another; `browse/index.json`, which names the others, comes last."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial

from generator.browse import columns
from generator.browse.groups import groups
from generator.browse.rows import excerpt, packed, words
from generator.browse.shards import letters, named, runs
from generator.identity import normalised
from generator.model import Entry, Known, Output
from generator.render.catalogue import Catalogue
from generator.render.remembered import Remembered
from generator.render.told import key
from generator.search.numbering import numbers, tier

VERSION = 1
ROOT = "browse/index.json"
TEXT_LIMIT = 20_000
"""Papers up to which the words of the text filter are written: beyond, they would be several megabytes, and
the filter asks the search, which knows papers by numbers of its own."""

_WORDS = 512
_ROWS, _ROWS_OF_MANY = 16, 64
"""Papers of a shard at least. A page of a hundred papers that lie far apart, as in any other order than that
of the lists, fetches nearly as many shards, so they are small; beyond TEXT_LIMIT there would be too many."""

_Lettered = Generator[Output | Known, None, str]


def outputs(catalogue: Catalogue, remembered: Remembered | None = None) -> Iterator[Output | Known]:
    """The browser's files of a library; of a shard that is `remembered` only the digest."""
    entries = catalogue.library.entries
    is_small = len(entries) <= TEXT_LIMIT
    shards = list(runs(entries, _ROWS if is_small else _ROWS_OF_MANY))
    texts = list(runs(entries, _WORDS)) if is_small else []
    searched = "" if is_small else (yield from _file("numbers", columns.numbers(_search_numbers(entries))))
    files = _Shards(catalogue, remembered or Remembered()).files
    root = {
        "version": VERSION,
        "papers": len(entries),
        "facets": (yield from _file("facets", [each.packed(len(entries)) for each in groups(catalogue)])),
        "titles": (yield from _file("titles", columns.numbers(_by_title(entries)))),
        "keys": (yield from _file("keys", columns.keys(entry.citekey for entry in entries))),
        "sizes": [len(shard) for shard in shards],
        "rows": (yield from files("rows", shards, lambda entry: packed(catalogue, entry))),
        "cards": (yield from files("cards", shards, excerpt)),
        "words": (yield from files("words", texts, words)),
        "numbers": searched,
    }
    yield Output(ROOT, json.dumps(root, separators=(",", ":")).encode())


def _by_title(entries: Sequence[Entry]) -> list[int]:
    """Positions by title, letters and figures only; the untitled papers last."""
    titles = [(entry.title is None, normalised(entry.label)) for entry in entries]
    return sorted(range(len(entries)), key=lambda position: (titles[position], position))


def _search_numbers(entries: Sequence[Entry]) -> Iterator[int]:
    given = numbers((entry.citekey for entry in entries), tier(len(entries)).bits)
    return (given[entry.citekey] for entry in entries)


def _file(kind: str, value: object) -> _Lettered:
    output = named(kind, value)
    yield output
    return letters(output)


class _Shards:
    """Makes the shards that are not known from what is told of their papers."""

    def __init__(self, catalogue: Catalogue, remembered: Remembered) -> None:
        self._told = catalogue.told
        self._remembered = remembered

    def files(
        self, kind: str, shards: Iterable[Sequence[Entry]], shown: Callable[[Entry], object]
    ) -> _Lettered:
        """A file a shard; gives their letters strung together.

        Equal contents, as of empty texts, share a file.
        """
        found: list[str] = []
        for shard in shards:
            told = tuple([self._told[entry.citekey] for entry in shard])
            make = partial(_made, kind, shard, shown)
            output = self._remembered.named(key(kind, told), make)
            if letters(output) not in found:
                yield output
            found.append(letters(output))
        return "".join(found)


def _made(kind: str, shard: Sequence[Entry], shown: Callable[[Entry], object]) -> Output:
    return named(kind, [shown(entry) for entry in shard])

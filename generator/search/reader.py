"""Reads the index's files back, through a function that gives a file's bytes.

Everything the query needs of the files' form is here; a shard that is missing, cut or no JSON counts as empty
and is remembered in `failed`.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from generator.search.indexing import ROOT, VERSION
from generator.search.postings import CAP, papers_with
from generator.search.shards import NAME_LENGTH, path, unpacked

Load = Callable[[str], bytes]


class Reader:
    """An open index. `load` gets a path relative to the site's root and raises `OSError` or `KeyError`."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._shards: dict[str, Any] = {}
        self.failed: list[str] = []
        root = json.loads(load(ROOT))
        if root["version"] != VERSION:
            raise ValueError(f"{ROOT} is of version {root['version']}, not {VERSION}")
        self.papers: int = root["papers"]
        self._maps = {
            kind: (root[kind][0].split(" "), root[kind][1]) for kind in ("terms", "words", "endings")
        }
        self._pages = root["pages"]
        self.names = self._shard(root["names"]) or {"tags": {}, "aliases": {}, "lists": {}, "common": []}

    def tag(self, alias: str) -> str | None:
        """The filter's key of the tag that has this name, run together and stemmed."""
        return self.names["aliases"].get(alias) or None

    def telling_tag(self, alias: str) -> str | None:
        """The same, unless the tag is too common to rank by."""
        tag = self.tag(alias)
        return None if tag in self.names["common"] else tag

    def list_named(self, title: str) -> str | None:
        """The filter's key of the list that has this title or slug, run together and stemmed."""
        return self.names["lists"].get(title) or None

    def postings(self, term: str) -> str | None:
        """The text of the term's list, or None."""
        text: str | None = next((shard.get(term) for shard in self._covering("terms", term, term)), None)
        return text

    def is_pruned(self, term: str) -> bool:
        """Whether the term has more papers than its list."""
        text = self.postings(term)
        return text is not None and papers_with(text) > CAP

    def keys(self, beginning: str) -> list[str]:
        """The terms that begin so."""
        shards = self._covering("terms", beginning, beginning + "~")
        return sorted(term for shard in shards for term in shard if term.startswith(beginning))

    def words(self, kind: str, beginning: str) -> Iterator[tuple[str, int]]:
        """The words (`words`) or reversed words (`endings`) that begin so, with their weights."""
        for words, weights in self._covering(kind, beginning, beginning + "~"):
            known = words.split(" ")
            for place in range(bisect_left(known, beginning), bisect_right(known, beginning + "~")):
                yield known[place], int(weights[place])

    def weight(self, word: str) -> int:
        """How frequent a word is, in binary orders of magnitude; 0 where no paper has it."""
        return next((weight for known, weight in self.words("words", word) if known == word), 0)

    def paper(self, number: int) -> list[Any] | None:
        """What a result shows of the paper, as `papers.paper` wrote it."""
        page = self._ranged(self._pages, number, "page")
        members = self._ranged(page, number, "papers") if page else None
        return next((shown for shown in members or () if shown[0] == number), None)

    def _covering(self, kind: str, first: str, last: str) -> Iterator[Any]:
        keys, names = self._maps[kind]
        for place in range(max(bisect_right(keys, first) - 1, 0), bisect_right(keys, last)):
            shard = self._shard(names[place * NAME_LENGTH : (place + 1) * NAME_LENGTH])
            if shard:
                yield shard[kind]

    def _ranged(self, ranges: list[Any], number: int, kind: str) -> Any:
        starts, names = ranges
        place = bisect_right(starts, number) - 1
        shard = self._shard(names[place * NAME_LENGTH : (place + 1) * NAME_LENGTH]) if place >= 0 else None
        return shard and shard[kind]

    def _shard(self, name: str) -> Any:
        if name not in self._shards:
            try:
                self._shards[name] = unpacked(self._load(path(name)))
            except (OSError, KeyError, ValueError, zlib.error):
                self.failed.append(name)
                self._shards[name] = None
        return self._shards[name]

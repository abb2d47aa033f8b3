"""Sorted maps that are cut into shards, and what becomes of the shards when some of their entries change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY

from generator.search.shards import Cutter, Shard, encode, packed, separator, unpacked


@dataclass(frozen=True, slots=True)
class Form:
    """How the entries of one kind of map stand in a shard, and how many bytes one costs there, about."""

    kind: str
    cost: Callable[[str], int]
    packed: Callable[[dict[str, str]], object]
    unpacked: Callable[[Any], dict[str, str]]
    strategy: int = Z_DEFAULT_STRATEGY


def _list(run: dict[str, str]) -> list[str]:
    return [" ".join(run), "".join(run.values())]


def _pairs(value: list[str]) -> dict[str, str]:
    return dict(zip(value[0].split(" "), value[1], strict=True))


#: Posting lists by term. Digits of gaps seldom repeat: to look for that takes three times as long and saves a
#: twentieth.
TERMS = Form("terms", lambda text: len(text) // 3 + 4, dict, dict, Z_HUFFMAN_ONLY)
#: Words, and the same words spelt backwards, each with one digit.
WORDS = Form("words", lambda _: 4, _list, _pairs)
ENDINGS = Form("endings", lambda _: 4, _list, _pairs)


@dataclass(frozen=True, slots=True)
class Run:
    """A shard of a map, with its first key and its last."""

    first: str
    last: str
    shard: Shard


class ShardMap:
    """A map from keys to short texts as its shards; nothing of it changes but what it remembers of them."""

    def __init__(self, form: Form, size: int, runs: Sequence[Run] = ()) -> None:
        self.form = form
        self.size = size
        self.runs = tuple(runs)
        self._firsts = [run.first for run in runs]
        self._open: dict[int, dict[str, str]] = {}

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        return self._entries(max(bisect_right(self._firsts, key) - 1, 0)).get(key) if self.runs else None

    def changed(self, values: Mapping[str, str | None]) -> ShardMap:
        """The map with these values, None for a key that goes: the shards are those of a map made anew.

        A run begins behind a border, and where it ends depends on its own entries alone; so a run is as it
        was where nothing in it changes and the runs before it end where it begins.
        """
        known = {run.shard.name: run.shard.data for run in self.runs}
        runs: list[Run] = []
        cutter = Cutter(self.size)
        for place, keys in enumerate(self._shared_out(sorted(values))):
            if not keys and not cutter.run:
                runs += self.runs[place : place + 1]
                continue
            entries = self._entries(place) if self.runs else {}
            if keys:
                entries = _merged(entries, keys, values)
            runs += (
                self._run(run, known) for run in cutter.take(entries, map(self.form.cost, entries.values()))
            )
        if cutter.run:
            runs.append(self._run(cutter.run, known))
        return ShardMap(self.form, self.size, runs)

    def root(self) -> list[str]:
        """The keys at which the shards begin, and their names strung together."""
        lasts = ["", *(run.last for run in self.runs)]
        keys = (separator(last, run.first) for last, run in zip(lasts, self.runs, strict=False))
        return [" ".join(keys), "".join(run.shard.name for run in self.runs)]

    def _shared_out(self, keys: Sequence[str]) -> Iterator[Sequence[str]]:
        """The keys that fall into each shard; all of them, where there is none."""
        start = 0
        for first in self._firsts[1:]:
            end = bisect_left(keys, first, start)
            yield keys[start:end]
            start = end
        yield keys[start:]

    def _entries(self, place: int) -> dict[str, str]:
        if place not in self._open:
            value: Any = unpacked(self.runs[place].shard.data)
            self._open[place] = self.form.unpacked(value[self.form.kind])
        return self._open[place]

    def _run(self, entries: dict[str, str], known: Mapping[str, bytes]) -> Run:
        text = encode({self.form.kind: self.form.packed(entries)})
        shard = packed(text, known, self.form.strategy)
        return Run(next(iter(entries)), next(reversed(entries)), shard)


def _merged(
    entries: Mapping[str, str], keys: Sequence[str], values: Mapping[str, str | None]
) -> dict[str, str]:
    """The entries with new values, sorted."""
    new = {key: value for key in keys if (value := values[key]) is not None}
    if not entries:
        return new
    both = {**entries, **new}
    for key in keys:
        if key not in new:
            both.pop(key, None)
    return both if entries.keys() >= both.keys() else {key: both[key] for key in sorted(both)}

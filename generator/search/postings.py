"""Which word stands where in which paper: posting lists, in numbers.

One axis of positions runs through a paper, and a position tells its field: title, introduced name,
repositories, the curator's line, abstract. So one list answers how often, in which field, how near and in
which order. A posting of a word is

    gap << 1 | in_title, [content words of the title, if in_title], (step << 1 | more)…

where `gap` is the paper's number less the one before it and a step is a position less the one before it. A
word of more than `CAP` papers keeps its strongest postings (title first, then the more often the better,
then smaller numbers), so that a frequent word costs no more than another. A filter such as `code:yes` is
the gaps alone, never capped.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CAP = 1000
POSITIONS = 6
TITLE, NAME, REPOSITORY, WHY, ABSTRACT = 0, 50, 60, 80, 160
_LEVELS = 4


class Posting(NamedTuple):
    """A word in a paper; `content` counts the content words of its title, 0 where the word is not in it."""

    number: int
    content: int
    positions: tuple[int, ...]


class PostingList:
    """The postings of one term while papers are entered in the order of their numbers."""

    __slots__ = ("_as_strong", "_codes", "_floor", "_last", "count")

    def __init__(self) -> None:
        self.count = 0
        self._last = 0
        self._codes = array("I")
        # Above `CAP`: how many are at least of each level, and the lowest level still worth keeping.
        self._as_strong: list[int] = []
        self._floor = 0

    def mark(self, number: int) -> None:
        """Enter a paper without positions."""
        self.count += 1
        self._codes.append(number - self._last)
        self._last = number

    def add(self, number: int, content: int, positions: list[int]) -> None:
        """Enter a paper with the word's ascending positions; `content` as in `Posting`."""
        self.count += 1
        in_title = positions[0] < NAME
        if self.count > CAP:
            level = _level(in_title, len(positions))
            if level < self._floor:
                return
            self._raise_floor(level)
        append = self._codes.append
        append((number - self._last) << 1 | in_title)
        self._last = number
        if in_title:
            append(content)
        if len(positions) == 1:
            append(positions[0] << 1)
            return
        before = 0
        for position in positions[:POSITIONS]:
            append((position - before) << 1 | 1)
            before = position
        self._codes[-1] -= 1

    def encoded(self) -> list[int]:
        """`[papers with the term, posting…]`, pruned to the strongest `CAP`."""
        if not self._as_strong:
            return [self.count, *self._codes]
        codes = [self.count]
        before = 0
        kept = sorted(sorted(_spans(self._codes), key=_weakness)[:CAP])
        for number, _, start, end in kept:
            codes.append((number - before) << 1 | self._codes[start] & 1)
            codes.extend(self._codes[start + 1 : end])
            before = number
        return codes

    def _raise_floor(self, level: int) -> None:
        """Count a posting of this level; one that `CAP` papers reach outweighs all later ones up to it."""
        if not self._as_strong:
            self._as_strong = [0] * _LEVELS
            for _, before, _, _ in _spans(self._codes):
                self._raise_floor(before)
        for reached in range(level + 1):
            self._as_strong[reached] += 1
            if self._as_strong[reached] >= CAP:
                self._floor = max(self._floor, reached + 1)


def decoded(codes: Sequence[int]) -> Iterator[Posting]:
    """The postings of a word, from their codes without the leading count; a cut list ends early."""
    number, place, end = 0, 0, len(codes)
    while place < end:
        number += codes[place] >> 1
        content = codes[place + 1] if codes[place] & 1 and place + 1 < end else 0
        place += 1 + (codes[place] & 1)
        position, positions = 0, []
        while place < end:
            position += codes[place] >> 1
            positions.append(position)
            place += 1
            if not codes[place - 1] & 1:
                break
        yield Posting(number, content, tuple(positions))


def marked(codes: Sequence[int]) -> Iterator[int]:
    """The paper numbers of a filter, from its gaps without the leading count."""
    number = 0
    for gap in codes:
        number += gap
        yield number


def _level(in_title: int, times: int) -> int:
    return _LEVELS - 1 if in_title else min(times, _LEVELS - 1) - 1


def _spans(codes: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Each posting as its paper's number, its level, and where its codes begin and end."""
    number, place, end = 0, 0, len(codes)
    while place < end:
        start, head = place, codes[place]
        number += head >> 1
        place = first = start + 1 + (head & 1)
        while codes[place] & 1:
            place += 1
        place += 1
        yield number, _level(bool(head & 1), place - first), start, place


def _weakness(posting: tuple[int, int, int, int]) -> tuple[int, int]:
    return -posting[1], posting[0]

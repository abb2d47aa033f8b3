"""Which word stands where in which paper: posting lists, as short texts.

One axis of positions runs through a paper, and a position tells its field: title, introduced name,
repositories, the curator's line, abstract. So one list answers how often, in which field, how near and in
which order. The text of a list is

    papers;gap,gap,…;place,place,…

where a gap is a paper's number less the one before it, and a place is `position.step.step…`, headed by the
content words of the title and a colon where the first position lies in it. A word of more than `CAP` papers
keeps its strongest postings (title first, then the more often the better, then smaller numbers), so that a
frequent word costs no more than another. A filter such as `code:yes` is the gaps alone, never capped.

Gaps and places stand apart so that a list is read, mended and written by a few calls for all of it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress
from operator import sub
from typing import NamedTuple

CAP = 1000
POSITIONS = 6
TITLE, NAME, REPOSITORY, WHY, ABSTRACT = 0, 50, 60, 80, 160
_IN_TITLE = 3


class Posting(NamedTuple):
    """A word in a paper; `content` counts the content words of its title, 0 where the word is not in it."""

    number: int
    content: int
    positions: tuple[int, ...]


@dataclass(slots=True)
class PostingList:
    """The postings of one term, by ascending number of the paper; the places of a filter are empty.

    `papers` counts the papers that have the term. Where the list holds fewer, it holds the strongest.
    """

    papers: int = 0
    numbers: list[int] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> PostingList:
        """The list of a text, whether of a word or of a filter."""
        papers, gaps, places = _columns(text)
        numbers = list(accumulate(gaps))
        return cls(papers, numbers, places or [""] * len(numbers))

    def written(self) -> str:
        """The list as a text."""
        if len(self.numbers) == 1 and self.places[0]:
            return f"{self.papers};{self.numbers[0]};{self.places[0]}"
        # The text of a whole list is made in two thirds of the time of that of its members.
        gaps = str([*map(sub, self.numbers, chain((0,), self.numbers))])[1:-1].replace(" ", "")
        is_filter = not self.places or not self.places[0]
        return f"{self.papers};{gaps}" if is_filter else f"{self.papers};{gaps};{','.join(self.places)}"

    def append(self, number: int, place: str) -> None:
        """Enter a paper whose number is above all others."""
        self.papers += 1
        self.numbers.append(number)
        self.places.append(place)

    def leave(self, numbers: Iterable[int]) -> None:
        """Take these papers out, which have the term."""
        for number in numbers:
            self.papers -= 1
            at = bisect_left(self.numbers, number)
            if at < len(self.numbers) and self.numbers[at] == number:
                del self.numbers[at], self.places[at]

    def enter(self, numbers: Sequence[int], places: Sequence[str]) -> None:
        """Enter papers; of a list that is cut, those that are stronger than its weakest."""
        is_cut = self.papers > len(self.numbers)
        self.papers += len(numbers)
        strong = self._stronger(numbers, places) if is_cut else zip(numbers, places, strict=True)
        for number, place in strong:
            at = bisect_left(self.numbers, number)
            self.numbers.insert(at, number)
            self.places.insert(at, place)

    def strongest(self, most: int) -> PostingList:
        """The list cut to so many papers."""
        if len(self.numbers) <= most:
            return self
        keep = _kept(self._levels(), most)
        return PostingList(self.papers, list(compress(self.numbers, keep)), list(compress(self.places, keep)))

    def in_title(self) -> list[int]:
        """The papers that have the word in their title."""
        return [number for number, place in zip(self.numbers, self.places, strict=True) if ":" in place]

    def _stronger(self, numbers: Sequence[int], places: Sequence[str]) -> list[tuple[int, str]]:
        """Those of some papers that are stronger than the weakest in the list; none, where it is empty."""
        levels = self._levels()
        lowest = min(levels, default=_IN_TITLE + 1)
        last = self.numbers[levels.rfind(lowest)] if levels else 0
        return [
            (number, place)
            for number, place in zip(numbers, places, strict=True)
            if level(place) > lowest or (level(place) == lowest and number < last)
        ]

    def _levels(self) -> bytes:
        return bytes(map(level, self.places))


class _Levels(dict[str, int]):
    def __missing__(self, place: str) -> int:
        found = self[place] = _IN_TITLE if ":" in place else min(place.count("."), _IN_TITLE - 1)
        return found


#: How strong a posting with such a place is, from 0 for a word that stands once in the abstract.
level = _Levels().__getitem__


def decoded(text: str) -> Iterator[Posting]:
    """The postings of a word; a cut list ends early."""
    _, gaps, places = _columns(text)
    for number, place in zip(accumulate(gaps), places, strict=False):
        content, _, steps = place.rpartition(":")
        yield Posting(number, int(content or 0), tuple(accumulate(map(int, steps.split(".")))))


def marked(text: str) -> Iterator[int]:
    """The paper numbers of a filter."""
    return accumulate(_columns(text)[1])


def papers_with(text: str) -> int:
    """How many papers have the term of a list."""
    return int(text.partition(";")[0])


def _columns(text: str) -> tuple[int, list[int], list[str]]:
    papers, _, rest = text.partition(";")
    gaps, _, places = rest.partition(";")
    return int(papers), json.loads(f"[{gaps}]"), places.split(",") if places else []


def _kept(levels: bytes, most: int) -> bytes:
    """Marks the `most` strongest postings: all above some level, and the first ones of that level."""
    cutoff, room = _IN_TITLE, most
    while levels.count(cutoff) <= room:
        room -= levels.count(cutoff)
        cutoff -= 1
    last = [at for at, found in enumerate(levels) if found == cutoff][room]
    above = bytes(found > cutoff for found in range(256))
    reached = bytes(found >= cutoff for found in range(256))
    return levels[:last].translate(reached) + levels[last:].translate(above)

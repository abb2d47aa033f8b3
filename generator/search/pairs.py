"""Neighbours in a title that are both too frequent to be kept in full, which share a list of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from itertools import pairwise

from generator.search.analysis import STOP_WORDS, stem, words
from generator.search.document import Document
from generator.search.inversion import ROOM
from generator.search.postings import TITLE, PostingList


def pair_of(one: str, other: str) -> str:
    """The term of two neighbours in a title, in whatever order they stand."""
    return "+".join(sorted((one, other)))


def pairs(numbered: Iterable[tuple[int, Document]], frequent: Set[str]) -> dict[str, PostingList]:
    """The lists of neighbours in a title that are both among the `frequent` terms, stop words apart.

    The papers are to come in the order of their numbers.
    """
    found: defaultdict[str, PostingList] = defaultdict(PostingList)
    stems = _Stems(frequent)
    for number, document in numbered if frequent else ():
        for pair, place in _title_pairs(document.title or "", stems).items():
            found[pair].append(number, place)
    return found


class _Stems(dict[str, str]):
    """The stem of each word met so far, where that is frequent; others and stop words have an empty one."""

    def __init__(self, frequent: Set[str]) -> None:
        super().__init__()
        self._frequent = frequent

    def __missing__(self, word: str) -> str:
        known = stem(word)
        self[word] = known = known if known in self._frequent and word not in STOP_WORDS else ""
        return known


def _title_pairs(title: str, stems: _Stems) -> dict[str, str]:
    found = words(title)[: ROOM[TITLE]]
    if sum(map(bool, map(stems.__getitem__, found))) < 2:
        return {}
    content = [(stems[word], position) for position, word in enumerate(found) if word not in STOP_WORDS]
    return {
        pair_of(one, other): f"{len(content)}:{place}.{next_place - place}"
        for (one, place), (other, next_place) in pairwise(content)
        if one and other
    }

"""How well a paper answers a query: one whole number, the same in Python and in the browser.

score = (Σ rarity · weight · strength + Σ nearness · rarity · weight) · have² / all² · (1 + share)

The first sum runs over the query's words and takes the best reading of each: how rare it is, how sure the
reading is, how weighty the fields it stands in are. The second runs over neighbouring words that stand near
each other. `have / all` is how much of the query's rarity the paper has, `share` how much of its title was
typed. A paper that lacks a content word of the query loses an eighth. One whose whole title was typed, in any
order and with nothing else, comes before all others.

Rarity is the inverse document frequency of Spärck Jones (1972) in Robertson's form log2(1 + N / df), in
eighths and rounded down, so that no two machines disagree about a logarithm. Strength adds the weights of
the fields before it is used, as BM25F does (Robertson, Zaragoza & Taylor, CIKM 2004); positions count as in
Büttcher, Clarke & Lushman, "Term proximity scoring", SIGIR 2006. The weights were chosen on a plateau:
halving or doubling any of them moves nDCG@10 by less than a hundredth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.search.postings import ABSTRACT, NAME, REPOSITORY, WHY, Posting

TITLE_WEIGHT, NAME_WEIGHT, REPOSITORY_WEIGHT, WHY_WEIGHT, ABSTRACT_WEIGHT = 8, 8, 8, 5, 3
OFTEN_LIMIT = 3
TAG_STRENGTH = 7
NEAR_IN_TITLE, NEAR_IN_ABSTRACT = 8, 4
NEAR_WORDS = 3
LACKING = 8


class Hit(NamedTuple):
    """A reading found in a paper, standing for one word of the query; `reading` tells readings apart."""

    value: int
    rarity: int
    weight: int
    posting: Posting
    reading: int


class Word(NamedTuple):
    """A query's word in one paper: what its tag is worth there, and the best hit in the paper's words."""

    tag: int = 0
    hit: Hit | None = None

    @property
    def value(self) -> int:
        """What the word is worth in this paper, 0 where it is not there."""
        return max(self.tag, self.hit.value if self.hit else 0)


class Rank(NamedTuple):
    """What papers are sorted by; `complete` tells that no content word of the query is missing."""

    whole_title: bool
    score: int
    complete: bool


def rarity(papers: int, having: int) -> int:
    """Eighths of log2(1 + papers / having), rounded down, by whole numbers only."""
    ratio = 16 * (papers + having) // having
    return (ratio**8).bit_length() - 33


def strength(positions: Sequence[int]) -> int:
    """The weights of the fields that the positions lie in; often in the abstract counts a little more."""
    total, field, in_abstract = 0, 0, 0
    for position in positions:
        weight = _field_weight(position)
        if position >= ABSTRACT:
            in_abstract += 1
        elif weight[0] != field:
            total += weight[1]
        field = weight[0]
    return total + (ABSTRACT_WEIGHT + min(in_abstract - 1, OFTEN_LIMIT) if in_abstract else 0)


def rank(words: Sequence[Word], rarities: Sequence[int], content: Sequence[bool]) -> Rank:
    """The rank of a paper from its words; `rarities` are the query's, `content` tells its content words."""
    every = sum(rarities)
    have = sum(rare for word, rare in zip(words, rarities, strict=True) if word.value)
    share, whole = _title_share(words, content)
    found = sum(word.value for word in words) + _nearness(words)
    score = found * have * have // (every * every) * (100 + share) // 100
    complete = all(word.value for word, counts in zip(words, content, strict=True) if counts)
    return Rank(whole, score if complete else score - score // LACKING, complete)


def _field_weight(position: int) -> tuple[int, int]:
    """The field's number, counted from 1, and its weight."""
    if position < NAME:
        return 1, TITLE_WEIGHT
    if position < REPOSITORY:
        return 2, NAME_WEIGHT
    if position < WHY:
        return 3, REPOSITORY_WEIGHT
    return (4, WHY_WEIGHT) if position < ABSTRACT else (5, ABSTRACT_WEIGHT)


def _title_share(words: Sequence[Word], content: Sequence[bool]) -> tuple[int, bool]:
    """How many hundredths of the title were typed, and whether it is the whole title and nothing else."""
    hits = [word.hit for word, counts in zip(words, content, strict=True) if counts]
    in_title = [hit.posting for hit in hits if hit and hit.posting.content]
    if not in_title:
        return 0, False
    length = in_title[0].content
    typed = len({position for posting in in_title for position in posting.positions if position < NAME})
    return min(typed, length) * 100 // length, typed >= length and len(in_title) == len(hits)


def _nearness(words: Sequence[Word]) -> int:
    total = 0
    before: tuple[int, Hit] | None = None
    for place, word in enumerate(words):
        if word.hit is None:
            continue
        if before and before[1].reading != word.hit.reading:
            total += _near(before[1], word.hit, place - before[0])
        before = place, word.hit
    return total


def _near(first: Hit, second: Hit, apart: int) -> int:
    """Two points in order as in the query, one out of order or a little further, times the field's weight."""
    best = 0
    for a in first.posting.positions:
        for b in second.posting.positions:
            step = b - a
            points = 2 if 0 < step <= apart + 1 else 1 if 0 < abs(step) <= NEAR_WORDS else 0
            if points:
                best = max(best, points * _near_weight(a, b))
    return best * min(first.rarity, second.rarity) * min(first.weight, second.weight)


def _near_weight(first: int, second: int) -> int:
    if max(first, second) < NAME:
        return NEAR_IN_TITLE
    return NEAR_IN_ABSTRACT if min(first, second) >= ABSTRACT else 0

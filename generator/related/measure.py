"""Find each paper's most alike ones by the cosine of their vectors.

An index from word to papers tells who shares a word. Of a common word it keeps the papers in which it weighs
most (champion lists: Manning, Raghavan and Schütze 2008, section 7.1.3), so that the time grows with the
number of papers and not with its square; those that share most words are then compared exactly. A word of at
most `_CHAMPIONS` papers loses nothing. The five found have 99.6 % of the cosines of the five nearest among
306 papers, and 96 % among 10,000.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, islice
from math import fsum

from generator.model import Related
from generator.related.documents import Document
from generator.related.reasons import Reason, Surfaces, shared
from generator.related.terms import Terms
from generator.related.vectors import Vector, vectors
from generator.sharing import shared as in_two
from generator.text.words import words

#: Related works a paper has at most.
MOST = 5

#: Below this cosine two papers have no more in common than any two have.
FLOOR = 0.09

#: From this one on a few single words are reason enough; below it they may be chance.
CERTAIN = 2 * FLOOR

# Above this one two papers may be the same text; they are where they have this share of all words in common.
_SUSPECT, _SAME = 0.9, 0.9

# Papers that the index keeps for a word, and those of the search that are compared exactly.
_CHAMPIONS = 50
_COMPARED = 20

# So many of a paper's heaviest words count double in the search.
_HEAVY = 6

# Who shares one word only is met by the hundred, and is never near.
_SEVERAL = 3

# Two papers are mostly near to one another, for the same reasons; so many wait to be told twice.
_EXPLAINED = 1 << 17

Index = Mapping[str, Sequence[int]]


def related(
    documents: Sequence[Document], labels: Mapping[str, str], terms: Terms | None = None
) -> tuple[tuple[Related, ...], ...]:
    """Up to `MOST` related works for each document, in the order of the documents, the most alike first.

    `labels` maps a tag's id to how readers know it. Documents that are equally alike stand in the order of
    their citekeys.
    """
    terms = Terms() if terms is None else terms
    found, written = vectors(documents, terms)
    index = _index(found)
    surfaces = Surfaces(documents, written, labels, terms)

    @lru_cache(maxsize=_EXPLAINED)
    def because(one: int, other: int) -> Reason:
        return surfaces.reason(shared(found[one], found[other]))

    def near(number: int) -> list[tuple[int, tuple[str, ...]]]:
        return [
            (other, why.words)
            for other, cosine in islice(_alike(number, documents, found, index), MOST)
            if (why := because(min(number, other), max(number, other))).is_enough or cosine >= CERTAIN
        ]

    return tuple(
        [
            tuple([Related(documents[other].citekey, why) for other, why in others])
            for others in in_two(near, range(len(found)))
        ]
    )


def _alike(
    number: int, documents: Sequence[Document], found: Sequence[Vector], index: Index
) -> Iterator[tuple[int, float]]:
    """The others that are alike, the most alike first, with their cosines."""
    weights = list(found[number].items())
    near = [
        (-cosine, documents[other].citekey, other)
        for other in _met(number, found[number], index, len(found))
        if (cosine := _cosine(weights, found[other])) >= FLOOR
    ]
    near.sort()
    for cosine, _, other in near:
        if -cosine < _SUSPECT or not _same(documents[number], documents[other]):
            yield other, -cosine


def _same(one: Document, other: Document) -> bool:
    mine, theirs = (set(words(f"{each.title} {each.abstract}".lower())) for each in (one, other))
    return len(mine & theirs) >= _SAME * len(mine | theirs)


def _index(found: Sequence[Vector]) -> Index:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(found):
        for term in vector:
            index[term].append(number)
    for term, papers in index.items():
        if len(papers) > _CHAMPIONS:
            heaviest = nsmallest(_CHAMPIONS, [(-found[number][term], number) for number in papers])
            index[term] = [number for _, number in heaviest]
    return index


def _met(number: int, vector: Vector, index: Index, papers: int) -> Sequence[int]:
    """Those of all `papers` that share most words with one, the paper itself left out."""
    met = [index[term] for term in vector]
    shares = Counter(chain.from_iterable(met + met[:_HEAVY]))
    del shares[number]
    # One number for a share and a paper sorts faster than two: the largest share first, then the first paper.
    several = [other - share * papers for other, share in shares.items() if share >= _SEVERAL]
    if len(several) < _COMPARED:
        return list(shares)
    several.sort()
    return [ranked % papers for ranked in several[:_COMPARED]]


def _cosine(weights: Sequence[tuple[str, float]], other: Vector) -> float:
    # The exact sum, so that its order does not matter.
    return fsum([weight * other[term] for term, weight in weights if term in other])

"""Find each paper's most alike ones by the cosine of their vectors.

An index from word to papers tells who shares a word. Of a common word it keeps the papers in which it weighs
most (champion lists: Manning, Raghavan and Schütze 2008, section 7.1.3), so that the time grows with the
number of papers and not with its square; those that share most words are then compared exactly. A word of at
most `_CHAMPIONS` papers loses nothing. Of 10,000 papers, the five found have 98 % of the cosines of the five
nearest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from math import fsum

from generator.model import Related
from generator.related.reasons import Surfaces, is_reason, shared
from generator.related.vectors import Document, Vector, vectors
from generator.sharing import shared as in_two
from generator.text.words import WORD

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

Index = Mapping[str, Sequence[int]]


def related(documents: Sequence[Document], labels: Mapping[str, str]) -> tuple[tuple[Related, ...], ...]:
    """Up to `MOST` related works for each document, in the order of the documents, the most alike first.

    `labels` maps a tag's id to how readers know it. Documents that are equally alike stand in the order of
    their citekeys.
    """
    found, written = vectors(documents)
    index = _index(found)
    surfaces = Surfaces(documents, written, labels)
    near = in_two(lambda number: _nearest(number, documents, found, index), range(len(found)))
    return tuple(
        tuple(
            Related(documents[other].citekey, surfaces.explain(terms))
            for other, cosine in others
            if is_reason(terms := shared(vector, found[other])) or cosine >= CERTAIN
        )
        for vector, others in zip(found, near, strict=True)
    )


def _nearest(
    number: int, documents: Sequence[Document], found: Sequence[Vector], index: Index
) -> list[tuple[int, float]]:
    """The others that are most alike, with their cosines."""
    vector, document = found[number], documents[number]
    near = [
        (-cosine, documents[other].citekey, other)
        for other in _met(number, vector, index)
        if (cosine := _cosine(vector, found[other])) >= FLOOR
        and (cosine < _SUSPECT or not _same(document, documents[other]))
    ]
    return [(other, -cosine) for cosine, _, other in nsmallest(MOST, near)]


def _same(one: Document, other: Document) -> bool:
    mine, theirs = (set(WORD.findall(f"{each.title} {each.abstract}".lower())) for each in (one, other))
    return len(mine & theirs) >= _SAME * len(mine | theirs)


def _index(found: Sequence[Vector]) -> Index:
    index: dict[str, list[tuple[float, int]]] = {}
    for number, vector in enumerate(found):
        for term, weight in vector.items():
            index.setdefault(term, []).append((-weight, number))
    return {term: [number for _, number in nsmallest(_CHAMPIONS, papers)] for term, papers in index.items()}


def _met(number: int, vector: Vector, index: Index) -> list[int]:
    """The documents that share most words with one, the document itself left out."""
    papers = [index[term] for term in vector]
    shares = Counter(chain.from_iterable(papers + papers[:_HEAVY]))
    del shares[number]
    # Who shares one word only is met by the hundred, and is never near.
    several = [(-share, other) for other, share in shares.items() if share > 2]
    if len(several) < _COMPARED:
        return list(shares)
    return [other for _, other in nsmallest(_COMPARED, several)]


def _cosine(one: Vector, other: Vector) -> float:
    # The exact sum, so that its order does not matter.
    return fsum([one[term] * other[term] for term in one.keys() & other.keys()])

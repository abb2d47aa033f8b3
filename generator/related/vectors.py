"""A paper as a vector of weighted words: TF-IDF with the logarithm of the count (Salton and Buckley 1988).

Each vector is cut to its heaviest words and has length 1, so that the dot product of two is their cosine. A
word that only one paper has tells nothing of another one and is left out.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count, pairwise
from math import log, sqrt

from generator.related.documents import Document
from generator.related.terms import TAG, Terms
from generator.text.words import words

#: Word, pair of words ("point cloud" by its stems) or tag → weight, heaviest first.
Vector = dict[str, float]

# The heaviest words make up nearly all of a vector; more cost time for nothing a reader would see.
_LONGEST = 24

# A word of the title counts this often beside its place in the text, the name and a tag this often.
_IN_TITLE, _NAME, _TAGGED = 2, 2, 2

# A word written once, outside the title, says little of a paper.
_ONCE = 0.5

# In a small library a common word may stand in two papers by chance; none counts as rarer than this.
_RAREST = 3

Pair = tuple[str, str]


def vectors(documents: Sequence[Document], terms: Terms) -> tuple[list[Vector], Counter[str]]:
    """The documents' vectors, in their order, and how often the abstracts have each word as it is written.

    Words without a term are not among the written ones. Two words are a pair where they stand together in a
    title.
    """
    titles = [terms.of(words(document.title or "")) for document in documents]
    pairs = {pair for title in titles for pair in pairwise(title) if all(pair)}
    written: Counter[str] = Counter()
    bags = _Bags()
    for document, title in zip(documents, titles, strict=True):
        found = words(document.abstract)
        abstract = terms.of(found)
        written.update(compress(found, abstract))
        counts: dict[str, int] = Counter(abstract)
        _add(counts, title, 1 + _IN_TITLE)
        _add(counts, terms.of(words(document.acronym or "")), _NAME)
        _add(counts, (TAG + tag for tag in document.tags), _TAGGED)
        _add(counts, map(" ".join, pairs.intersection(pairwise(title))), 1 + _IN_TITLE)
        _add(counts, map(" ".join, pairs.intersection(pairwise(abstract))), 1)
        counts.pop("", None)
        bags.add(counts)
    return list(bags.vectors()), written


def _add(counts: dict[str, int], found: Iterable[str], times: int) -> None:
    for each in found:
        counts[each] = counts.get(each, 0) + times


# The weight of a count, by the count; an abstract hardly says a word more often.
_WEIGHTS = (0.0, _ONCE, *(1.0 + log(count) for count in range(2, 64)))


class _Bags:
    """The counted terms of each paper, in few bytes: one number for a term with its count."""

    def __init__(self) -> None:
        self._numbers: defaultdict[tuple[str, int], int] = defaultdict(count().__next__)
        self._bags: list[array[int]] = []

    def add(self, counts: Mapping[str, int]) -> None:
        """Take in the next paper."""
        self._bags.append(array("I", map(self._numbers.__getitem__, counts.items())))

    def vectors(self) -> Iterator[Vector]:
        """The papers' vectors, in their order."""
        heaviest = sorted(self._weighed())
        terms = [term for _, term, _ in heaviest]
        weights = [-weight for weight, _, _ in heaviest]
        # Its place among all tells which of a paper's terms weigh most; one that weighs nothing has none.
        nowhere = len(heaviest)
        places = [nowhere] * len(self._numbers)
        for place, (_, _, number) in enumerate(heaviest):
            places[number] = place
        for bag in self._bags:
            heavy = sorted(map(places.__getitem__, bag))[:_LONGEST]
            while heavy and heavy[-1] == nowhere:
                heavy.pop()
            found = [weights[place] for place in heavy]
            length = sqrt(sum([weight * weight for weight in found])) or 1.0
            yield dict(
                zip([terms[place] for place in heavy], [weight / length for weight in found], strict=True)
            )

    def _weighed(self) -> Iterator[tuple[float, str, int]]:
        """What weighs something: the weight below zero, the term, and its number with that count."""
        held = Counter(chain.from_iterable(self._bags))
        papers: Counter[str] = Counter()
        for (term, _), number in self._numbers.items():
            papers[term] += held[number]
        every = len(self._bags) + 1
        rarity = {term: log(every / max(number, _RAREST)) for term, number in papers.items() if number > 1}
        for (term, times), number in self._numbers.items():
            if rare := rarity.get(term):
                yield -_WEIGHTS[min(times, len(_WEIGHTS) - 1)] * rare, term, number

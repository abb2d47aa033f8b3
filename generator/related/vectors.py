"""A paper as a vector of weighted words: TF-IDF with the logarithm of the count (Salton and Buckley 1988).

Each vector is cut to its heaviest words and has length 1, so that the dot product of two is their cosine. A
word that only one paper has tells nothing of another one and is left out.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count, pairwise
from math import log, sqrt
from typing import NamedTuple

from generator.related.documents import Document
from generator.related.terms import TAG, Terms
from generator.sharing import in_parts
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

# Counting a paper takes a twentieth of a millisecond; more parts than these cost time when they are joined.
_WORTH_A_PART, _PARTS = 1000, 8

Pair = tuple[str, str]

#: A term and how often one paper has it.
Times = tuple[str, int]


def vectors(documents: Sequence[Document], terms: Terms) -> tuple[list[Vector], Counter[str]]:
    """The documents' vectors, in their order, and how often the abstracts have each word as it is written.

    Words without a term are not among the written ones. Two words are a pair where they stand together in a
    title.
    """
    titles = [terms.of(words(document.title or "")) for document in documents]
    pairs = {pair for title in titles for pair in pairwise(title) if all(pair)}
    known = terms.known
    counted = in_parts(
        lambda part: _counted(part, pairs, Terms(known)),
        list(zip(documents, titles, strict=True)),
        min(_PARTS, max(1, len(documents) // _WORTH_A_PART)),
    )
    written: Counter[str] = Counter()
    for part in counted:
        terms.update(part.terms)
        written.update(part.written)
    return _vectors(counted, len(documents)), written


class _Counted(NamedTuple):
    """The counted terms of some papers, in few bytes: one number for a term with its count.

    `papers` holds these numbers, `stand_for` what each of them is, and `held` how many of the papers have it.
    `written` counts the words of the abstracts that have a term, and `terms` has the term of every word.
    """

    papers: list[array[int]]
    stand_for: list[Times]
    held: list[int]
    written: Counter[str]
    terms: Terms


def _counted(papers: Sequence[tuple[Document, list[str]]], pairs: set[Pair], terms: Terms) -> _Counted:
    """Count the terms of each paper; its title comes cut into terms."""
    numbers: defaultdict[Times, int] = defaultdict(count().__next__)
    written: Counter[str] = Counter()
    bags: list[array[int]] = []
    for document, title in papers:
        found = words(document.abstract)
        abstract = terms.of(found)
        written.update(compress(found, abstract))
        counts = Counter(
            abstract
            + title * (1 + _IN_TITLE)
            + terms.of(words(document.acronym or "")) * _NAME
            + [TAG + tag for tag in document.tags] * _TAGGED
            + _joined(pairs.intersection(pairwise(title))) * (1 + _IN_TITLE)
            + _joined(pairs.intersection(pairwise(abstract)))
        )
        counts.pop("", None)
        bags.append(array("I", map(numbers.__getitem__, counts.items())))
    held = Counter(chain.from_iterable(bags))
    return _Counted(bags, list(numbers), [held[number] for number in range(len(numbers))], written, terms)


def _joined(pairs: Iterable[Pair]) -> list[str]:
    return [*map(" ".join, pairs)]


# The weight of a count, by the count; an abstract hardly says a word more often.
_WEIGHTS = (0.0, _ONCE, *(1.0 + log(count) for count in range(2, 64)))


def _vectors(counted: Sequence[_Counted], papers: int) -> list[Vector]:
    """The vectors of all papers, which were counted in parts."""
    heaviest = sorted(_weighed(counted, papers))
    terms = [term for _, term, _ in heaviest]
    weights = [-weight for weight, _, _ in heaviest]
    # Its place among all tells which of a paper's terms weigh most; one that weighs nothing has none.
    nowhere = len(heaviest)
    places = {(term, times): place for place, (_, term, times) in enumerate(heaviest)}
    made: list[Vector] = []
    for part in counted:
        place_of = [places.get(each, nowhere) for each in part.stand_for]
        for paper in part.papers:
            heavy = sorted(map(place_of.__getitem__, paper))[:_LONGEST]
            while heavy and heavy[-1] == nowhere:
                heavy.pop()
            found = [weights[place] for place in heavy]
            length = sqrt(sum([weight * weight for weight in found])) or 1.0
            scaled = [weight / length for weight in found]
            made.append(dict(zip([terms[place] for place in heavy], scaled, strict=True)))
    return made


def _weighed(counted: Iterable[_Counted], papers: int) -> Iterator[tuple[float, str, int]]:
    """What weighs something: the weight below zero, the term, and how often a paper has it."""
    held: Counter[Times] = Counter()
    for part in counted:
        for each, number in zip(part.stand_for, part.held, strict=True):
            held[each] += number
    having: Counter[str] = Counter()
    for (term, _), number in held.items():
        having[term] += number
    rarity = {term: log((papers + 1) / max(number, _RAREST)) for term, number in having.items() if number > 1}
    for term, times in held:
        if rare := rarity.get(term):
            yield -_WEIGHTS[min(times, len(_WEIGHTS) - 1)] * rare, term, times

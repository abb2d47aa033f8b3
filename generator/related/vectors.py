"""A paper as a vector of weighted words: TF-IDF with the logarithm of the count (Salton and Buckley 1988).

Each vector is cut to its heaviest words and has length 1, so that the dot product of two is their cosine. A
word that only one paper has tells nothing of another one and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from generator.related.stopwords import STOPWORDS
from generator.text.words import WORD, stem

#: Word, pair of words ("point cloud" by its stems) or tag → weight, heaviest first.
Vector = dict[str, float]

#: Stands before a tag's id, so that no word of a text is taken for it.
TAG = "#"

# The heaviest words make up nearly all of a vector; more cost time for nothing a reader would see.
_LONGEST = 24

# A word of the title counts this often beside its place in the text, the name and a tag this often.
_IN_TITLE, _NAME, _TAGGED = 2, 2, 2

# A word written once, outside the title, says little of a paper.
_ONCE = 0.5

# In a small library a common word may stand in two papers by chance; none counts as rarer than this.
_RAREST = 3

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """What is compared of a paper; `tags` are ids of the vocabulary."""

    citekey: str
    title: str | None
    abstract: str
    acronym: str | None = None
    tags: tuple[str, ...] = ()


def vectors(documents: Sequence[Document]) -> tuple[list[Vector], Counter[str]]:
    """The documents' vectors, in their order, and how often the abstracts have each word as it is written.

    Two words are a pair where they stand together in a title.
    """
    written: Counter[str] = Counter()
    pairs = {pair for document in documents for pair in pairwise(terms(document.title or "")) if all(pair)}
    counts = [_counts(document, pairs, written) for document in documents]
    frequency: Counter[str] = Counter()
    for count in counts:
        frequency.update(count.keys())
    every = len(documents) + 1
    rarity = {term: log(every / max(number, _RAREST)) for term, number in frequency.items() if number > 1}
    return [_vector(count, rarity) for count in counts], written


def terms(text: str) -> list[str]:
    """The stems of a text's words in their order; "" for a word that every paper has."""
    return list(map(term, WORD.findall(text)))


@lru_cache(maxsize=1 << 17)
def term(word: str) -> str:
    """The stem of a word, or "" for one that every paper has."""
    if word.lower() in STOPWORDS or len(word) < 2 or word.isdecimal():
        return ""
    found = stem(word)
    return "" if found in _STOPPED else found


_STOPPED = frozenset(map(stem, STOPWORDS))


def _counts(document: Document, pairs: set[Pair], written: Counter[str]) -> dict[str, int]:
    words = WORD.findall(document.abstract)
    written.update(words)
    title, abstract = terms(document.title or ""), list(map(term, words))
    counts: dict[str, int] = Counter(abstract)
    _add(counts, title, 1 + _IN_TITLE)
    _add(counts, terms(document.acronym or ""), _NAME)
    _add(counts, (TAG + tag for tag in document.tags), _TAGGED)
    _add(counts, map(" ".join, pairs.intersection(pairwise(title))), 1 + _IN_TITLE)
    _add(counts, map(" ".join, pairs.intersection(pairwise(abstract))), 1)
    counts.pop("", None)
    return counts


def _add(counts: dict[str, int], found: Iterable[str], times: int) -> None:
    for each in found:
        counts[each] = counts.get(each, 0) + times


# The weight of a count, by the count; an abstract hardly says a word more often.
_WEIGHTS = (0.0, _ONCE, *(1.0 + log(count) for count in range(2, 64)))


def _vector(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weights = [
        (-_WEIGHTS[min(count, len(_WEIGHTS) - 1)] * rarity[each], each)
        for each, count in counts.items()
        if each in rarity
    ]
    weights.sort()
    del weights[_LONGEST:]
    length = sqrt(sum([weight * weight for weight, _ in weights])) or 1.0
    return {each: -weight / length for weight, each in weights if weight}

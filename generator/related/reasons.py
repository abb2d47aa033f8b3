"""The words that explain why two papers are related, as readers know them: never stems."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.related.documents import Document
from generator.related.terms import TAG, Terms
from generator.related.vectors import Vector
from generator.text.words import is_name, split, words

#: How many words explain a related work at most.
WORDS = 4

# Parts of words that explain nothing by themselves.
_PARTS = frozenset("pre self semi multi post hoc non cross co sub inter intra bi uni".split())

# More tags than these tell what the whole list is about, and not what these two share.
_TAGS = 2

# Two single words in common may be chance.
_SEVERAL = 3

# Beyond the heaviest ones a shared term explains nothing.
_LOOKED_AT = 12

#: Two words of a title with what stands between them.
Neighbours = tuple[str, str, str]


def shared(one: Vector, other: Vector) -> list[str]:
    """The terms that two vectors share, without the parts of shared pairs.

    Pairs of words say most, then tags, then single words; each kind by what it adds to the cosine.
    """
    added = [(-weight * other[each], each) for each, weight in one.items() if each in other]
    added.sort()
    ranked = [each for _, each in added[:_LOOKED_AT]]
    pairs = [each for each in ranked if " " in each]
    tags = [each for each in ranked if each[0] == TAG]
    single = [each for each in ranked if " " not in each and each[0] != TAG]
    parts = _PARTS.union(*map(str.split, pairs)) if pairs else _PARTS
    return [*pairs, *tags[:_TAGS], *(each for each in single if each not in parts), *tags[_TAGS:]]


class Reason(NamedTuple):
    """Why to read on, and whether that is enough: a pair or a tag is, of single words it takes several."""

    words: tuple[str, ...]
    is_enough: bool


class Surfaces:
    """How the library writes each term most often: a word small where it may be, a pair as in the titles."""

    def __init__(
        self,
        documents: Sequence[Document],
        written: Mapping[str, int],
        labels: Mapping[str, str],
        terms: Terms,
    ) -> None:
        """Take in `written`, the words of the abstracts with their number, and the labels of the tags."""
        self._labels = labels
        self._words = Counter(written)
        titles = [split(one.title) for one in documents if one.title]
        named = Counter(chain.from_iterable(words(one.acronym) for one in documents if one.acronym))
        named.update(chain.from_iterable(pieces[1::2] for pieces in titles))
        self._small = {word: _small(word, written) for word in named}
        for word, number in named.items():
            self._words[self._small[word]] += number
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._forms[terms[word]].append(word)
        self._pairs: defaultdict[str, list[tuple[Neighbours, int]]] = defaultdict(list)
        for neighbours, number in Counter(chain.from_iterable(map(_neighbours, titles))).items():
            one, other = terms[neighbours[0]], terms[neighbours[2]]
            if one and other:
                self._pairs[f"{one} {other}"].append((neighbours, number))
        self._known: dict[str, tuple[str, str]] = {}

    def reason(self, terms: Sequence[str]) -> Reason:
        """What some shared terms say."""
        is_enough = len(terms) >= _SEVERAL or any(" " in each or each.startswith(TAG) for each in terms)
        return Reason(self._explain(terms), is_enough)

    def _explain(self, found: Iterable[str]) -> tuple[str, ...]:
        """The first `WORDS` of some terms as readers know them, none of them twice or within another."""
        told: list[str] = []
        lower: list[str] = []
        for each in found:
            surface, small = self._known.get(each) or self._learn(each)
            for other in lower:
                if small in other or other in small:
                    break
            else:
                told.append(surface)
                lower.append(small)
                if len(told) == WORDS:
                    break
        return tuple(told)

    def _learn(self, term: str) -> tuple[str, str]:
        surface = self.of(term)
        self._known[term] = known = (surface, surface.lower())
        return known

    def of(self, found: str) -> str:
        """A term as a reader knows it."""
        if found.startswith(TAG):
            return self._labels.get(found[len(TAG) :], found[len(TAG) :])
        if " " in found:
            return _commonest(self._joined(found))
        return _commonest({word: self._words[word] for word in self._forms[found]})

    def _joined(self, pair: str) -> Mapping[str, int]:
        """How titles write a pair, and how often."""
        counted: Counter[str] = Counter()
        for (first, between, second), number in self._pairs[pair]:
            joint = "-" if between == "-" else " "
            counted[f"{self._small[first]}{joint}{self._small[second]}"] += number
        return counted


def _small(word: str, written: Mapping[str, int]) -> str:
    """In a title every word may be capital: it is kept for names, and for what abstracts write so, too."""
    if word.islower() or written.get(word, 0) > written.get(word.lower(), 0) or is_name(word):
        return word
    return word.lower()


def _neighbours(pieces: Sequence[str]) -> Iterator[Neighbours]:
    """Neighbouring words of a title that was split at its words."""
    return zip(pieces[1:-2:2], pieces[2:-1:2], pieces[3::2], strict=True)


def _commonest(counted: Mapping[str, int]) -> str:
    """The commonest surface; a capital one only where no small one is written."""
    return min(counted, key=lambda word: (word[:1].isupper() and not is_name(word), -counted[word], word))

"""The words that explain why two papers are related, as readers know them: never stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.related.vectors import TAG, Document, Vector, term
from generator.text.words import WORD, is_name

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


def shared(one: Vector, other: Vector) -> list[str]:
    """The terms that two vectors share, without the parts of shared pairs.

    Pairs of words say most, then tags, then single words; each kind by what it adds to the cosine.
    """
    added = [(-one[each] * other[each], each) for each in one.keys() & other.keys()]
    ranked = [each for _, each in sorted(added)[:_LOOKED_AT]]
    pairs = [each for each in ranked if " " in each]
    parts = _PARTS.union(part for each in pairs for part in each.split(" "))
    tags = [each for each in ranked if each.startswith(TAG)]
    words = [each for each in ranked if each not in parts and " " not in each and not each.startswith(TAG)]
    return [*pairs, *tags[:_TAGS], *words, *tags[_TAGS:]]


def is_reason(terms: Sequence[str]) -> bool:
    """Whether shared terms say why to read on: a pair or a tag does, of single words it takes several."""
    return len(terms) >= _SEVERAL or any(" " in each or each.startswith(TAG) for each in terms)


class Surfaces:
    """How the library writes each term most often: a word small where it may be, a pair as in the titles."""

    def __init__(
        self, documents: Sequence[Document], written: Mapping[str, int], labels: Mapping[str, str]
    ) -> None:
        """Take in `written`, the words of the abstracts with their number, and the labels of the tags."""
        self._labels = labels
        words = Counter(written)
        for document in documents:
            words.update(_small(WORD.findall(f"{document.title or ''} {document.acronym or ''}"), words))
        self._forms = _commonest((term(word), word, count) for word, count in words.items())
        pairs = Counter(pair for document in documents for pair in _pairs(document.title or "", words))
        self._pairs = _commonest((*pair, count) for pair, count in pairs.items())

    def explain(self, terms: Iterable[str]) -> tuple[str, ...]:
        """The first `WORDS` of some terms as readers know them, none of them twice or within another."""
        told: list[str] = []
        for surface in map(self.of, terms):
            if not any(surface.lower() in each.lower() or each.lower() in surface.lower() for each in told):
                told.append(surface)
        return tuple(told[:WORDS])

    def of(self, found: str) -> str:
        """A term as a reader knows it."""
        if found.startswith(TAG):
            return self._labels.get(found[len(TAG) :], found[len(TAG) :])
        return self._pairs[found] if " " in found else self._forms[found]


def _small(words: Iterable[str], known: Mapping[str, int]) -> Iterator[str]:
    """In a title every word may be capital: it is kept for names, and for what abstracts write so, too."""
    for word in words:
        yield word if is_name(word) or known.get(word, 0) > known.get(word.lower(), 0) else word.lower()


def _pairs(title: str, known: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    pieces = WORD.split(title)
    words = list(_small(pieces[1::2], known))
    for place, (first, second) in enumerate(pairwise(words)):
        one, other = term(first), term(second)
        if one and other:
            yield f"{one} {other}", f"{first}{'-' if pieces[2 * place + 2] == '-' else ' '}{second}"


def _commonest(counted: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """The commonest surface of each term; a capital one only where no small one is written."""
    best: dict[str, tuple[bool, int, str]] = {}
    for each, surface, count in counted:
        rank = (surface[:1].isupper() and not is_name(surface), -count, surface)
        if each not in best or rank < best[each]:
            best[each] = rank
    return {each: surface for each, (_, _, surface) in best.items()}

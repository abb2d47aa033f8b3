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

# With fewer words than these in common, the common tags are named, too.
_FEW = 2

# Beyond the heaviest ones a shared term explains nothing.
_LOOKED_AT = 12


def shared(one: Vector, other: Vector) -> list[str]:
    """The terms that two vectors share, by what they add to the cosine, without the parts of shared pairs."""
    added = [(-one[each] * other[each], each) for each in one.keys() & other.keys()]
    ranked = [each for _, each in sorted(added)[:_LOOKED_AT]]
    parts = _PARTS.union(part for each in ranked if " " in each for part in each.split(" "))
    words = [each for each in ranked if each not in parts and not each.startswith(TAG)][:WORDS]
    if len(words) < _FEW:
        words += [each for each in ranked if each.startswith(TAG)]
    return words[:WORDS]


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

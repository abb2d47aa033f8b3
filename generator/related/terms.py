"""The term that each word of a text stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from generator.related.stopwords import STOPWORDS
from generator.text.words import stem

#: Stands before a tag's id, so that no word of a text is taken for it.
TAG = "#"


class Terms(dict[str, str]):
    """The term of every word that was asked for: its stem, or "" for a word that every paper has.

    `known` are terms that were worked out before, which takes longer than anything else here.
    """

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._known = known or {}

    def __missing__(self, word: str) -> str:
        known = self._known.get(word)
        self[word] = found = _term(word) if known is None else known
        return found

    @property
    def known(self) -> dict[str, str]:
        """All terms that it can tell without working them out."""
        return {**self._known, **self}

    def of(self, found: Iterable[str]) -> list[str]:
        """The terms of some words, in their order."""
        return list(map(self.__getitem__, found))


def _term(word: str) -> str:
    if word.lower() in STOPWORDS or len(word) < 2 or word.isdecimal():
        return ""
    found = stem(word)
    return "" if found in _stopped() else found


@cache
def _stopped() -> frozenset[str]:
    return frozenset(map(stem, STOPWORDS))

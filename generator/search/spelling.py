"""How far two words are apart, and which known words a typed one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Guess(NamedTuple):
    """A known word near a typed one; smaller sorts better."""

    distance: int
    rareness: int
    word: str


def tolerance(word: str) -> int:
    """How many typos a word of this length may hold: none up to three letters, one up to seven, then two."""
    return 0 if len(word) <= 3 else 1 if len(word) <= 7 else 2


def kept(word: str) -> int:
    """How many letters at the beginning or at the end the typos of a word leave as they are.

    One typo, a swap across the middle too, leaves either the first or the last half less one; two leave the
    first or the last third, unless one stands in each, which is not looked for.
    """
    allowed = tolerance(word)
    return (len(word) - 1) // (allowed + 1) if allowed else 0


def distance(typed: str, known: str, limit: int) -> int:
    """Letters to change, add, drop or swap with a neighbour (optimal string alignment); `limit + 1` if more.

    Source: Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16 (2011), section 2.
    """
    if abs(len(typed) - len(known)) > limit:
        return limit + 1
    above: list[int] = []
    before = list(range(len(known) + 1))
    for i, letter in enumerate(typed):
        row = [i + 1]
        for j, other in enumerate(known):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != other))
            if i and j and letter == known[j - 1] and typed[i - 1] == other:
                cost = min(cost, above[j - 1] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        above, before = before, row
    return min(before[-1], limit + 1)


def guesses(typed: str, known: Iterable[tuple[str, int]], most: int) -> list[Guess]:
    """The nearest known words, the more frequent first of equally near ones; digits must agree."""
    limit = tolerance(typed)
    digits = _digits(typed)
    near = [
        Guess(apart, -weight, word)
        for word, weight in known
        if abs(len(word) - len(typed)) <= limit
        and _digits(word) == digits
        and (apart := distance(typed, word, limit)) <= limit
    ]
    return sorted(near)[:most]


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdigit, word))

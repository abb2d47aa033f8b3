"""What the words of a query may stand for: themselves, longer words, joined or split ones, tags, typos.

A reading covers one or more neighbouring words of the query and names the terms that stand for them. All
candidates come from the index's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from generator.search.analysis import JOINED_LIMIT, STOP_WORDS, stem
from generator.search.pairs import pair_of
from generator.search.reader import Reader
from generator.search.spelling import guesses, kept

COMPLETIONS = 8
GUESSES = 5
SPLITS = 2
PART = 3
JOIN_WORDS = 3
ALIAS_WORDS = 5
_TWO = re.compile("(?<=[a-z])2(?=[a-z])")


class Weight(IntEnum):
    """How much a reading counts, in hundredths of the word as typed."""

    EXACT = 100
    JOINED = 95
    SPLIT = 90
    COMPLETED = 85
    TYPO = 65
    TAG = 60
    TYPOS = 45


@dataclass(frozen=True, slots=True)
class Reading:
    """Terms that stand for the words `first` to `last` of the query; several must stand side by side.

    A tag's reading has the filter's key (`tag:…`) for its only term.
    """

    first: int
    last: int
    terms: tuple[str, ...]
    weight: Weight


def readings(words: Sequence[str], is_open: bool, index: Reader) -> list[Reading]:
    """All readings of a query's words; a word that has none is split, or its typos are mended."""
    found: list[Reading] = []
    for place, word in enumerate(words):
        found += _as_typed(place, word, index)
        if is_open and place == len(words) - 1:
            found += _completed(place, word, index)
        found += _together(place, words, index)
    found += _paired(words, index)
    covered = {place for reading in found for place in range(reading.first, reading.last + 1)}
    for place, word in enumerate(words):
        if place not in covered:
            found += _split(place, word, index)
            found += _mended(place, word, index)
    return found


def _as_typed(place: int, word: str, index: Reader) -> Iterator[Reading]:
    if index.postings(stem(word)):
        yield Reading(place, place, (stem(word),), Weight.EXACT)


def _completed(place: int, word: str, index: Reader) -> Iterator[Reading]:
    """The most frequent words that begin so, from two letters on."""
    if len(word) < 2:
        return
    longer = sorted((-weight, len(known), known) for known, weight in index.words("words", word))
    terms = dict.fromkeys(stem(known) for _, _, known in longer)
    for term in [term for term in terms if term != stem(word)][:COMPLETIONS]:
        yield Reading(place, place, (term,), Weight.COMPLETED)


def _together(place: int, words: Sequence[str], index: Reader) -> Iterator[Reading]:
    """What runs of words from here on stand for as one word: a tag's label or alias, or a joined compound."""
    for end in range(place + 1, min(place + ALIAS_WORDS, len(words)) + 1):
        run = words[place:end]
        for number, whole in enumerate(_joined(run)):
            term = stem(whole)
            tag = index.telling_tag(term)
            if tag:
                yield Reading(place, end - 1, (tag,), Weight.TAG)
            if (number or len(run) > 1) and len(run) <= JOIN_WORDS and index.weight(whole):
                yield Reading(place, end - 1, (term,), Weight.JOINED)


def _paired(words: Sequence[str], index: Reader) -> Iterator[Reading]:
    """Neighbouring words that are both too frequent to be kept in full, as neighbours in a title."""
    content = [(place, stem(word)) for place, word in enumerate(words) if word not in STOP_WORDS]
    for (place, one), (next_place, other) in pairwise(content):
        if index.is_pruned(one) and index.is_pruned(other) and index.postings(pair_of(one, other)):
            yield Reading(place, next_place, (pair_of(one, other),), Weight.EXACT)


def _joined(run: Sequence[str]) -> list[str]:
    """A run of words as one; `text to image` is `text2image` too, and the other way round."""
    whole = "".join(run)
    if len(whole) > JOINED_LIMIT:
        return []
    if len(run) == 1 and _TWO.search(whole):
        return [whole, _TWO.sub("to", whole)]
    return [whole, f"{run[0]}2{run[2]}"] if len(run) == 3 and run[1] == "to" else [whole]


def _split(place: int, word: str, index: Reader) -> Iterator[Reading]:
    """The most frequent ways to see two known content words in one."""
    ways: list[tuple[int, int]] = []
    for cut in range(PART, len(word) - PART + 1):
        left, right = word[:cut], word[cut:]
        if left in STOP_WORDS or right in STOP_WORDS or not index.weight(left):
            continue
        weight = min(index.weight(left), index.weight(right))
        if weight:
            ways.append((-weight, cut))
    for _, cut in sorted(ways)[:SPLITS]:
        yield Reading(place, place, (stem(word[:cut]), stem(word[cut:])), Weight.SPLIT)


def _mended(place: int, word: str, index: Reader) -> Iterator[Reading]:
    """The nearest words, of those that begin or end as it does: a typo leaves one of the two whole."""
    length = kept(word)
    if not length:
        return
    known = dict(index.words("words", word[:length]))
    known |= {found[::-1]: weight for found, weight in index.words("endings", word[::-1][:length])}
    best = guesses(word, known.items(), GUESSES)
    for guess in best:
        if guess.distance == best[0].distance:
            weight = Weight.TYPO if guess.distance == 1 else Weight.TYPOS
            yield Reading(place, place, (stem(guess.word),), weight)

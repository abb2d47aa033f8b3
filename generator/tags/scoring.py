"""From evidence to log-odds: each feature counts by its learned number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, log1p
from typing import NamedTuple

from generator.tags.evidence import FIRST, Evidence
from generator.tags.phrases import Kind
from generator.tags.weights import FEATURES, Weights

#: Log-odds from which a term is given. Below evens, since a tag likelier than half of F1 raises F1;
#: not lower, for the sake of precision.
ENOUGH = -0.2

# With lower log-odds, those of a probability of 0.3, a term says nothing of the others.
_LIKELY = log(0.3 / 0.7)

# Beyond the fifteenth a rank says nothing more.
_LAST_RANK = 15


# What a term adds by itself, for each logarithm of its mentions, and by the phrases that name it.
_Corrections = tuple[float, float, Mapping[str, float]]


class Scorer:
    """Scores the terms of one vocabulary; `facets` maps each to its facet."""

    def __init__(self, facets: Mapping[str, str], weights: Weights) -> None:
        self._numbers = _parted(weights.features)
        self._pairs = weights.pairs
        self._terms: dict[str, _Corrections] = {}
        for term, facet in facets.items():
            bias, each = weights.facets.get(facet, (0.0, 0.0))
            self._terms[term] = bias + weights.terms.get(term, 0.0), each, weights.phrases.get(term, {})

    def alone(self, evidence: Evidence) -> float:
        """Log-odds that the term is a tag of the paper, taken by itself."""
        bias, each, phrases = self._terms[evidence.term]
        score = bias + _weighed(evidence, self._numbers)
        if evidence.named:
            score += each * log1p(evidence.mentions)
            if phrases:
                score += _correction(evidence.phrases, phrases)
        return score

    def among(self, scores: Mapping[str, float]) -> dict[str, float]:
        """Log-odds of each term, given those of all terms of the paper."""
        given = dict(scores)
        for one, score in scores.items():
            if score > _LIKELY and one in self._pairs:
                odds, pairs = probability(score), self._pairs[one]
                for other in given:
                    if other in pairs:
                        given[other] += odds * pairs[other]
        return given


def probability(score: float) -> float:
    """The probability of a score in log-odds."""
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, score))))


def features(evidence: Evidence) -> tuple[float, ...]:
    """Each of the `FEATURES` by itself; what the numbers are learned from."""
    return tuple(_weighed(evidence, numbers) for numbers in _UNITS)


class _Numbers(NamedTuple):
    """What each feature is worth; `FEATURES` in four parts."""

    bias: float
    names: tuple[float, ...]
    company: tuple[float, ...]
    standing: tuple[float, ...]


def _parted(numbers: Sequence[float]) -> _Numbers:
    return _Numbers(numbers[0], tuple(numbers[1:6]), tuple(numbers[6:11]), tuple(numbers[11:]))


# A number of one for one feature and none for the others.
_UNITS = tuple(_parted([float(one == other) for other in FEATURES]) for one in FEATURES)


def _weighed(evidence: Evidence, numbers: _Numbers) -> float:
    """The sum of the features, each times its number."""
    score = numbers.bias + _standing(evidence, numbers.standing)
    if evidence.named:
        score += _names(evidence, numbers.names)
    if evidence.weak or evidence.inside:
        score += _company(evidence, numbers.company)
    return score


def _names(evidence: Evidence, numbers: Sequence[float]) -> float:
    """What the phrases that name the term are worth, from "in-title" to "own-words"."""
    in_title, in_first, phrases, several_words, own_words = numbers
    named, title = evidence.named, evidence.title
    score = evidence.several_words * several_words + evidence.own_words * own_words
    if named[0][1] < title:
        score += in_title
    for _, start, _, _ in named:
        if start >= title:
            # They stand in the order of the text, so the first one behind the title tells.
            score += in_first if start < title + FIRST else 0.0
            break
    return score + phrases * min(3, len(evidence.phrases) - 1)


def _company(evidence: Evidence, numbers: Sequence[float]) -> float:
    """What the signs and hints of the term are worth, from "signs" to "inside-others"."""
    different, mentions, hinted, in_title, inside = numbers
    signs: set[str] = set()
    hints: set[str] = set()
    places: set[int] = set()
    for phrase, start, _, _ in evidence.weak:
        if phrase.kind is Kind.SIGN:
            signs.add(phrase.text)
            places.add(start)
        else:
            hints.add(phrase.text)
    score = inside * log1p(evidence.inside) if evidence.inside else 0.0
    if places:
        score += in_title if min(places) < evidence.title else 0.0
        places.difference_update([start for _, start, _, _ in evidence.named])
        score += different * min(3, len(signs - evidence.phrases)) + mentions * log1p(len(places))
    return score + hinted * log1p(len(hints - evidence.phrases)) if hints else score


def _standing(evidence: Evidence, numbers: Sequence[float]) -> float:
    """What the term's place among the terms of the paper is worth, from "implied" on."""
    implied, by_strength, rank, low_rank, strong, to_all, to_facet = numbers
    strength = evidence.strength
    score = rank / (1 + evidence.rank) + low_rank * (min(evidence.rank, _LAST_RANK) / _LAST_RANK)
    score += strong * log1p(strength)
    score += to_all * (strength / evidence.strongest) + to_facet * (strength / evidence.strongest_of_facet)
    if evidence.implied:
        score += implied + by_strength * log1p(evidence.implied)
    return score


def _correction(phrases: Iterable[str], known: Mapping[str, float]) -> float:
    """What the phrases say that the features do not: that of the phrase that says most."""
    values = [known[phrase] for phrase in phrases if phrase in known]
    return max(values, key=lambda value: (abs(value), value)) if len(values) > 1 else sum(values)

"""What a paper says for a term, as a few numbers that mean the same for any vocabulary.

A phrase that names the term counts for more in the title and in the first words, after "we propose", and for
less after "unlike" or in a list of examples; a hint counts little. How strong a term is *among the terms of
the same paper* tells most, so the ranks are features, too. Nothing here looks at another paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log1p

from generator.tags.matching import Hit, Text
from generator.tags.phrases import WEAK, Kind

# Zones, in words, of about a sentence.
_FIRST = 30
_AFTER_PROPOSAL = 12
_AFTER_CONTRAST = 6

_IN_TITLE, _IN_FIRST, _PROPOSED, _CONTRASTED = 3.0, 1.5, 1.5, 0.4
_WEAK, _WEAK_IN_TITLE, _INSIDE = 0.25, 0.5, 0.2

# Also as they begin a sentence.
_CONTRAST = frozenset(
    "unlike such including beyond instead rather without contrast compared existing previous prior "
    "traditional conventional like Unlike Beyond Instead Rather Without Compared Existing Previous Prior "
    "Traditional Conventional".split()
)
_PROPOSAL = frozenset(
    "propose proposes present presents introduce introduces develop develops design devise study "
    "studies".split()
)

# Beyond the fifteenth a rank says nothing more.
_LAST_RANK = 15

#: The names of the features, in the order of `features`.
FEATURES = (
    "bias",
    "in-title",
    "in-first-words",
    "phrases",
    "several-words",
    "own-words",
    "signs",
    "sign-mentions",
    "hints",
    "sign-in-title",
    "inside-others",
    "implied",
    "implied-by-strength",
    "rank",
    "low-rank",
    "strength",
    "strength-to-strongest",
    "strength-to-strongest-of-facet",
)


@dataclass(slots=True)
class Evidence:
    """All hits of one term in one paper, in their order: those that name it, and weaker ones.

    `strength` sums them up, `inside` counts those whose words belong to a longer phrase of another term, and
    `implied` is the strength of the strongest term that implies this one.
    """

    term: str
    facet: str
    strength: float = 0.0
    inside: int = 0
    implied: float = 0.0
    named: list[Hit] = field(default_factory=list)
    weak: list[Hit] = field(default_factory=list)
    _place: int = -1
    _best: float = 0.0

    @property
    def mentions(self) -> int:
        """At how many places it is named."""
        return len({hit.start for hit in self.named}) if len(self.named) > 1 else len(self.named)

    @property
    def phrases(self) -> set[str]:
        """The texts of the phrases that name it."""
        return {hit.phrase.text for hit in self.named}

    @property
    def certain(self) -> bool:
        """Whether the curator said that this phrase gives the term."""
        return any(hit.phrase.kind is Kind.MATCH for hit in self.named)

    def enough(self) -> bool:
        """Whether it is worth a look: something names the term, or two different things come with it."""
        if self.named or len(self.weak) < 2:
            return bool(self.named)
        return any(hit.phrase.text != self.weak[0].phrase.text for hit in self.weak)

    def count(self, place: int, value: float) -> None:
        """Add to the strength; of several phrases that begin at one word only the best counts."""
        if place != self._place:
            self._place, self._best = place, 0.0
        if value > self._best:
            self.strength += value - self._best
            self._best = value


def gathered(hits: Iterable[Hit], text: Text, facets: Mapping[str, str]) -> list[Evidence]:
    """The evidence for each term that has any, strongest first; `facets` maps term to facet.

    The hits have to come in the order of their places.
    """
    factors = _Factors(text)
    found: dict[str, Evidence] = {}
    for hit in hits:
        phrase, place, _, inside = hit
        evidence = found.get(phrase.term)
        if evidence is None:
            evidence = found[phrase.term] = Evidence(phrase.term, facets[phrase.term])
        if phrase.kind in WEAK:
            evidence.weak.append(hit)
            evidence.count(place, (_WEAK_IN_TITLE if place < text.title else _WEAK) * phrase.weight)
        elif inside:
            evidence.inside += 1
            evidence.count(place, _INSIDE)
        else:
            evidence.named.append(hit)
            evidence.count(place, factors.at(place) * phrase.weight)
    return sorted(found.values(), key=lambda evidence: (-evidence.strength, evidence.term))


class _Factors:
    """How much a word's place counts."""

    def __init__(self, text: Text) -> None:
        self._title = text.title
        self._contrast = _reach(text, _CONTRAST, _AFTER_CONTRAST)
        self._proposal = _reach(text, _PROPOSAL, _AFTER_PROPOSAL)

    def at(self, place: int) -> float:
        if place < self._title:
            return _IN_TITLE
        factor = _IN_FIRST if place - self._title < _FIRST else 1.0
        if place in self._contrast:
            factor *= _CONTRASTED
        if place in self._proposal:
            factor *= _PROPOSED
        return factor


def _reach(text: Text, cues: frozenset[str], reach: int) -> set[int]:
    """The places within `reach` words behind a cue."""
    if cues.isdisjoint(text.words):
        return set()
    return {
        place + distance
        for place, word in enumerate(text.words)
        if word in cues
        for distance in range(1, reach + 1)
    }


def features(
    ranked: list[Evidence], text: Text, narrower: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Evidence, tuple[float, ...]]]:
    """Each piece of evidence that is worth a look, with its features as in `FEATURES`.

    `narrower` maps a term to those that imply it.
    """
    strongest = ranked[0].strength if ranked else 1.0
    named = {evidence.term: evidence.strength for evidence in ranked if evidence.named}
    of_facet: dict[str, float] = {}
    for rank, evidence in enumerate(ranked):
        top = of_facet.setdefault(evidence.facet, evidence.strength)
        if evidence.enough():
            if evidence.term in narrower:
                implying = narrower[evidence.term] & named.keys()
                evidence.implied = max(map(named.__getitem__, implying), default=0.0)
            phrases, strength = evidence.phrases, evidence.strength
            yield (
                evidence,
                (
                    *_of_names(evidence, phrases, text),
                    *_of_others(evidence, phrases, text),
                    float(evidence.implied > 0),
                    log1p(evidence.implied),
                    1.0 / (1 + rank),
                    min(rank, _LAST_RANK) / _LAST_RANK,
                    log1p(strength),
                    strength / strongest,
                    strength / top,
                ),
            )


def _of_names(evidence: Evidence, phrases: set[str], text: Text) -> tuple[float, ...]:
    """The features from "bias" to "own-words"."""
    named = evidence.named
    if not named:
        return _UNNAMED
    end = text.title + _FIRST
    in_first = several = own = False
    for phrase, start, _, _ in named:
        in_first = in_first or text.title <= start < end
        several = several or len(phrase.words) > 1
        own = own or phrase.kind is not Kind.SYNONYM
    in_title = named[0].start < text.title
    return (
        1.0,
        float(in_title),
        float(in_first),
        float(min(3, len(phrases) - 1)),
        float(several),
        float(own),
    )


_UNNAMED = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def _of_others(evidence: Evidence, phrases: set[str], text: Text) -> tuple[float, ...]:
    """The features from "signs" to "inside-others"."""
    inside = log1p(evidence.inside) if evidence.inside else 0.0
    if not evidence.weak:
        return (0.0, 0.0, 0.0, 0.0, inside)
    signs: set[str] = set()
    hints: set[str] = set()
    places: set[int] = set()
    in_title = False
    for phrase, start, _, _ in evidence.weak:
        if phrase.kind is Kind.SIGN:
            signs.add(phrase.text)
            places.add(start)
            in_title = in_title or start < text.title
        else:
            hints.add(phrase.text)
    places.difference_update([hit.start for hit in evidence.named])
    different = float(min(3, len(signs - phrases)))
    return (different, log1p(len(places)), log1p(len(hints - phrases)), float(in_title), inside)

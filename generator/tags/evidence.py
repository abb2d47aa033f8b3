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
    """All hits of one term in one paper, summed up: those that name it, and the weaker ones.

    `phrases`, `signs` and `hints` are the texts of the different phrases found; `implied` is the strength of
    the strongest term that implies this one.
    """

    term: str
    facet: str
    strength: float = 0.0
    in_title: bool = False
    in_first: bool = False
    several_words: bool = False
    own_words: bool = False
    certain: bool = False
    sign_in_title: bool = False
    inside: int = 0
    implied: float = 0.0
    named: list[Hit] = field(default_factory=list)
    weak: list[Hit] = field(default_factory=list)
    phrases: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)
    _best: dict[int, float] = field(default_factory=dict)

    @property
    def mentions(self) -> int:
        """At how many places it is named."""
        return len({hit.start for hit in self.named}) if len(self.named) > 1 else len(self.named)

    def enough(self) -> bool:
        """Whether it is worth a look: something names the term, or two different things come with it."""
        return bool(self.named) or len(self.signs) + len(self.hints) > 1

    def name(self, hit: Hit, text: Text, factor: float) -> None:
        """Take in a phrase that names the term, at a place that counts `factor`."""
        self.named.append(hit)
        self.phrases.add(hit.phrase.text)
        self.in_title |= hit.start < text.title
        self.in_first |= 0 <= hit.start - text.title < _FIRST
        self.several_words |= len(hit.phrase.words) > 1
        self.own_words |= hit.phrase.kind is not Kind.SYNONYM
        self.certain |= hit.phrase.kind is Kind.MATCH
        self._count(hit.start, factor * hit.phrase.weight)

    def come_with(self, hit: Hit, text: Text) -> None:
        """Take in a sign or a hint."""
        in_title = hit.start < text.title
        self.weak.append(hit)
        if hit.phrase.kind is Kind.SIGN:
            self.signs.add(hit.phrase.text)
            self.sign_in_title |= in_title
        else:
            self.hints.add(hit.phrase.text)
        self._count(hit.start, (_WEAK_IN_TITLE if in_title else _WEAK) * hit.phrase.weight)

    def lost(self, hit: Hit) -> None:
        """Take in a phrase whose words belong to a longer phrase of another term."""
        self.inside += 1
        self._count(hit.start, _INSIDE)

    def sign_mentions(self) -> int:
        """At how many places signs stand, without those where it is named."""
        if not self.signs:
            return 0
        places = {hit.start for hit in self.weak if hit.phrase.kind is Kind.SIGN}
        return len(places.difference(hit.start for hit in self.named))

    def _count(self, place: int, value: float) -> None:
        # Of several phrases that begin at one word only the best counts.
        more = value - self._best.get(place, 0.0)
        if more > 0:
            self._best[place] = value
            self.strength += more


def gathered(hits: Iterable[Hit], text: Text, facets: Mapping[str, str]) -> list[Evidence]:
    """The evidence for each term that has any, strongest first; `facets` maps term to facet."""
    factors = _Factors(text)
    found: dict[str, Evidence] = {}
    for hit in hits:
        phrase, place, _, inside = hit
        evidence = found.get(phrase.term)
        if evidence is None:
            evidence = found[phrase.term] = Evidence(phrase.term, facets[phrase.term])
        if phrase.kind in WEAK:
            evidence.come_with(hit, text)
        elif inside:
            evidence.lost(hit)
        else:
            evidence.name(hit, text, factors.at(place))
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
    ranked: list[Evidence], narrower: Mapping[str, frozenset[str]]
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
            implying = narrower.get(evidence.term, _NONE) & named.keys()
            evidence.implied = max(map(named.__getitem__, implying), default=0.0)
            yield evidence, _vector(evidence, rank, strongest, top)


_NONE: frozenset[str] = frozenset()


def _vector(evidence: Evidence, rank: int, strongest: float, strongest_of_facet: float) -> tuple[float, ...]:
    phrases = len(evidence.phrases)
    return (
        1.0,
        float(evidence.in_title),
        float(evidence.in_first),
        float(min(3, phrases - 1) if phrases else 0),
        float(evidence.several_words),
        float(evidence.own_words),
        float(min(3, len(evidence.signs - evidence.phrases))),
        log1p(evidence.sign_mentions()),
        log1p(len(evidence.hints - evidence.phrases)),
        float(evidence.sign_in_title),
        log1p(evidence.inside),
        float(evidence.implied > 0),
        log1p(evidence.implied),
        1.0 / (1 + rank),
        min(rank, _LAST_RANK) / _LAST_RANK,
        log1p(evidence.strength),
        evidence.strength / strongest,
        evidence.strength / strongest_of_facet,
    )

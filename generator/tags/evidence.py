"""What a paper says for a term, among the other terms of the same paper.

A phrase that names the term counts for more in the title and in the first words, after "we propose", and for
less after "unlike" or in a list of examples; a hint counts little. How strong a term is *among the terms of
the paper* tells most, so the rank is part of the evidence. Nothing here looks at another paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.tags.matching import Hit, Text
from generator.tags.phrases import Kind

#: The first words of an abstract, about a sentence.
FIRST = 30
# How far a cue reaches, in words.
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
_CUES = _CONTRAST | _PROPOSAL


@dataclass(slots=True)
class Evidence:
    """All hits of one term in one paper, in their order: those that name it, and weaker ones.

    `phrases` are the texts of those that name it; `several_words` and `own_words` tell whether one of several
    words is among them, and one that the vocabulary itself gives. `inside` counts the hits whose words belong
    to a longer phrase of another term. `strength` sums all up, and `rank` is its place among the terms of the
    paper (0 the strongest). `strongest` and `strongest_of_facet` are the strengths that stand first there,
    `implied` that of the strongest term that implies this one. `title` counts the words of the title.
    """

    term: str
    named: Sequence[Hit]
    weak: Sequence[Hit]
    phrases: Set[str]
    inside: int
    several_words: bool
    own_words: bool
    strength: float
    rank: int
    strongest: float
    strongest_of_facet: float
    implied: float
    title: int

    @property
    def mentions(self) -> int:
        """At how many places it is named."""
        return len({start for _, start, _, _ in self.named}) if len(self.named) > 1 else len(self.named)

    @property
    def certain(self) -> bool:
        """Whether the curator said that this phrase gives the term."""
        return any(hit[0].kind is Kind.MATCH for hit in self.named)


def gathered(
    hits: Iterable[Hit], text: Text, facets: Mapping[str, str], narrower: Mapping[str, frozenset[str]]
) -> list[Evidence]:
    """The evidence for each term that is worth a look, strongest first.

    Worth a look is what something names, or with what two different things come. `facets` maps a term to its
    facet, `narrower` to those that imply it. The hits have to come in the order of their places.
    """
    of_term: dict[str, list[Hit]] = {}
    for hit in hits:
        term = hit[0].term
        if term in of_term:
            of_term[term].append(hit)
        else:
            of_term[term] = [hit]
    factors = _factors(text)
    # Every term stands there once, so nothing behind it is ever compared.
    ranked = sorted([_summed(term, own, factors, text.title) for term, own in of_term.items()])
    return list(_standing(ranked, text.title, facets, narrower))


# A term's strength (negative, so that the strongest sorts first), the term, and then as in `Evidence`: the
# hits that name it, the weak ones, how many lie inside others, and whether several and own words name it.
_Sum = tuple[float, str, list[Hit], list[Hit], int, bool, bool]


def _standing(
    ranked: Sequence[_Sum], title: int, facets: Mapping[str, str], narrower: Mapping[str, frozenset[str]]
) -> Iterator[Evidence]:
    """Each term that is worth a look, told where it stands."""
    strongest = -ranked[0][0] if ranked else 0.0
    names = {one[1]: -one[0] for one in ranked if one[2]}
    of_facet: dict[str, float] = {}
    for rank, (minus, term, named, weak, inside, several, own) in enumerate(ranked):
        top = of_facet.setdefault(facets[term], -minus)
        if named or _differ(weak):
            phrases = {hit[0].text for hit in named}
            implied = max([names[one] for one in narrower.get(term, ()) if one in names], default=0.0)
            yield Evidence(
                term, named, weak, phrases, inside, several, own, -minus, rank, strongest, top, implied, title
            )


def _differ(weak: Sequence[Hit]) -> bool:
    return len(weak) > 1 and any(hit[0].text != weak[0][0].text for hit in weak)


def _summed(term: str, hits: Sequence[Hit], factors: Sequence[float], title: int) -> _Sum:
    """The hits of one term, sorted and summed up.

    Of several phrases that begin at one word only the best counts.
    """
    named: list[Hit] = []
    weak: list[Hit] = []
    inside, strength, best, before = 0, 0.0, 0.0, -1
    several = own = False
    for hit in hits:
        phrase, place, end, covered = hit
        if phrase.weak:
            weak.append(hit)
            value = (_WEAK_IN_TITLE if place < title else _WEAK) * phrase.weight
        elif covered:
            inside += 1
            value = _INSIDE
        else:
            named.append(hit)
            several |= end - place > 1
            own |= phrase.own
            value = factors[place] * phrase.weight
        if place != before:
            strength += value
            before, best = place, value
        elif value > best:
            strength += value - best
            best = value
    return -strength, term, named, weak, inside, several, own


def _factors(text: Text) -> list[float]:
    """How much each word's place counts."""
    title, length = text.title, len(text.words)
    first = min(FIRST, length - title)
    factors = [_IN_TITLE] * title + [_IN_FIRST] * first + [1.0] * (length - title - first)
    cues = [(place, word) for place, word in enumerate(text.words) if word in _CUES]
    _reach(factors, title, [place for place, word in cues if word in _CONTRAST], _AFTER_CONTRAST, _CONTRASTED)
    _reach(factors, title, [place for place, word in cues if word in _PROPOSAL], _AFTER_PROPOSAL, _PROPOSED)
    return factors


def _reach(factors: list[float], title: int, cues: Sequence[int], reach: int, factor: float) -> None:
    """Let the words within `reach` behind a cue count so much more or less, each once; none of the title."""
    reached = title
    for cue in cues:
        end = min(cue + reach + 1, len(factors))
        for place in range(max(cue + 1, reached), end):
            factors[place] *= factor
        reached = max(reached, end)

"""The learned numbers: what each feature is worth, and what single phrases and pairs of terms add.

All but the features are keyed by ids and phrases of the vocabulary they were learned with; with another one
they simply do not apply, and the features alone decide.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from math import exp, log1p
from operator import mul

from generator.tags.evidence import FEATURES, Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model in log-odds.

    `features` in the order of `FEATURES`; `facets` adds to a term by its facet (a bias, and one for each
    logarithm of its mentions); `terms` and `phrases` (term → phrase) correct single ones; `pairs`
    (term → other term) tells what one term's probability says of another.
    """

    features: tuple[float, ...]
    facets: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    terms: Mapping[str, float] = field(default_factory=dict)
    phrases: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def score(self, evidence: Evidence, vector: tuple[float, ...]) -> float:
        """Log-odds that the term is a tag of the paper, taken by itself."""
        bias, each = self.facets.get(evidence.facet, (0.0, 0.0))
        own: float = sum(map(mul, self.features, vector))
        return own + self._corrections(evidence) + bias + each * log1p(evidence.mentions)

    def among(self, scores: Mapping[str, float]) -> dict[str, float]:
        """Log-odds of each term, given those of all terms of the paper."""
        given = dict(scores)
        for one, score in scores.items():
            odds = probability(score)
            pairs = self.pairs.get(one) if odds > _LIKELY else None
            if pairs:
                for other in given:
                    given[other] += odds * pairs.get(other, 0.0)
        return given

    def _corrections(self, evidence: Evidence) -> float:
        correction = self.terms.get(evidence.term, 0.0)
        known = self.phrases.get(evidence.term) if evidence.named else None
        if known:
            values = {known.get(hit.phrase.text, 0.0) for hit in evidence.named}
            correction += max(values, key=lambda value: (abs(value), value))
        return correction


#: Log-odds from which a term is given. Below evens, since a tag likelier than half of F1 raises F1;
#: not lower, for the sake of precision.
ENOUGH = -0.2

# Below this a term says nothing of the others.
_LIKELY = 0.3


def probability(score: float) -> float:
    """The probability of a score in log-odds."""
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, score))))


@cache
def shipped() -> Weights:
    """The numbers of `weights.json`, as `tests/quality/learn_tags.py` wrote them."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    learned = json.loads(text)
    return Weights(
        features=tuple(learned["features"][name] for name in FEATURES),
        facets={facet: (bias, each) for facet, (bias, each) in learned["facets"].items()},
        terms=learned["terms"],
        phrases=learned["phrases"],
        pairs=learned["pairs"],
    )

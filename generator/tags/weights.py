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

#: What evidence is measured by: a constant; five features of the phrases that name the term, five of what
#: comes with it, and seven of where it stands among the terms of the paper.
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

"""How common words are in abstracts: counts of a few hundred of them, shipped as figures.

A phrase of common words ("network", "analysis") tells less than one of rare words. The counts are by
`tests/quality/learn_tags.py`; a word that is not among them is rare.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from generator.text.words import stem

# A phrase of words that stand in nearly every abstract still says a little.
_LEAST = 0.15


def telling(words: Iterable[str]) -> float:
    """Between `_LEAST` and 1: the words' inverse document frequencies, 1 being that of a rare word."""
    documents, _ = _shipped()
    return max(_LEAST, min(1.0, sum(map(_rarity, words)) / math.log(2 * documents)))


# The words of a vocabulary stand in many of its phrases.
@lru_cache(maxsize=1 << 15)
def _rarity(word: str) -> float:
    documents, counts = _shipped()
    return math.log(documents / (counts.get(stem(word), 0) + 0.5))


@cache
def _shipped() -> tuple[int, dict[str, int]]:
    """The number of abstracts counted, and in how many of them each stem stands."""
    text = resources.files(__package__).joinpath("background.json").read_text(encoding="utf-8")
    shipped = json.loads(text)
    return shipped["documents"], shipped["stems"]

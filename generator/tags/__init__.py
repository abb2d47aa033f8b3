"""Tag a paper with the terms of a vocabulary, and keep the words that justify each tag.

Deterministic and explained: `phrases` and `thesaurus` say what to look for, `matching` finds it, `evidence`
sums it up in a few numbers, `weights` turns these into log-odds. A paper's tags are a function of its own
words, its note, the vocabulary and shipped numbers, so that a new paper never re-tags an old one.
"""

from __future__ import annotations

from generator.tags.tagger import Tagger

__all__ = ["Tagger"]

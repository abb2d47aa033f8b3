"""Words as matching and comparing see them: one form for plural, accent, British or American English."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lunr.stemmer import PorterStemmer

#: A word; digits count as letters (3D, DINOv2), underscores do not. As a group, so that `split` keeps it.
WORD = re.compile(r"([^\W_]+)")

# The same in ASCII text, in two thirds of the time: a set of characters instead of a class with exceptions.
_ASCII_WORD = re.compile(r"([A-Za-z0-9]+)")

# By its code, what an ASCII character leaves of a text cut into words: itself or a space.
_APART = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))

# Enough for the words of a hundred thousand abstracts; an unusual word is simply worked out again.
_KEPT = 1 << 17

# No word of a language is longer; the rest are addresses and pasted data, which need no stem.
_LONGEST = 40

# British spellings, each behind the letters without which it is none; looking for those is far cheaper.
_AMERICAN = (
    ("is", re.compile(r"is(e[ds]?|er|ing|ations?)$"), r"iz\1"),
    ("our", re.compile(r"(col|behavi|neighb|lab|fav|hon|flav)our"), r"\1or"),
    ("ll", re.compile(r"ll(ed|ing)$"), r"l\1"),
)
_STEMMER = PorterStemmer()

# Endings that leave a word what it is about. "Interactive" is not "interaction", nor "adapter" "adaptive",
# though the stemmer makes them one.
_INFLECTIONS = frozenset(("", "e", "ed", "ing", "s", "es", "ion", "ation", "ment", "y", "ied", "ies"))


def split(text: str) -> list[str]:
    """What `WORD.split` gives: what stands between words at even places, the words at odd ones."""
    return (_ASCII_WORD if text.isascii() else WORD).split(text)


def words(text: str) -> list[str]:
    """The words of a text, as `WORD` finds them; ASCII, which most texts are, takes a third of the time."""
    return text.translate(_APART).split() if text.isascii() else WORD.findall(text)


@lru_cache(maxsize=_KEPT)
def form(word: str) -> str:
    """The word in lower case, American spelling and singular, without accents."""
    plain = word.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())
    if len(plain) > _LONGEST:
        return plain
    for letters, british, american in _AMERICAN:
        if letters in plain:
            plain = british.sub(american, plain)
    return _singular(plain)


@lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """The Porter stem of the word's form."""
    return _porter(form(word))


# A word has several forms on its way here, in large letters and small, singular and plural.
@lru_cache(maxsize=_KEPT)
def _porter(plain: str) -> str:
    if len(plain) > _LONGEST or not (plain.isascii() and plain.isalpha()):
        return plain
    stemmed: str = _STEMMER.stem(plain)
    return stemmed


@lru_cache(maxsize=_KEPT)
def agrees(asked: str, found: str) -> bool:
    """Whether a word of the text, of the same stem, may stand for a phrase's word.

    It has to be an inflection of it, and a name where that is one: SAM is not "same", MAE no "mae".
    """
    return (is_name(found) or not is_name(asked)) and _inflects(form(asked), form(found))


def is_name(word: str) -> bool:
    """Whether a word is written as a name, with a capital past its first letter: SAM, LoRA, DiT."""
    return any(map(str.isupper, word[1:]))


def _inflects(one: str, other: str) -> bool:
    common = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if common is None:
        common = min(len(one), len(other))
    return one == other or {one[common:], other[common:]} <= _INFLECTIONS


# Words of the field whose number no rule tells.
_IRREGULAR = {
    "bias": "bias",
    "biases": "bias",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "criteria": "criterion",
    "phenomena": "phenomenon",
}


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]

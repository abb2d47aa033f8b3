"""Names behind a participle: "dubbed NAME", "called a Long Phrase (NAME)", "we call it NAME"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.names.lexicon import AFTER_NAME, BRACKETED, OTHERS, OWN, PHRASE, Weighted, weight_of_noun
from generator.names.shape import expansion, is_coined, is_general, shares_initial

_NAMING = re.compile(
    r"\b(?:dubbed|termed|called|named|namely|coined|abbreviated|denoted|known as|referred to as|"
    r"refer to (?:it )?as|in short|(?:and|we) call [\w ]{3,40}(?= [\"“'‘`])|"
    r"[Ww]e (?:\w+ )?(?:call|name|term|dub|denote)(?: (?:this|our|the|it)\b(?: [\w-]+){0,4}?"
    r"(?= an?| as| by| the| [\"“'A-Z]))?)[ :,]*(?:as |by )?(?:the |an? )?(?=[\"“'‘`]{0,2}[\w\"“'‘`])"
)
_NAMING_SIGNS = ("dubbed", "termed", "called", "named", "namely", "coined", "abbreviated", "denoted",
                 "known as",
                 "refer", " call", " name", " term", " dub", " denote", "in short")  # fmt: skip
# Weighs more than any evidence: no name at all.
_NO_NAME = 9.0


def is_naming(sentence: str) -> bool:
    """Whether a sentence may name anything; a quick look that never misses."""
    return any(map(sentence.__contains__, _NAMING_SIGNS))


def named(sentence: str) -> Iterator[Weighted]:
    """Behind "dubbed", "called" and their like."""
    for naming in _NAMING.finditer(sentence):
        before, rest = sentence[: naming.start()], sentence[naming.end() :]
        if (
            OTHERS.search(before[-60:])
            or not OWN.search(sentence, 0, naming.end())
            or _lists(before, naming[0])
        ):
            continue
        weight = 5.0 + weight_of_noun(before)
        bracketed = BRACKETED.search(rest, 0, 160)
        if bracketed and _fits(rest[: bracketed.start()], bracketed[1]):
            yield bracketed[1], weight
            continue
        phrase = PHRASE.match(rest)
        if phrase and AFTER_NAME.match(rest, phrase.end()):
            yield _leading_name(phrase[1]), weight - _doubt(phrase[1])


def _lists(before: str, participle: str) -> bool:
    """`several benchmarks, namely A, B and C`."""
    return participle.startswith("namely") and before.rstrip(" ,:(").endswith("s")


def _fits(phrase: str, name: str) -> bool:
    """Whether a bracketed form shortens the phrase before it."""
    if "," in phrase or len(phrase.split()) > 14:
        return False
    return expansion(phrase, name) is not None or (is_coined(name) and shares_initial(phrase, name))


def _leading_name(phrase: str) -> str:
    """A coined word is a name by itself; else all of the phrase is."""
    words = phrase.split()
    while len(words) > 1 and words[-1] in ("and", "&"):
        words.pop()
    if len(words) > 1 and is_coined(words[0]) and not words[1][:1].isupper():
        return words[0]
    return " ".join(words)


def _doubt(phrase: str) -> float:
    """How unlike a name a phrase behind a participle looks."""
    words = phrase.split()
    if is_general(words[0]) and len(words) == 1:
        return _NO_NAME
    if is_coined(words[0]):
        return 0.0
    if not words[0][0].isupper() or len(words) > 4:
        return _NO_NAME
    return 1.0 if len(words) == 1 else 1.5

"""The ways in which abstracts put a name forward, each with a weight.

Behind a verb of proposing ("we propose NAME, a …", "we propose a Long Phrase (NAME)"), behind a participle
("dubbed NAME"), in the passive ("a Long Phrase (NAME) is proposed"), and as "our NAME". Parts of a method
and data sets weigh less than methods. All gaps are bounded, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.names.lexicon import BRACKETED, OTHERS, Weighted, weight_of_noun
from generator.names.named import is_naming, named
from generator.names.proposed import in_title, proposals, proposed
from generator.names.shape import NAME_WORD, expansion, is_name

_PASSIVE = re.compile(
    rf"\(({NAME_WORD})\)(?: \w+){{0,2}} (?:is|are|was|has been) (?:\w+ )?(?:proposed|introduced|presented|"
    rf"developed|designed)"
)
_OURS = re.compile(
    rf"\b(?:[Oo]ur|[Tt]he)(?:(?: newly)? proposed)(?: [a-z-]+)?,? ({NAME_WORD})(?=[ ,.:])|\b[Oo]ur "
    rf"({NAME_WORD})(?=[ ,.:])"
)


def candidates(sentence: str, title: str, *, late: bool) -> Iterator[Weighted]:
    """The names that a sentence puts forward; `late` ones stand where abstracts speak of their own work."""
    naming = is_naming(sentence)
    if naming:
        yield from named(sentence)
    verbs = proposals(sentence)
    for end in verbs:
        yield from proposed(sentence, end, title)
    if "(" in sentence:
        yield from ((passive[1], 4.0) for passive in _PASSIVE.finditer(sentence) if is_name(passive[1]))
        yield from _in_passing(sentence, title, own=naming or bool(verbs), late=late)
    if "our " in sentence or "Our " in sentence or "proposed " in sentence:
        ours = (match[1] or match[2] for match in _OURS.finditer(sentence))
        yield from ((name, 2.6) for name in ours if is_name(name))


def defined(sentence: str) -> Iterator[str]:
    """The short forms that a sentence defines, in the singular."""
    return (bracketed[1].removesuffix("s") for bracketed in BRACKETED.finditer(sentence))


def _in_passing(sentence: str, title: str, *, own: bool, late: bool) -> Iterator[Weighted]:
    """A bracketed short form elsewhere: of words of the title, or in a sentence about own work."""
    if OTHERS.search(sentence):
        return
    for bracketed in BRACKETED.finditer(sentence):
        phrase = sentence[: bracketed.start()]
        first = expansion(phrase, bracketed[1]) if is_name(bracketed[1]) else None
        if first is None:
            continue
        if late and phrase[first].isupper() and in_title(phrase[first:], title):
            yield bracketed[1], 3.0
        elif own:
            yield bracketed[1], 1.5 + weight_of_noun(phrase)

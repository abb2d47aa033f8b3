"""The words around names: kinds of thing, parts of methods, data, other people's work."""

from __future__ import annotations

import re

from generator.names.shape import NAME_WORD

Weighted = tuple[str, float]

THINGS = (
    "model|framework|method|network|approach|algorithm|architecture|system|technique|strategy|scheme|"
    "paradigm|"
    "benchmark|dataset|corpus|toolkit|library|pipeline|module|block"
)
KINDS_OF_THING = frozenset(THINGS.split("|"))
QUOTES = "\"“”'‘’`"
BRACKETED = re.compile(rf"\(({NAME_WORD}(?: v?\d)?)(?:,[^()]{{1,60}})?\)")
PHRASE = re.compile(rf"[{QUOTES}]{{0,2}}({NAME_WORD}(?: (?:&|and|[A-Z0-9][\w+-]*)){{0,4}})[{QUOTES}]{{0,2}}")
AFTER_NAME = re.compile(
    rf"\Z|[,:.;)]| \(| [-–—]| (?:which|that|to|for|in|as|with|by|is|are|and|using|via|can|has|was|on|of|"
    rf"from|where|"
    rf"based|{THINGS})\b"
)
PARTS = frozenset(
    """module modules mechanism layer block loss losses task tasks problem decoder encoder component score
    metric stage operation operator unit part engine token tokens head branch expert experts moe
    objective setting phenomenon property effect challenge variant step adapter aggregator
    generator""".split()
)
DATA = frozenset("dataset datasets data benchmark benchmarks corpus testbed suite".split())
OTHERS = re.compile(
    r"\b(?:classical|existing|popular|well-known|widely|representative|recent(?:ly)?|state-of-the-art|"
    r"previous|prior|"
    r"et al)\b"
)
OWN = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|us|[Tt]his (?:paper|work|study)|novel|new|newly|proposed?|proposing|introduces?|"
    r"presents?|"
    r"resulting|developed|designed|method|approach|Here)\b"
)


def weight_of_noun(before: str) -> float:
    """Less for data sets than for methods, and little for a part of one."""
    words = re.findall(r"[A-Za-z]+", before[-60:].lower())[-2:]
    if PARTS.intersection(words[-1:]):
        return -2.5
    return -2.0 if DATA.intersection(words) else 0.0

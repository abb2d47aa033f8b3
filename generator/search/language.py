"""What a query asks: words, "quoted phrases", -words, and filters such as `tag:diffusion` or `code:yes`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.search.analysis import words as words_of

WORDS_LIMIT = 32
LENGTH_LIMIT = 400
_ITEM = re.compile(r'(-?)(?:(tag|code|list|why):)?(?:"([^"]*)"?|([^ \t\r\n"]+))', re.IGNORECASE)
_HAS_WHY = re.compile(r"\bwhy:(?= |$)", re.IGNORECASE)
_HOST = re.compile(r"\b(?:https?://)?(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a paper must have, or must not have (`excluded`).

    `field` is `tag`, `code`, `list` or `why`, or empty for words of the paper that stand side by side.
    """

    field: str
    words: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are to be found as well as can be; `open` tells that the last is still being typed."""

    words: tuple[str, ...]
    conditions: tuple[Condition, ...]
    open: bool


def parse(text: str) -> Query:
    """The query in a line of text. Never fails: what is no operator is a word."""
    text = _HAS_WHY.sub("why:yes", _HOST.sub(" ", text[:LENGTH_LIMIT]))
    words: list[str] = []
    conditions: list[Condition] = []
    is_open = False
    for item in _ITEM.finditer(text):
        minus, field, phrase, plain = item.groups()
        found = tuple(words_of(phrase or plain or ""))
        is_phrase = phrase is not None and not field and not minus
        if found and (minus or field or is_phrase):
            conditions.append(Condition((field or "").lower(), found, bool(minus)))
        if is_phrase or not (minus or field):
            words += found
        is_open = bool(found) and not (minus or field or is_phrase) and item.end() == len(text)
    return Query(tuple(words[:WORDS_LIMIT]), tuple(conditions[:WORDS_LIMIT]), is_open)

"""Counts and short texts in words."""

from __future__ import annotations

import re
from html import unescape

_DESCRIPTION = 160  # what search engines and link previews show of a description
_LINK = re.compile(r"(?<!\\)!?\[((?:[^\[\]\\]|\\.){0,300})\](?:\([^()\s]{0,500}\))?")
_ESCAPED = re.compile(r"\\([^\w\s])")
_MARKUP = re.compile(r"[*_`]|^[#>\s]+|<[^<>]{0,300}>")


def counted(number: int, noun: str) -> str:
    """The number with its noun, as in "1 paper" and "12,000 papers"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def headed(name: str) -> str:
    """A name as a heading writes it: the vocabulary may say `task`, a page says Task."""
    return name[:1].upper() + name[1:]


def with_code(papers: int, linked: int) -> str:
    """The number of papers, and how many of them link code where some do."""
    return f"{counted(papers, 'paper')}, {linked:,} with code" if linked else counted(papers, "paper")


def shortened(text: str, limit: int = _DESCRIPTION) -> str:
    """`text` on one line, cut between words with an ellipsis where it is longer than `limit` characters."""
    line = " ".join(text[: limit * 3].split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.") + " …"


def first_words(text: str, number: int = 9) -> str:
    """The first words, led to an ellipsis where more follow."""
    words = text[: 40 * number].split()
    if len(words) <= number:
        return " ".join(words)
    return " ".join(words[:number]).rstrip(" ,;:.") + " …"


def opening(text: str) -> str:
    """The first paragraph of Markdown `text` as plain words, cut where it is long."""
    paragraph = " ".join(text.lstrip()[:1_000].split("\n\n", 1)[0].split())
    words = _MARKUP.sub("", _LINK.sub(r"\1", paragraph))
    return shortened(unescape(_ESCAPED.sub(r"\1", words)))

r"""`[[key]]` in a curator's Markdown: finding it outside code, and making it a link.

The grammar is Obsidian's, so that the library's folder opens as a vault: `[[key]]`, `[[key|words]]`, a path
before the key, `.md` behind it, `#heading`, `\|` inside a table. `![[…]]` embeds a file and is no link.
Everything is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.text import markdown

_WIKI = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r" {0,3}(?:[-+*]|[0-9]{1,9}[.)])\s")
_TICKS = re.compile(r"`+")

Resolve = Callable[[str], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A `[[key|words]]` at an offset of a text; `words` is None where only the key stands there."""

    key: str
    words: str | None
    start: int
    end: int


def target(written: str) -> str:
    """The key that the words between the brackets name: no folder, no `.md`, no heading."""
    return written.partition("#")[0].strip().rstrip("\\").rpartition("/")[2].removesuffix(".md").strip()


def wiki_links(text: str) -> tuple[WikiLink, ...]:
    """The links outside code, in order."""
    return tuple(link for start, end in _blocks(text) for link in _links(text, start, end))


def wiki_keys(text: str) -> tuple[tuple[str, int], ...]:
    """The keys that a text links to, each with the number of lines above it."""
    keys, lines, last = [], 0, 0
    for link in wiki_links(text):
        lines += text.count("\n", last, link.start)
        last = link.start
        keys.append((link.key, lines))
    return tuple(keys)


def link_wiki(text: str, resolve: Resolve) -> tuple[str, tuple[str, ...]]:
    """The text with Markdown links, and the keys that `resolve` does not know, which stay as written.

    `resolve` gives a key's label, as plain text, and its address; the label stands where the curator gave
    no words.
    """
    pieces: list[str] = []
    unknown: dict[str, None] = {}
    last = 0
    for link in wiki_links(text):
        found = resolve(link.key)
        if found is None:
            unknown[link.key] = None
            continue
        label, address = found
        pieces += [text[last : link.start], f"[{markdown(link.words or label)}]({address})"]
        last = link.end
    return "".join([*pieces, text[last:]]), tuple(unknown)


def _links(text: str, start: int, end: int) -> Iterator[WikiLink]:
    spans = _code_spans(text, start, end)
    span_start, span_end = next(spans, (end, end))
    for match in _WIKI.finditer(text, start, end):
        while span_end <= match.start() and span_start < end:
            span_start, span_end = next(spans, (end, end))
        written = match.start() >= span_start or text[match.start() - 1 : match.start()] in ("!", "\\")
        if not written and (key := target(match[1])):
            words = (match[2] or "").strip()
            yield WikiLink(key, words or None, match.start(), match.end())


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Code spans of a paragraph: from a run of backticks to the next run of the same length."""
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text, start, end)]
    following: dict[int, int] = {}
    closers: list[int | None] = [None] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        closers[number] = following.get(length)
        following[length] = number
    number = 0
    while number < len(runs):
        closer = None if _escaped(text, runs[number][0]) else closers[number]
        if closer is not None:
            yield runs[number][0], runs[closer][1]
        number = (number if closer is None else closer) + 1


def _escaped(text: str, offset: int) -> bool:
    return text[offset - 1 : offset] == "\\" and text[offset - 2 : offset - 1] != "\\"


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, without fenced and indented code."""
    start: int | None = None
    for begin, end, prose in _lines(text):
        if prose:
            start = begin if start is None else start
            last = end
        elif start is not None:
            yield start, last
            start = None
    if start is not None:
        yield start, len(text)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each line's ends, and whether it is prose: neither blank nor of a code block."""
    fence: str | None = None
    blank, item = True, False
    for match in _LINE.finditer(text):
        line, prose = match[0], False
        if fence is not None:
            fence = None if _closes(fence, line) else fence
        elif blank and not item and _indented(line):
            pass
        elif opening := _FENCE.match(line):
            fence, blank = opening[1], True
        else:
            prose = bool(line.strip())
            blank = not prose
            item = bool(_ITEM.match(line)) or (item and (blank or _indented(line)))
        yield match.start(), match.end(), prose


def _closes(fence: str, line: str) -> bool:
    """A fence is closed by one of its kind that is no shorter."""
    bare = line.strip()
    return bare.startswith(fence) and not bare.strip(fence[0])


def _indented(line: str) -> bool:
    return line.startswith(("    ", "\t"))

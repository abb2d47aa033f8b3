"""Split first: cut a text dump into located blocks and say what each is, before anything is made of them.

Blocks are divided by blank lines. A line that stands for itself in every dump seen (page chrome, a date,
`Abstract: …`) is a block of its own even where a copy has lost the blank line. No decision here depends on
another block; that is left to `dump`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.text import on_one_line, visible


class BlockKind(StrEnum):
    """What a block is, taken alone."""

    CHROME = "chrome"
    DATE = "date"
    LABELLED_TITLE = "labelled title"
    LABELLED_ABSTRACT = "labelled abstract"
    HEADING = "heading"  # reads as a title
    SENTENCE = "sentence"  # one short sentence: an abstract below a title, a title elsewhere
    PROSE = "prose"
    STRAY = "stray"  # no letters at all


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `line` counts from 1, `text` is as written, without its label."""

    kind: BlockKind
    line: int
    text: str


# What a "Daily Papers" page says around its papers; copies join some of these without a space.
_CHROME = re.compile(
    r"(?:new|hot|gettrendingpapersinyouremailinbox(?:onceaday)?|subscribe|subscribed|dailypapers|trendingpapers"
    r"|byakandtheresearchcommunity|gettrendingpapersinyouremailinboxonceadaysubscribe)+"
)
# How every one of them begins, so that a title is told from them by three letters.
_CHROME_BEGINNINGS = frozenset("new hot get sub dai tre bya".split())
_THREE_LETTERS = re.compile(r"[\W\d_]*([^\W\d_])[\W\d_]*([^\W\d_])[\W\d_]*([^\W\d_])")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}\.?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}})",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(abstract|title)\s*[:：]\s*", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"[.!?]['\")\]]?\s+(?=[A-Z0-9(\"'“])")
_ENDS_IN_ADDRESS = re.compile(r"\shttps?://\S+$")
_LETTERS = re.compile(r"[^\W\d_]")
#: A title of more characters is not known to us; the longest of 347 real ones has 170.
_TITLE_LIMIT = 320
_PROSE_WORDS = 25
_CHROME_LIMIT = 200


def split(text: str) -> Iterator[Block]:
    """Yield the blocks of a dump in order."""
    for line, lines in _paragraphs(text):
        written = "\n".join(lines)
        label = _LABEL.match(written)
        if label:
            is_abstract = label[1].lower() == "abstract"
            kind = BlockKind.LABELLED_ABSTRACT if is_abstract else BlockKind.LABELLED_TITLE
            yield Block(kind, line, written[label.end() :])
        else:
            yield Block(_kind(written), line, written)


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not blank, with the number of the first; lone lines apart."""
    start, lines = 0, list[str]()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = visible(raw).strip()
        alone = _is_chrome(line) or _is_date(line)
        if lines and (not line or alone or _LABEL.match(line) or _is_title_of(lines, line)):
            yield start, lines
            lines = []
        if not line:
            continue
        if alone:
            yield number, [line]
            continue
        start = start if lines else number
        lines.append(line)
    if lines:
        yield start, lines


def _is_title_of(lines: list[str], following: str) -> bool:
    """Whether `lines` is a title whose abstract follows without a blank line: short, then a long line."""
    return len(lines) == 1 and len(following) > _TITLE_LIMIT and _kind(lines[0]) is BlockKind.HEADING


def _kind(text: str) -> BlockKind:
    if _is_chrome(text):
        return BlockKind.CHROME
    if _is_date(text):
        return BlockKind.DATE
    if not _LETTERS.search(text):
        return BlockKind.STRAY
    # Most of a long text need not be looked at: what begins it is prose already.
    begins = on_one_line(text[: 2 * _TITLE_LIMIT])
    return BlockKind.PROSE if len(begins) > _TITLE_LIMIT else _prose_or_heading(on_one_line(text))


def _prose_or_heading(text: str) -> BlockKind:
    words = text.count(" ") + 1
    ends = text.rstrip("\"'”’)").endswith((".", "!", "?", "…", "。"))
    if len(text) > _TITLE_LIMIT or (words >= _PROSE_WORDS and (ends or _SENTENCE_BREAK.search(text))):
        return BlockKind.PROSE
    if words > 3 and (text.endswith(".") or _ENDS_IN_ADDRESS.search(text)):
        return BlockKind.SENTENCE
    return BlockKind.HEADING


def _is_chrome(text: str) -> bool:
    if len(text) > _CHROME_LIMIT:
        return False
    begins = _THREE_LETTERS.match(text)
    if begins is None or "".join(begins.groups()).lower() not in _CHROME_BEGINNINGS:
        return False
    squeezed = "".join(_LETTERS.findall(text)).lower()
    return bool(_CHROME.fullmatch(squeezed))


def _is_date(text: str) -> bool:
    return len(text) < 40 and bool(_DATE.fullmatch(text.strip()))

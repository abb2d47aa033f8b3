"""Source text to plain text: what the author meant, without the marks that a paste leaves behind.

URLs are set aside first and come back untouched: `~`, `%` and `_` mean something there.
"""

from __future__ import annotations

import re
import unicodedata

from generator.text.latex import without_latex

# Zero-width characters, soft hyphens, byte-order marks and directional overrides; joiners stay, since
# emoji and Indic scripts need them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
# Something looks like LaTeX where one of these stands; ten quick looks cost a tenth of one pattern.
_LATEX_MARKS = ("\\", "$", "{", "}", "~", "^", "`", "''", "--")
_URL_COMMAND = re.compile(r"\\url\s?\{([^{}]{1,2000})\}")
_HREF_COMMAND = re.compile(r"\\href\s?\{([^{}]{1,2000})\}\s?\{([^{}]{0,2000})\}")
# Without one of these there is no URL, and none begins further before the first of them than a name is long.
_URL_SIGN = re.compile(r"://|www\.|\.(?:com|org|io|net|co|ai|edu)/", re.IGNORECASE)
_BEFORE_SIGN = 64
_URL = re.compile(
    r"((?:https?://|www\.|[a-z0-9-]{1,63}\.(?:com|org|io|net|co|ai|edu)/)[^\s{}\\<>\"$]+)", re.IGNORECASE
)


def visible(text: str) -> str:
    """Without characters that nobody can see: zero-width ones, byte-order marks, control characters."""
    # None of them counts as printable, and neither does a line break.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return _CONTROL.sub("", _INVISIBLE.sub("", text))


def is_marked(text: str) -> bool:
    """Whether something looks like LaTeX, so that a part of `text` may read otherwise than the whole."""
    return any(map(text.__contains__, _LATEX_MARKS))


def on_one_line(text: str) -> str:
    """The words of `text` with one space between them, and none around them."""
    return text if text.isprintable() and _is_line(text) else " ".join(text.split())


def plain(source: str) -> str:
    r"""Clean plain text: one line a paragraph, "\n\n" between paragraphs, composed (NFC) characters."""
    if source.isprintable() and _is_line(source):
        return _unmarked(unicodedata.normalize("NFC", source))
    text = "\n".join(unicodedata.normalize("NFC", visible(source)).splitlines())
    lines = (_unmarked(" ".join(paragraph.split())) for paragraph in _PARAGRAPH_BREAK.split(text))
    return "\n\n".join(filter(None, lines))


def _is_line(text: str) -> bool:
    """Whether printable text, in which the space is the only white space, is one line as it stands."""
    return "  " not in text and text[:1] != " " != text[-1:]


def _unmarked(line: str) -> str:
    if not is_marked(line):
        return line
    line = _HREF_COMMAND.sub(r"\2 (\1)", _URL_COMMAND.sub(r"\1", line))
    parts = _around_urls(line)
    parts[::2] = map(without_latex, parts[::2])
    return on_one_line("".join(parts))


def _around_urls(line: str) -> list[str]:
    """Prose at even and URLs at odd places."""
    sign = _URL_SIGN.search(line) if "/" in line or "www." in line.lower() else None
    if sign is None:
        return [line]
    begin = max(0, sign.start() - _BEFORE_SIGN)
    first, *others = _URL.split(line[begin:])
    return [line[:begin] + first, *others]

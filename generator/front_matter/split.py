"""Cut a curator's file into its YAML and its text, exactly where python-frontmatter cuts it.

The offsets are kept, because a note is edited in place and every fault is named by its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

_BOUNDARY: re.Pattern[str] = YAMLHandler.FM_BOUNDARY
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file cut at its boundaries.

    `yaml` is None where the file has no front matter, and `start` is where it stands or would stand, as an
    offset in the file. `text` is what stands below, with LF line ends and without blank lines around it, and
    `text_line` its first line, counted from 1. `closed` is False where a front matter begins and never ends,
    so that nobody can tell YAML from text: both are empty then.
    """

    yaml: str | None
    start: int
    text: str
    text_line: int = 1
    closed: bool = True


def split(source: str) -> Parts:
    """Cut a file; never fails. A byte order mark and blank lines may stand above the first boundary."""
    mark = len(source) - len(source.removeprefix("\ufeff"))
    begin = _BOUNDARY.match(source[mark:], _blank(source[mark:]))
    if begin is None:
        return Parts(None, mark, *_text(source, mark))
    start = mark + begin.end()
    end = _BOUNDARY.search(source, start)
    if end is None:
        return Parts(None, mark, "", closed=False)
    return Parts(source[start : end.start()], start, *_text(source, end.end()))


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def _text(source: str, start: int) -> tuple[str, int]:
    """The text from an offset on, and its first line."""
    lines = _BLANK_LINES.match(source, start)
    begin = lines.end() if lines else start
    return source[begin:].replace("\r\n", "\n").rstrip(), source.count("\n", 0, begin) + 1

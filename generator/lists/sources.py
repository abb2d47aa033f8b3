"""What lists need to know of the sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_SEPARATORS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A source: `name` and `path` as in `SourceText`, `listed` the date as written in it."""

    name: str
    path: str
    listed: str | None = None


def default_title(name: str) -> str:
    """The file's name in words; nothing is invented, so `2025/talking-heads.txt` is "talking heads"."""
    stem = PurePosixPath(name).stem
    return _SEPARATORS.sub(" ", stem).strip() or stem

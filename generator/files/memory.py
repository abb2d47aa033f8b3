"""What earlier runs found out, kept beside the site so that nobody has to find it again.

A memory may be deleted at any time; a torn, foreign or outdated one is as good as none. Each line of its
file holds one thing under the digest of all that it was made from, so a line is right or is not asked for.
The first line names what every line depends on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.files.kept import write_kept
from generator.files.paths import MEMORY


class Memory:
    """One memory of a site: `name` says of what, `basis` what all of it depends on."""

    def __init__(self, root: Path, name: str, basis: str) -> None:
        self._root = root
        self._path = root / MEMORY / f"{name}.jsonl"
        self._head = json.dumps({"memory": name, "basis": basis})
        self._lines = self._read()

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def recall(self, key: str) -> Any | None:
        """What was kept under `key`, or None."""
        line = self._lines.get(key)
        if line is None:
            return None
        try:
            return json.loads(line)
        except ValueError:
            return None

    def keep(self, found: Mapping[str, Any], used: Iterable[str]) -> None:
        """Remember `found` beside what was `used` of the old; the rest is forgotten.

        A memory that cannot be written costs time in the next run and nothing else.
        """
        kept = {key: self._lines[key] for key in used if key in self._lines}
        if not found and len(kept) == len(self._lines):
            return
        fresh = {
            key: json.dumps(value, ensure_ascii=False, separators=(",", ":")) for key, value in found.items()
        }
        lines = [self._head, *(f"{key} {line}" for key, line in sorted({**kept, **fresh}.items()))]
        data = "\n".join([*lines, ""]).encode("utf-8", "surrogatepass")
        write_kept(self._root, self._path, data)

    def _read(self) -> dict[str, str]:
        try:
            text = self._path.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError):
            return {}
        head, *lines = text.split("\n")
        if head != self._head:
            return {}
        return {key: line for key, _, line in (line.partition(" ") for line in lines) if line}

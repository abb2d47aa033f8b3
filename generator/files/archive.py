"""One large thing that an earlier run left: a few named values in one file, all of them right or none.

For what is read and written as a whole, such as the search index; see `memory` for many small things. An
archive may be deleted at any time; a torn, foreign or outdated one is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from generator.files.disk import Disk, read
from generator.files.kept import write_kept
from generator.files.paths import MEMORY


class Archive:
    """One archive of a site: `name` says of what, `basis` what all of it depends on.

    Its file is a line that says how long the values are and what their digest is, then the values.
    """

    def __init__(self, root: Path, name: str, basis: str, disk: Disk | None = None) -> None:
        self._root = root
        self._path = root / MEMORY / f"{name}.archive"
        self._disk = disk
        self._said = {"archive": name, "basis": basis}
        self._values: dict[str, bytes] | None = None

    def recall(self, key: str) -> bytes | None:
        """What was kept under `key`, or None."""
        if self._values is None:
            self._values = self._read()
        return self._values.get(key)

    def keep(self, found: Mapping[str, Sequence[bytes]]) -> None:
        """Write these values, each given in pieces, in place of all earlier ones; the caller holds the lock.

        An archive that cannot be written costs time in the next run and nothing else.
        """
        values = {key: b"".join(pieces) for key, pieces in found.items()}
        sizes = {key: len(value) for key, value in values.items()}
        head = {**self._said, "sizes": sizes, "digest": _digest(values.values())}
        data = b"".join([json.dumps(head).encode(), b"\n", *values.values()])
        write_kept(self._root, self._path, data, self._disk)

    def _read(self) -> dict[str, bytes]:
        try:
            data = read(self._path)
            start = data.index(b"\n") + 1
            head: Any = json.loads(data[:start])
            sizes: dict[str, int] = head.pop("sizes")
            digest: str = head.pop("digest")
            places = pairwise(accumulate(sizes.values(), initial=start))
            values = {key: data[begin:end] for key, (begin, end) in zip(sizes, places, strict=True)}
            is_whole = len(data) == start + sum(sizes.values())
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}
        return values if is_whole and head == self._said and digest == _digest(values.values()) else {}


def _digest(values: Iterable[bytes]) -> str:
    seen = hashlib.blake2b(digest_size=16)
    for value in values:
        seen.update(value)
    return seen.hexdigest()

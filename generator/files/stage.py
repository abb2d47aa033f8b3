"""Where new contents wait until all of them are known.

Contents that change are written here while the outputs stream by, so no run holds them in memory, and are
renamed into place at the end. What a killed run left behind is cleared by the next.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.files.disk import Disk
from generator.files.paths import STAGE


class Stage:
    """The waiting room of the site in `root`; whoever uses it holds the lock."""

    __slots__ = ("_count", "_disk", "_folder", "_made", "_prefix", "_root")

    def __init__(self, root: Path, disk: Disk, prefix: str = "") -> None:
        self._root = root
        self._folder = str(root / STAGE)
        self._prefix = prefix
        self._disk = disk
        self._count = 0
        self._made = False

    @property
    def folder(self) -> Path:
        """Where the files wait."""
        return Path(self._folder)

    def beside(self, number: int) -> Stage:
        """Another stage in the same room, whose files have other names; `number` tells it from its like."""
        return Stage(self._root, self._disk, prefix=f"{self._prefix}{number}-")

    def keep(self, data: bytes) -> str:
        """Write `data` to a waiting file and return its path. Raises OSError."""
        if not self._made:
            self._disk.make_folder(str(self.folder.parent))
            self._disk.make_folder(self._folder)
            self._made = True
        path = f"{self._folder}/{self._prefix}{self._count}"
        self._count += 1
        self._disk.write(path, data)
        return path

    def clear(self) -> None:
        """Remove what still waits, and the room. Raises OSError."""
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - names are all that is needed
        except FileNotFoundError:
            return
        for name in names:
            self._disk.remove(f"{self._folder}/{name}")
        self._disk.remove_folder(self._folder)
        self._made = False

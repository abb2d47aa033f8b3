"""Who wrote a file that has just changed: a person, the generator, or an editor for its own ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.files import Manifest

#: What editors put beside a file: hidden files, `#auto-saved#`, `backup~`.
_BESIDE = (".", "#")


class Written:
    """Tells whether a change below a site's folder is a person's doing."""

    def __init__(self, root: Path, docs: Path) -> None:
        """Of what stands in `root` itself, only the folder of templates counts."""
        self._root = root
        self._roots = _prefixes(root)
        self._docs = _prefixes(docs)
        self._generated: frozenset[str] = frozenset()
        self._before: frozenset[str] = frozenset()
        self._seen = -1

    def begin(self) -> None:
        """A build begins; what it is about to delete was generated all the same."""
        self._refresh()
        self._before = self._generated

    def __call__(self, path: str) -> bool:
        """Whether the file or folder at the absolute `path` is a person's."""
        name = path.rpartition(os.sep)[2]
        if name.startswith(_BESIDE) or name.endswith("~"):
            return False
        if (within := _within(path, self._docs)) is not None:
            if within in self._generated or within in self._before:
                return False
            # A run lists its files before it puts them in place, so a new one is known in time.
            self._refresh()
            return within not in self._generated
        if (within := _within(path, self._roots)) is not None and "/" not in within:
            return within == "templates"
        return True

    def _refresh(self) -> None:
        try:
            saved = Manifest.path(self._root).stat().st_mtime_ns
        except OSError:
            return
        if saved != self._seen:
            self._seen = saved
            paths = Manifest.names(self._root)
            self._generated = paths.union(*map(_folders, {path.rpartition("/")[0] for path in paths}))


def _prefixes(folder: Path) -> tuple[str, ...]:
    """How the path of a file below `folder` may begin: some systems report it with links followed."""
    return (f"{folder.absolute()}{os.sep}", f"{folder.resolve()}{os.sep}")


def _within(path: str, prefixes: tuple[str, ...]) -> str | None:
    for prefix in prefixes:
        if path.startswith(prefix):
            return path[len(prefix) :].replace(os.sep, "/")
    return None


def _folders(folder: str) -> Iterator[str]:
    """A folder and those that it lies in."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]

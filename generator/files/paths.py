"""Which paths a generated file may have.

Output paths come from keys, slugs and tag ids, so a bad one is a fault of the program, not of a person: it
raises. The same rule guards the manifest, whose lines decide what may be deleted.
"""

from __future__ import annotations

import re

# One component: nothing that Windows, a shell or a terminal would trip over; the last character is neither
# dot nor space (Windows drops them), which also rules out "." and "..".
_COMPONENT = r'[^\x00-\x1f\x7f<>:"|?*\\/\ud800-\udfff]*[^\x00-\x1f\x7f<>:"|?*\\/\ud800-\udfff. ]'
_SAFE = re.compile(f"{_COMPONENT}(?:/{_COMPONENT})*")

# The folder below the docs folder that belongs to people: nothing is generated there.
LIBRARY = "library"

# The folder below the site's that holds the generator's own state (git-ignored), and those in it where new
# files wait until they are renamed into place, and where runs leave what later ones need not find out again.
STATE = ".papershelf"
STAGE = f"{STATE}/stage"
MEMORY = f"{STATE}/memory"

# The longest file name that common file systems take, in bytes of UTF-8.
_LONGEST = 255


def is_safe(path: str) -> bool:
    """Whether `path` is a relative path below the docs folder that a generated file may have."""
    if not _SAFE.fullmatch(path) or path.partition("/")[0].casefold() == LIBRARY:
        return False
    # A character is at most four bytes, so short paths need no closer look.
    return len(path) * 4 <= _LONGEST or all(len(part.encode()) <= _LONGEST for part in path.split("/"))


class Claims:
    """The paths that outputs have claimed so far; each may be claimed once, on any file system."""

    __slots__ = ("_files", "_folders", "_paths")

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._files: dict[str, str] = {}
        self._folders: set[str] = set()

    def add(self, path: str) -> None:
        """Claim `path`. Raises ValueError where it is unsafe, or taken, or differs only by case."""
        if not is_safe(path):
            raise ValueError(f"not a path for a generated file: {path!r}")
        folded = path.casefold()
        if folded in self._files:
            raise ValueError(f"two outputs for one file: {self._files[folded]!r} and {path!r}")
        self._paths.add(path)
        self._files[folded] = path
        self._add_folders(folded.rpartition("/")[0])

    def _add_folders(self, folder: str) -> None:
        while folder and folder not in self._folders:
            self._folders.add(folder)
            folder = folder.rpartition("/")[0]

    def finish(self) -> None:
        """Raise ValueError where one output is a file in whose place another needs a folder."""
        if clash := self._folders & self._files.keys():
            raise ValueError(f"an output is both a file and a folder: {min(clash)!r}")

    def __contains__(self, path: object) -> bool:
        return path in self._paths

"""Every change to the disk goes through one small class, so that a test can count and fail each of them.

Plain `os` calls instead of `pathlib`: at 100,000 files the path objects would cost more than the calls.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What the file system says of a file's bytes without reading them; times in nanoseconds."""

    size: int
    modified: int
    changed: int


def stamp(status: os.stat_result) -> Stamp:
    """The stamp in a file's status. `changed` is the inode's time, which no tool can set back (POSIX)."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def read(path: str | Path) -> bytes:
    """All bytes of a file."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see the module's docstring
        return file.readall()


class Disk:
    """The changes a run makes; each is one step that happens wholly or, for `write`, may be cut short."""

    __slots__ = ()

    def write(self, path: str, data: bytes, *, flush: bool = False) -> None:
        """Write a new file or empty an old one first; never through a symbolic link (POSIX).

        `flush` waits until the bytes would survive a power cut.
        """
        flags = (
            os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
        handle = os.open(path, flags, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            if flush:
                os.fsync(handle)
        finally:
            os.close(handle)

    def move(self, source: str, target: str) -> None:
        """Rename in one step, in place of what stands at `target`."""
        os.replace(source, target)  # noqa: PTH105 - see the module's docstring

    def move_new(self, source: str, target: str) -> None:
        """Rename where nothing has the name `target` yet; FileExistsError otherwise."""
        if os.path.lexists(target):
            raise FileExistsError(target)
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:
            # Some file systems have no second names; there the look above has to do.
            os.replace(source, target)  # noqa: PTH105 - see the module's docstring
        else:
            os.unlink(source)  # noqa: PTH108 - see the module's docstring

    def remove(self, path: str) -> None:
        """Delete a file."""
        os.unlink(path)  # noqa: PTH108 - see the module's docstring

    def make_folder(self, path: str) -> None:
        """Make one folder; fine where it is there already."""
        try:
            os.mkdir(path)  # noqa: PTH102 - see the module's docstring
        except FileExistsError:
            if not os.path.isdir(path):  # noqa: PTH112 - see the module's docstring
                raise

    def remove_folder(self, path: str) -> None:
        """Remove an empty folder."""
        os.rmdir(path)  # noqa: PTH106 - see the module's docstring

"""One run at a time: the second waits a while, says so, and then gives up with a clear error.

The lock is the operating system's, on an empty file that stays: it falls with its process, so a killed run
never leaves a site locked.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.diagnostics import error
from generator.files.paths import STATE
from generator.files.refusals import RefusedError, cannot_write, within, within_site
from generator.model import Place

# Seconds between two tries; short enough that nobody notices, long enough to cost nothing.
_PAUSE = 0.1

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def lock(root: Path, patience: float = 60.0, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock of the site in `root`; `waiting` is called once if another run has it.

    Raises RefusedError after `patience` seconds, or where the lock's file cannot be opened.
    """
    path = root / STATE / "lock"
    within_site(path, root)
    try:
        handle = _open(path)
    except OSError as fault:
        raise cannot_write(path, root, fault) from fault
    try:
        _acquire(handle, path, root, patience, waiting)
        yield
    finally:
        os.close(handle)


def _open(path: Path) -> int:
    path.parent.mkdir(exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)


def _acquire(
    handle: int, path: Path, root: Path, patience: float, waiting: Callable[[], None] | None
) -> None:
    try:
        if _try(handle):
            return
        if waiting:
            waiting()
        for _ in range(max(1, round(patience / _PAUSE))):
            time.sleep(_PAUSE)
            if _try(handle):
                return
    except OSError as fault:
        raise cannot_write(path, root, fault) from fault
    raise RefusedError(
        error(
            "site-locked",
            Place(within(path, root)),
            f"another run of papershelf works on this site and has not ended within {patience:g} seconds",
            "Wait for it or end it, then run again.",
        )
    )

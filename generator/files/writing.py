"""The few single files that commands write for people: a source, a note, a list, a scaffold.

Atomic, and never through a symbolic link that leads out of the site. Unlike generated pages these cannot be
made again, so they are flushed to the disk before they get their name.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.diagnostics import error
from generator.files.disk import Disk
from generator.files.refusals import RefusedError, cannot_write, within, within_site
from generator.model import Place


def write_new(root: Path, path: Path, data: bytes, disk: Disk | None = None) -> None:
    """Write a file that must not be there yet, with its folders.

    Raises RefusedError: `file-exists` where anything has the name, `outside-site`, `cannot-write`.
    """
    disk = disk or Disk()
    final = within_site(path, root)
    try:
        fresh = _fresh(final, data, disk)
        try:
            disk.move_new(fresh, str(path))
        except OSError:
            disk.remove(fresh)
            raise
    except FileExistsError as fault:
        raise _exists(root, path) from fault
    except OSError as fault:
        raise cannot_write(path, root, fault) from fault


def write_atomic(root: Path, path: Path, data: bytes, disk: Disk | None = None) -> bool:
    """Write a file in one step, in place of an older one; False where it has exactly these bytes already.

    A symbolic link within the site keeps standing: the file it leads to is written.
    Raises RefusedError: `outside-site`, `cannot-write`.
    """
    disk = disk or Disk()
    final = within_site(path, root)
    try:
        if final.exists() and final.read_bytes() == data:
            return False
        fresh = _fresh(final, data, disk)
        if final.exists():
            os.chmod(fresh, stat.S_IMODE(final.stat().st_mode))  # noqa: PTH101 - `fresh` is a plain path
        disk.move(fresh, str(final))
    except OSError as fault:
        raise cannot_write(path, root, fault) from fault
    return True


def _fresh(final: Path, data: bytes, disk: Disk) -> str:
    """Write and flush a file beside `final`; hidden, so that no reader of the library takes it for an input.

    A killed run's leftover has the same name and is written over.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    fresh = str(final.with_name(f".{final.name}.papershelf-new"))
    disk.write(fresh, data, flush=True)
    return fresh


def _exists(root: Path, path: Path) -> RefusedError:
    return RefusedError(
        error(
            "file-exists",
            Place(within(path, root)),
            "a file of this name is there already and is not overwritten",
            "Choose another name, or move the file elsewhere.",
        )
    )

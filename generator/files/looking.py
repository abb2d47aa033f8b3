"""What stands where a generated file belongs, told without reading it."""

from __future__ import annotations

import os
import stat

from generator.files.disk import Stamp, stamp
from generator.files.refusals import Reason


def look(path: str) -> Stamp | Reason | None:
    """The stamp of the regular file `path`, None where there is nothing, or what else is in the way."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return Reason.UNREADABLE
    match stat.S_IFMT(status.st_mode):
        case stat.S_IFREG:
            return stamp(status)
        case stat.S_IFDIR:
            return Reason.FOLDER
        case stat.S_IFLNK:
            return Reason.LINK
        case _:
            return Reason.FOREIGN

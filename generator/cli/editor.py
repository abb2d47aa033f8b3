"""Open files in the editor that a person has chosen."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path


def editor() -> str:
    """The command of the person's editor, empty where none is set."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def open_in(command: str, paths: Sequence[Path]) -> str | None:
    """Wait until the editor is closed; gives what went wrong, or None."""
    try:
        # The person's own words name the program, and no shell sees the paths.
        ended = subprocess.run([*shlex.split(command), *map(str, paths)], check=False)  # noqa: S603
    except (OSError, ValueError) as fault:
        return f"The editor `{command}` could not be started: {fault}."
    return f"The editor `{command}` ended with status {ended.returncode}." if ended.returncode else None

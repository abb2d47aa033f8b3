"""Where Jinja keeps the templates that it compiled."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.files.paths import MEMORY
from generator.files.refusals import RefusedError, within_site


def room_for_templates(root: Path, basis: str) -> Path | None:
    """A folder for templates that were compiled on this `basis`; None where there can be none.

    Jinja itself compiles a template again whose text has changed; what it does so with is the basis. Those of
    another basis are removed.
    """
    try:
        folder = within_site(root / MEMORY / "templates", root)
        for other in folder.iterdir() if folder.is_dir() else ():
            if other.name != basis:
                shutil.rmtree(other)
        (folder / basis).mkdir(parents=True, exist_ok=True)
    except (OSError, RefusedError):
        return None
    return folder / basis

"""The last whole site stays up where a build fails half way, after MkDocs has emptied its folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.fast.keeping import remove

#: MkDocs spares what is hidden.
_ASIDE = ".papershelf-last"


class LastSite:
    """What MkDocs itself wrote into the output folder; finished pages have a keeper of their own."""

    def __init__(self, site_dir: Path) -> None:
        self._site_dir = site_dir
        self._aside = site_dir / _ASIDE
        self.is_aside = False

    def copy(self, addresses: Iterable[str]) -> None:
        """Copy the files at these addresses, which stand in folders among finished pages."""
        shutil.rmtree(self._aside, ignore_errors=True)
        for address in addresses:
            here, there = self._site_dir / address, self._aside / address
            if here.is_file():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(here, there)

    def set_aside(self) -> None:
        """Move everything else out of MkDocs' way; the folders of finished pages are gone already."""
        self.is_aside = True
        self._aside.mkdir(parents=True, exist_ok=True)
        for entry in _visible(self._site_dir):
            if not (self._aside / entry.name).exists():
                entry.rename(self._aside / entry.name)

    def put_back(self, finished: Iterable[str]) -> None:
        """Undo what a failed build did, but in the folders of finished pages, which stand at `finished`."""
        kept = {address.partition("/")[0] for address in finished}
        for entry in _visible(self._site_dir):
            if entry.name not in kept:
                remove(entry)
        shutil.copytree(self._aside, self._site_dir, dirs_exist_ok=True)
        self.forget()

    def forget(self) -> None:
        """The new site is whole."""
        shutil.rmtree(self._aside, ignore_errors=True)


def _visible(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if not entry.name.startswith(".")] if folder.is_dir() else []

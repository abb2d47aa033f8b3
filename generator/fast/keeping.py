"""Finished pages are kept from one build to the next, though MkDocs empties its output folder in between.

Before MkDocs cleans up, the folders of finished pages move into a folder whose name begins with a dot, which
it spares; afterwards they move back. A record beside the site says what each page was made from. A build
that was killed leaves the pages where the next one looks for them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.files import Compiled, write_kept
from generator.files.disk import Stamp, read, stamp
from generator.files.looking import look
from generator.files.paths import STATE
from generator.model import digest

_ASIDE = ".papershelf"
_RECORD = "built.json"
_VERSION = 3


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished file was made from, and its stamp.

    `path` is that of the generated file below the docs folder, `source` its digest, empty where nobody can
    tell. `frame` is a digest of all else that a page is made from; where it is empty, MkDocs makes the page
    again. An asset has neither frame nor template.
    """

    path: str
    source: str
    frame: str
    template: str
    stamp: Stamp


@dataclass(slots=True)
class Keeping:
    """The kept pages of one output folder of the site in `root`.

    `record` is None where nothing is to outlive the process; `seen` is its stamp before it was read.
    """

    root: Path
    site_dir: Path
    record: Path | None
    pages: dict[str, Built] = field(default_factory=dict)
    seen: Stamp | None = None

    @classmethod
    def of(cls, root: Path, site_dir: Path, *, lasting: bool) -> Keeping:
        """What an earlier build left in `site_dir`, as far as its record can be read."""
        record = root / STATE / _RECORD if lasting else None
        seen = _seen(record)
        return cls(root, site_dir, record, _read(record, site_dir) if record else {}, seen)

    @property
    def is_current(self) -> bool:
        """Whether nobody has written the record since it was read."""
        return _seen(self.record) == self.seen

    def set_aside(self) -> None:
        """Move the folders of finished pages out of MkDocs' way."""
        aside = self.site_dir / _ASIDE
        for name in self._folders():
            here, there = self.site_dir / name, aside / name
            if here.exists() and not here.is_symlink():
                remove(there)
                aside.mkdir(exist_ok=True)
                here.rename(there)

    def put_back(self, wanted: Iterable[str]) -> None:
        """Move them back and remove every file that is not among the addresses of finished pages."""
        folders = self._folders()
        for name in folders:
            here, there = self.site_dir / name, self.site_dir / _ASIDE / name
            if there.exists() and not here.exists():
                there.rename(here)
        # Of a folder that the record does not name, nobody can tell what belongs into it.
        discard(self.site_dir)
        self.pages = {address: self.pages[address] for address in wanted if address in self.pages}
        for name in folders:
            _remove_others(self.site_dir / name, self.site_dir, self.pages)
            if name not in self.pages and (self.site_dir / name).is_file():
                (self.site_dir / name).unlink()

    def _folders(self) -> list[str]:
        return sorted({address.split("/", 1)[0] for address in self.pages})

    def stands(self, address: str, source: str, frame: str) -> bool:
        """Whether the finished file at `address` was made from these and is as it was left."""
        built = self.pages.get(address)
        if built is None or (built.source, built.frame) != (source, frame):
            return False
        try:
            seen = stamp(os.stat(f"{self.site_dir}/{address}"))  # noqa: PTH116 - thousands of times
        except OSError:
            return False
        return seen == built.stamp

    def renew(self, path: str, wanted: str | None, docs: str) -> None:
        """Copy the asset at `path` in the folder `docs`, of this digest; remove the copy where it is None."""
        copy = f"{self.site_dir}/{path}"
        if wanted is not None:
            data = read(f"{docs}/{path}")
            # Another run may have written the file since its digest was looked up.
            source = wanted if digest(data) == wanted else ""
            self.pages[path] = Built(path, source, "", "", write(copy, data))
        elif self.pages.pop(path, None) is not None:
            Path(copy).unlink(missing_ok=True)
            self._prune(path)

    def _prune(self, address: str) -> None:
        """Remove the folders that a file left empty."""
        # Another file is in it, or it is gone already.
        with suppress(OSError):
            for folder in list(PurePosixPath(address).parents)[:-1]:
                (self.site_dir / folder).rmdir()

    def compiled(self, basis: str) -> Compiled:
        """Where Jinja keeps the theme's compiled templates as long as `basis` holds.

        It stands for the filters and extensions that settings and hooks give Jinja.
        """
        return Compiled(self.root, basis, "theme")

    def save(self) -> None:
        """Write the record; without one the next build only takes longer."""
        if self.record is None:
            return
        pages = {
            address: [built.path, built.source, built.frame, built.template, *built.stamp]
            for address, built in self.pages.items()
        }
        content = {"version": _VERSION, "site_dir": str(self.site_dir), "pages": pages}
        write_kept(self.root, self.record, json.dumps(content, separators=(",", ":")).encode())


def _seen(record: Path | None) -> Stamp | None:
    found = look(str(record)) if record else None
    return found if isinstance(found, Stamp) else None


def _read(record: Path, site_dir: Path) -> dict[str, Built]:
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        if (content["version"], content["site_dir"]) != (_VERSION, str(site_dir)):
            return {}
        return {str(address): _built(*values) for address, values in content["pages"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _built(path: str, source: str, frame: str, template: str, *times: int) -> Built:
    return Built(path, source, frame, template, Stamp(*times))


def discard(site_dir: Path) -> None:
    """Remove what a killed build set aside, where no build will put it back."""
    shutil.rmtree(site_dir / _ASIDE, ignore_errors=True)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _remove_others(folder: Path, site_dir: Path, pages: Mapping[str, Built]) -> None:
    """Remove what is no finished page in a folder, and every folder that is empty then, itself included."""
    for here, folders, names in os.walk(folder, topdown=False):
        within = Path(here).relative_to(site_dir).as_posix()
        for name in names:
            if f"{within}/{name}" not in pages:
                Path(here, name).unlink()
        for link in (each for name in folders if (each := Path(here, name)).is_symlink()):
            link.unlink()
        if not any(Path(here).iterdir()):
            Path(here).rmdir()


def write(path: str, data: bytes) -> Stamp:
    """Write a finished page, with its folder where need be; gives the file's stamp."""
    try:
        return _written(path, data)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return _written(path, data)


def _written(path: str, data: bytes) -> Stamp:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - as above
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        return stamp(os.fstat(file.fileno()))

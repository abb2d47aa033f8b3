"""The list of generated files with their digests: what is ours to overwrite or delete, and what is not.

A file is ours while its bytes have a digest that stands here. The digests of a run's new files are recorded
as *pending* before the first of them is put in place, so a run killed anywhere leaves no file of ours that
the next one would take for a person's. A lost or torn manifest costs no text: then a file with exactly the
planned bytes is adopted, and one with other bytes is left alone.

Beside each digest stands the stamp the file had. A file that still has it need not be read again to know
that nothing changed, unless it is younger than the manifest itself: it may then have been edited within the
same tick of the file system's clock after it was stamped (git has the same rule for its index). The stamp
only ever spares a reading where nothing would be written: what is to be replaced or deleted is read first.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.files.disk import Disk, Stamp
from generator.files.paths import STAGE, STATE, is_safe

_NAME = "manifest.json"
_VERSION = 1


class Listed(NamedTuple):
    """What the manifest says of one file."""

    digest: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Manifest:
    """Generated files by path below the docs folder.

    `pending` holds the digests that a path may have because of a run that did not end. `saved` is the time
    of the manifest's own file in nanoseconds, by the file system's clock.
    """

    listed: Mapping[str, Listed] = field(default_factory=dict)
    pending: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    saved: int = field(default=0, compare=False)

    def __contains__(self, path: object) -> bool:
        return path in self.listed or path in self.pending

    def paths(self) -> Iterator[str]:
        """Every path that is ours or may be."""
        yield from self.listed
        yield from (path for path in self.pending if path not in self.listed)

    def is_ours(self, path: str, digest: str) -> bool:
        """Whether a file with this digest at this path was written by the generator."""
        entry = self.listed.get(path)
        return (entry is not None and entry.digest == digest) or digest in self.pending.get(path, ())

    def is_unread(self, path: str, digest: str, seen: Stamp) -> bool:
        """Whether the file can be taken to have this digest by its stamp alone."""
        entry = self.listed.get(path)
        return (
            entry is not None
            and entry.digest == digest
            and entry.stamp == seen
            and seen.modified < self.saved
            and seen.changed < self.saved
        )

    def expecting(self, files: Iterable[tuple[str, str]]) -> Manifest:
        """This manifest with the (path, digest) of files that are about to be written."""
        pending = dict(self.pending)
        for path, digest in files:
            known = pending.get(path, ())
            pending[path] = known if digest in known else (*known, digest)
        return Manifest(self.listed, pending)

    @staticmethod
    def load(root: Path) -> Manifest | None:
        """The manifest of the site in `root`: empty where there is none, None where it cannot be read."""
        path = root / STATE / _NAME
        try:
            with path.open("rb") as file:
                return _parse(file.read(), os.fstat(file.fileno()).st_mtime_ns)
        except FileNotFoundError:
            return Manifest()
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return None

    @staticmethod
    def names(root: Path) -> frozenset[str]:
        """The files that a manifest names, for a quick look: none of them may be deleted on that ground."""
        try:
            document = json.loads((root / STATE / _NAME).read_bytes())
            return frozenset(document["files"]).union(document["pending"])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return frozenset()

    def save(self, root: Path, disk: Disk) -> None:
        """Write the manifest in one step. Raises OSError."""
        document = {
            "version": _VERSION,
            "files": {path: (entry.digest, *entry.stamp) for path, entry in sorted(self.listed.items())},
            "pending": dict(sorted(self.pending.items())),
        }
        fresh = str(root / STAGE / _NAME)
        disk.make_folder(str(root / STATE))
        disk.make_folder(str(root / STAGE))
        disk.write(fresh, json.dumps(document, separators=(",", ":")).encode())
        disk.move(fresh, str(Manifest.path(root)))

    @staticmethod
    def path(root: Path) -> Path:
        """Where the manifest of the site in `root` stands."""
        return root / STATE / _NAME


def _parse(data: bytes, saved: int) -> Manifest:
    """The manifest in a file's bytes; raises where anything has not the shape that `save` gives it."""
    document = json.loads(data)
    if document["version"] != _VERSION:
        raise ValueError("a manifest of another version")
    listed = {_checked(path): _entry(*values) for path, values in document["files"].items()}
    pending = {_checked(path): tuple(map(_text, digests)) for path, digests in document["pending"].items()}
    return Manifest(listed, pending, saved)


def _checked(path: str) -> str:
    if not is_safe(path):
        raise ValueError("a path that no generated file has")
    return path


def _entry(digest: str, size: int, modified: int, changed: int) -> Listed:
    return Listed(_text(digest), Stamp(size, modified, changed))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a digest is text")
    return value

"""Whether everything is as the last run left it, told from time stamps and a fingerprint of the inputs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.files.disk import read
from generator.files.looking import look
from generator.files.manifest import Manifest
from generator.model import digest

#: What code, numbers and templates of this package are kept in.
KINDS = frozenset({".py", ".json", ".yml", ".jinja", ".js"})


def stands(root: Path, docs: Path) -> int | None:
    """How many generated files there are, if each is as it was left; None where any is not, or may not be."""
    manifest = Manifest.load(root)
    if manifest is None or manifest.pending or not manifest.listed:
        return None
    prefix = f"{docs}/"
    for path, entry in manifest.listed.items():
        seen = look(prefix + path)
        if seen != entry.stamp or not manifest.is_unread(path, entry.digest, entry.stamp):
            return None
    return len(manifest.listed)


def manifest_digest(root: Path) -> str:
    """A digest of the manifest's bytes, which tells one state of the pages from another; "" without one."""
    try:
        return digest(read(Manifest.path(root)))
    except OSError:
        return ""


def left_alone(root: Path, docs: Path) -> dict[str, str]:
    """The digest of each generated file that is as the last run left it; a person's changes are none."""
    manifest = Manifest.load(root) or Manifest()
    prefix = f"{docs}/"
    return {
        path: entry.digest for path, entry in manifest.listed.items() if look(prefix + path) == entry.stamp
    }


def read_generated(docs: Path, path: str) -> bytes:
    """The bytes of a generated file as it stands, whoever wrote them; none where it cannot be read."""
    return _content(f"{docs}/{path}")


def fingerprint(folders: Iterable[Path], kinds: frozenset[str] | None = None) -> str:
    """A digest of the files in some folders, of all or of these kinds, by name and content.

    Symbolic links count as what they lead to, which is how templates are read; one that leads nowhere, such
    as an editor's mark on a file that it has open, is none.
    """
    seen = hashlib.blake2b(digest_size=16)
    for folder in map(str, folders):
        for path in sorted(_files(folder, kinds, ())):
            data = _content(path)
            name = os.path.relpath(path, folder)
            seen.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            seen.update(data)
    return seen.hexdigest()


def _files(folder: str, kinds: frozenset[str] | None, above: tuple[str, ...]) -> Iterator[str]:
    """The files below a folder; `above` are the folders that lead to it, none of which is entered again."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        # What cannot be read now cannot be read as a template either.
        return
    for entry in found:
        if entry.is_dir():
            yield from _files(entry.path, kinds, (*above, real))
        elif entry.is_file() and (kinds is None or os.path.splitext(entry.name)[1] in kinds):  # noqa: PTH122
            yield entry.path


def _content(path: str) -> bytes:
    try:
        return read(path)
    except OSError:
        return b""

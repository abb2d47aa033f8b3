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


def fingerprint(folders: Iterable[Path], kinds: frozenset[str] | None = None) -> str:
    """A digest of the files in some folders, of all or of these kinds, by name and content."""
    seen = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for name in sorted(_files(folder, kinds)):
            data = Path(folder, name).read_bytes()
            seen.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            seen.update(data)
    return seen.hexdigest()


def _files(folder: Path, kinds: frozenset[str] | None) -> Iterator[str]:
    """Paths of files below `folder`, relative to it; walked by `os`, which is five times faster."""
    for here, _, names in os.walk(folder):
        within = os.path.relpath(here, folder)
        for name in names:
            if kinds is None or os.path.splitext(name)[1] in kinds:  # noqa: PTH122 - as above
                yield f"{within}/{name}"

"""Whether everything is as the last run left it, told from time stamps and a fingerprint of the inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.files.manifest import Manifest
from generator.files.planning import look

#: What code, numbers and templates are kept in.
_KINDS = frozenset({".py", ".json", ".yml", ".jinja", ".js"})


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


def fingerprint(folders: Iterable[Path]) -> str:
    """A digest of the code, numbers and templates in some folders, by name and content."""
    seen = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _KINDS):
            seen.update(path.relative_to(folder).as_posix().encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()

"""Where Jinja keeps the templates that it compiled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.files.archive import Archive

_CODE = "code"


@dataclass(frozen=True)
class Compiled(BytecodeCache):
    """The compiled templates of a site below `folder`, each an archive, as long as `basis` holds.

    Jinja itself compiles a template again whose text has changed; what it does so with is the basis. Its own
    cache would run what stands in a file, whole or not.
    """

    root: Path
    basis: str
    folder: str = "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code over from an earlier run, if it left any."""
        known = self._archive(bucket).recall(_CODE)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Leave the code to later runs, where that can be."""
        self._archive(bucket).keep({_CODE: [bucket.bytecode_to_string()]})

    def _archive(self, bucket: Bucket) -> Archive:
        return Archive(self.root, f"{self.folder}/{bucket.key}", self.basis)

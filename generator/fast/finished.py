"""Whether a whole finished site stands as the last build left it, so that MkDocs need not begin.

What MkDocs makes of files, settings and theme is the same each time as long as nothing joins in that may look
at anything else: another plugin, a hook, an extension that reads further files. Where one does, or where the
last build had something to say, every build is done in full.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.basis import of_code
from generator.fast.simple import HARMLESS
from generator.files import write_kept
from generator.files.paths import STATE
from generator.files.site import read_settings
from generator.shipped import OVERLAY

_RECORD = "finished"
_PLUGINS = frozenset({"papershelf", "search", "material/search"})
_READS_FILES = frozenset({"pymdownx.snippets"})
#: The theme whose version counts and whose own folders need no look; another may inherit from anywhere.
_THEME = "material"
#: What makes pages of files, beside this package and what its own fingerprint names.
_BUILDERS = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Pygments", "rjsmin", "rcssmin")


class Finished:
    """The finished site of one configuration, whose inputs are looked at when this is made."""

    def __init__(self, root: Path, config: MkDocsConfig) -> None:
        self._root = root
        self._record = root / STATE / _RECORD
        self._site_dir = config.site_dir
        self._inputs: str | None = None
        # Without a digest nothing stands: a file may vanish while it is looked at, links may go in circles.
        with suppress(OSError):
            self._inputs = _inputs(config) if _is_plain(config) else None

    def stands(self) -> bool:
        """Whether a build would change nothing."""
        if self._inputs is None:
            return False
        try:
            return self._record.read_text(encoding="utf-8") == self._made()
        except (OSError, UnicodeDecodeError):
            return False

    def keep(self) -> None:
        """Remember what a build has just made of the inputs; if that fails, the next one takes longer."""
        if self._inputs is None:
            return
        # A site that somebody takes away under our eyes has no stamps to remember.
        with suppress(OSError):
            write_kept(self._root, self._record, self._made().encode())

    def _made(self) -> str:
        return f"{self._inputs} {_stamps([self._site_dir])}"


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin, and no hook, has a part in what MkDocs makes."""
    return _PLUGINS.issuperset(config.plugins) and not config.hooks


def _is_plain(config: MkDocsConfig) -> bool:
    return (
        is_alone(config)
        and config.theme.name == _THEME
        and (HARMLESS - _READS_FILES).issuperset(config.markdown_extensions)
    )


def _inputs(config: MkDocsConfig) -> str:
    """A digest of all that MkDocs reads: settings as they are and as the environment completes them, files.

    Files count by their stamps; no two writings of a file leave it the same three.
    """
    path = Path(config.config_file_path)
    seen = hashlib.blake2b(path.read_bytes(), digest_size=16)
    settings = read_settings(path.parent, path.name)
    versions = [*map(version, _BUILDERS)]
    # The last two folders of a theme are those of installed packages; the overlay joins them in a build.
    folders = [config.docs_dir, *config.theme.dirs[:-2], str(OVERLAY)]
    for fact in (settings, config.site_url, config.site_dir, of_code(), versions, _stamps(folders)):
        seen.update(f"{fact}\0".encode("utf-8", "surrogatepass"))
    return seen.hexdigest()


def _stamps(folders: list[str]) -> str:
    seen = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for name, status in sorted(_files(folder), key=lambda file: file[0]):
            stamp = f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\0"
            seen.update(stamp.encode("utf-8", "surrogateescape"))
    return seen.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder, through symbolic links, as MkDocs finds them."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry.path, entry.stat()

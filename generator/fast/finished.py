"""Whether a whole finished site stands as the last build left it, so that MkDocs need not begin.

What MkDocs makes of files, settings and theme is the same each time as long as nothing joins in that may look
at anything else: another plugin, a hook, an extension that reads further files. Where one does, or where the
last build had something to say, every build is done in full.
"""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs.config.defaults import MkDocsConfig

from generator.basis import of_code
from generator.collecting import uncollected
from generator.fast.keeping import Keeping
from generator.fast.rebuilding import rebuilt
from generator.fast.strangers import has_known_templates, is_plain
from generator.files import Manifest, write_kept
from generator.files.disk import read
from generator.files.paths import STATE
from generator.files.site import read_settings
from generator.model import digest
from generator.shipped import OVERLAY

if TYPE_CHECKING:
    from generator.fast.pages import FastPages

#: Size and both times of each file below a folder, by its path there; no two writings leave the same three.
Stamps: TypeAlias = dict[str, tuple[int, int, int]]

_RECORD = "finished"
#: What makes pages of files, beside this package and what its own fingerprint names.
_BUILDERS = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Pygments", "rjsmin", "rcssmin")


class Finished:
    """The finished site of one configuration.

    All but the docs folder is looked at when this is made, which may be while pages are still generated: the
    site stands where it was then as the last build, whichever that is in the end, has left it.
    """

    @uncollected()
    def __init__(self, root: Path, config: MkDocsConfig, written: str) -> None:
        """`written` is what `written_settings` gave before the configuration was loaded."""
        self._root = root
        self._record = root / STATE / _RECORD
        self._config = config
        self._settings = ""
        self._is_renewed = False
        # Without a look at them nothing stands: a file may vanish meanwhile, links may go in circles.
        self._docs: Stamps | None = None
        self._keeping: Keeping | None = None
        if written and is_plain(config):
            with suppress(OSError):
                self._settings = _settings(config, written)
            with suppress(OSError):
                # Looked at now, not when it is asked for.
                _ = self._site
                self._keeping = self._kept()

    @uncollected()
    def look(self) -> None:
        """Look at the docs folder, once the pages are generated and nobody changes them."""
        with suppress(OSError):
            if self._settings:
                self._docs = _stamps(self._config.docs_dir)

    def stands(self) -> bool:
        """Whether a build would change nothing."""
        return self._holds("inputs", lambda: self._inputs)

    @uncollected()
    def renew(self) -> bool:
        """Finish without MkDocs what has changed, if that is all that a build would do.

        So it is where the finished site and everything around the generated files are as they were left.
        """
        keeping, self._keeping = self._keeping, None
        if not has_known_templates(self._config) or not self._holds("around", lambda: self._around):
            return False
        if keeping is None or not keeping.is_current:
            keeping = self._kept()
        changed = rebuilt(self._config, keeping, self._around, self._digests)
        self._is_renewed = changed is not None
        for address, stamp in (changed or {}).items():
            self._site.pop(address, None)
            if stamp is not None:
                # A plain one, as from a look: a named one is written otherwise.
                self._site[address] = (*stamp,)
        return self._is_renewed

    @uncollected()
    def keep(self, pages: FastPages | None) -> None:
        """Remember what has just been made of the inputs; if that fails, the next build takes longer.

        `pages` are those that a build by MkDocs has finished, None where there was none.
        """
        if self._docs is None:
            return
        # A site that somebody takes away under our eyes has no stamps to remember.
        with suppress(OSError):
            if not self._is_renewed:
                self._site = _stamps(self._config.site_dir)
            if pages is not None:
                pages.keep(self._root, self._around)
            record = {"inputs": self._inputs, "around": self._around, "site": _digest(self._site)}
            write_kept(self._root, self._record, json.dumps(record).encode())

    def _holds(self, name: str, now: Callable[[], str]) -> bool:
        """Whether the last build left the site as it is, and what it recorded by this name is so now."""
        if self._docs is None:
            return False
        with suppress(OSError):
            return bool(self._last.get(name) == now() and self._last.get("site") == _digest(self._site))
        return False

    def _kept(self) -> Keeping:
        return Keeping.of(self._root, Path(self._config.site_dir), lasting=True)

    @cached_property
    def _last(self) -> dict[str, Any]:
        """What the last build has left."""
        try:
            record = json.loads(read(self._record))
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    @cached_property
    def _site(self) -> Stamps:
        return _stamps(self._config.site_dir)

    @cached_property
    def _inputs(self) -> str:
        """All that MkDocs reads."""
        return digest(f"{self._settings} {_digest(self._docs or {})}".encode())

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        """Those of the generated files that nobody has touched."""
        seen = self._docs or {}
        listed = (Manifest.load(self._root) or Manifest()).listed
        return {path: entry.digest for path, entry in listed.items() if seen.get(path) == entry.stamp}

    @cached_property
    def _around(self) -> str:
        """All that MkDocs reads but the generated files."""
        seen = self._docs or {}
        excluded = self._config.exclude_docs
        others = seen.keys() - self._digests.keys()
        written = others.difference(excluded.match_files(others)) if excluded else others
        return digest(f"{self._settings} {_digest({path: seen[path] for path in written})}".encode())


def written_settings(root: Path, name: str) -> str:
    """A digest of the settings as they are written now, in the file `name` and where it leads; "" of none."""
    with suppress(OSError):
        return digest(repr((Path(root, name).read_bytes(), read_settings(root, name))).encode())
    return ""


def _settings(config: MkDocsConfig, written: str) -> str:
    """A digest of what MkDocs reads beside the docs folder: settings, written and completed, and code."""
    facts = (
        written,
        config.site_url,
        config.site_dir,
        of_code(),
        [*map(version, _BUILDERS)],
        # The last two folders of a theme are those of installed packages; the overlay joins them in a build.
        [_digest(_stamps(folder)) for folder in (*config.theme.dirs[:-2], str(OVERLAY))],
    )
    return digest(repr(facts).encode())


def _stamps(folder: str) -> Stamps:
    """Every file below a folder, through symbolic links, as MkDocs finds them. Raises OSError."""
    found: Stamps = {}
    start = len(folder) + 1
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append(entry.path)
                elif entry.is_file():
                    status = entry.stat()
                    stamp = status.st_size, status.st_mtime_ns, status.st_ctime_ns
                    found[entry.path[start:]] = stamp
    return found


def _digest(stamps: Stamps) -> str:
    # Its version 2 gives equal values equal bytes, in a third of the time that text takes.
    return digest(marshal.dumps(sorted(stamps.items()), 2))

"""What a build leaves so that a later process can finish pages as it did, while all around them stands.

A shell is kept as text; what goes into it is rendered by templates again. Those of the overlay look at
nothing but the page itself and the settings, so that neither navigation nor other pages need be there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.fast.shells import FreshShells, Inside, Shell, Shells, stand_in
from generator.fast.waiting import Generated, Taken, Waiting
from generator.files import write_kept
from generator.files.disk import read
from generator.files.paths import STATE

_RECORD = f"{STATE}/shells.json"
_VERSION = 3


class UnknownShellError(LookupError):
    """No page of the last build had such a shell."""


def keep(root: Path, around: str, basis: str, shells: FreshShells, taken: Taken) -> None:
    """Keep the shells of a build and what its pages know of each other, for as long as `around` holds."""
    content = {
        "version": _VERSION,
        "around": around,
        "basis": basis,
        "shown": sorted(shells.shown),
        "shells": [
            [template, place, shell.digest, [parent.name for parent in shell.inside.parents], shell.parts]
            for (template, place), shell in shells.made.items()
        ],
        "own": {page.file.src_uri: _title(page.file.page) for page in taken.pages.values() if page.is_own},
        "pointed_at": sorted(shells.pointed_at()),
        "left_out": sorted(taken.left_out),
    }
    write_kept(root, root / _RECORD, json.dumps(content, separators=(",", ":")).encode())


class KeptShells(Shells):
    """The shells that a build left; `basis` is what else their pages were made from.

    `left_out` are the generated files that were no part of the site.
    """

    def __init__(
        self, content: dict[str, Any], config: MkDocsConfig, environment: jinja2.Environment
    ) -> None:
        super().__init__(content["shown"])
        self.basis: str = content["basis"]
        self._kept = {(template, place): rest for template, place, *rest in content["shells"]}
        self._own: dict[str, str | None] = content["own"]
        self._pointed_at = frozenset(content["pointed_at"])
        self.left_out = frozenset(content["left_out"])
        self._config = config
        self._environment = environment

    @classmethod
    def of(
        cls, root: Path, around: str, config: MkDocsConfig, environment: jinja2.Environment
    ) -> KeptShells | None:
        """Those of the site in `root`, if they can be read and `around` still holds."""
        try:
            content = json.loads(read(root / _RECORD))
            if (content["version"], content["around"]) != (_VERSION, around):
                return None
            return cls(content, config, environment)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def page(self, path: str) -> Waiting | None:
        """The page at a path below the docs folder, as the navigation knew it where that leads to it.

        None where other pages link into it.
        """
        if path in self._pointed_at:
            return None
        config = self._config
        file = Generated.instead_of(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
        if path in self._own:
            made = Page(None, file, config)
            made.markdown, made.meta = "", {"title": self._own[path]}
        return Waiting(file, "", is_own=path in self._own)

    def _make(self, template: str, place: str, page: Waiting) -> Shell:
        try:
            digest, parents, parts = self._kept[template, place]
        except KeyError as fault:
            raise UnknownShellError(template, place) from fault
        inside = page.file.page if page.is_own else None
        inside = inside or stand_in(place, self._config)
        variables = dict(get_context(Navigation([], []), [], self._config, inside))
        own, *others = map(self._environment.get_template, [template, *parents])
        return Shell(parts, digest, Inside(inside, own, others, variables))


def _title(page: Page | None) -> str | None:
    return page.title if page else None

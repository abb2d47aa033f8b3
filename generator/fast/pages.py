"""Generated files outside MkDocs: pages finished from their Markdown, assets copied where they changed.

A page is a function of its Markdown file, its shell and the templates of its content. What it was made from
is kept as a key, so that a page whose key stands is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.fast.keeping import Keeping
from generator.fast.lasting import keep
from generator.fast.maker import Maker
from generator.fast.renewing import Renewal
from generator.fast.shells import FreshShells
from generator.fast.simple import HARMLESS
from generator.fast.strangers import is_alone
from generator.fast.waiting import Generated, Taken, Waiting
from generator.files import KINDS, fingerprint
from generator.files.site import read_settings
from generator.model import digest
from generator.sharing import shared

_UNPUBLISHED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class FastPages:
    """The generated pages of one build; one object goes through all its hooks."""

    def __init__(self, config: MkDocsConfig, digests: Mapping[str, str], keeping: Keeping) -> None:
        """`digests` are those of the generated files by their path below the docs folder."""
        self._config = config
        self._digests = digests
        self._keeping = keeping
        self._waiting: list[Waiting] = []
        self._assets: list[Waiting] = []
        self._places: dict[str, int] = {}
        self._maker: Maker | None = None
        self._shells: FreshShells | None = None
        self._files: Files | None = None
        self._taken = Taken({}, set())

    @property
    def addresses(self) -> list[str]:
        """Where pages and assets stand, relative to the site's root."""
        return [each.address for each in (*self._waiting, *self._assets)]

    def joined(self, others: Sequence[File]) -> list[File]:
        """The pages, as MkDocs' sitemap knows pages, in their places among the others."""
        for page in self._waiting:
            if page.file.page is None:
                Page(None, page.file, self._config)
        everything = [*others, *(page.file for page in self._waiting)]
        return sorted(everything, key=lambda file: self._places.get(file.src_uri, len(self._places)))

    def take(self, files: Files) -> None:
        """Take the generated files out of MkDocs' hands.

        Pages in the navigation and home stay where MkDocs makes the navigation of the pages that it has, and
        where others may have a part in them.
        """
        own = {"index.md", *_named(self._config.nav)}
        kept = own if self._config.nav is None or not is_alone(self._config) else set()
        pages = list(files.documentation_pages())
        self._places = {file.src_uri: place for place, file in enumerate(pages)}
        for file in pages:
            if file.src_uri not in kept:
                self._take(file, files, self._waiting, is_own=file.src_uri in own)
        for file in list(files):
            if not file.is_documentation_page() and file.inclusion not in _UNPUBLISHED:
                self._take(file, files, self._assets)

    def _take(self, file: File, files: Files, waiting: list[Waiting], *, is_own: bool = False) -> None:
        digest = self._digests.get(file.src_uri)
        if digest is not None and not isinstance(file, Generated):
            files.remove(file)
            stub = Generated.instead_of(file)
            files.append(stub)
            waiting.append(Waiting(stub, digest, is_own))

    def finish(self, environment: jinja2.Environment, navigation: Navigation, files: Files) -> int:
        """Write every page that is not as it should be already; gives how many were written."""
        self._files = files
        pages = {page.file.src_uri: page for page in self._waiting}
        assets = {asset.file.src_uri for asset in self._assets}
        self._taken = Taken(pages, self._digests.keys() - pages.keys() - assets)
        self._keeping.put_back(self.addresses)
        self._copy_assets()
        basis = _basis(self._config)
        environment.bytecode_cache = self._keeping.compiled(basis)
        self._shells = FreshShells(environment, self._config, navigation, files)
        self._maker = maker = Maker(self._config, basis, self._shells)
        for page in self._waiting:
            if page.is_own:
                maker.introduce(page, lambda: files)
        stale = [page for page in self._waiting if not self._is_current(page, maker)]
        for page, built in zip(stale, shared(maker.simply, stale), strict=True):
            self._keeping.pages[page.address] = built or maker.by_mkdocs(page, files)
        self._keeping.save()
        return len(stale)

    def renew(self, digests: Mapping[str, str]) -> bool:
        """Finish what has changed since, in the same shells; False where only a whole build will do."""
        if self._maker is None or self._shells is None or self._files is None:
            return False
        files = self._files
        fixed = self._shells.pointed_at()
        pages = {path: page for path, page in self._taken.pages.items() if path not in fixed}
        last = replace(self._taken, pages=pages)
        renewal = Renewal(self._config, self._maker, self._keeping, last, lambda: files)
        is_done = renewal.bring(self._digests, digests) is not None
        self._digests = digests if is_done else self._digests
        return is_done

    def keep(self, root: Path, around: str) -> None:
        """Leave the shells to later processes, for as long as `around` holds."""
        if self._maker is not None and self._shells is not None:
            for page in self._waiting:
                # Those that the other process has made are still to be made here.
                self._shells.shell(self._keeping.pages[page.address].template, page)
            self._shells.foresee()
            keep(root, around, self._maker.basis, self._shells, self._taken)

    def _copy_assets(self) -> None:
        for asset in self._assets:
            if not self._keeping.stands(asset.address, asset.digest, ""):
                self._keeping.renew(asset.address, asset.digest, self._config.docs_dir)

    def _is_current(self, page: Waiting, maker: Maker) -> bool:
        built = self._keeping.pages.get(page.address)
        if built is None or not built.frame:
            return False
        return self._keeping.stands(page.address, page.digest, maker.frame(page, built.template))


def is_possible(config: MkDocsConfig) -> str | None:
    """Why pages cannot take the fast road, or None where they can."""
    strange = sorted(set(config.markdown_extensions) - HARMLESS)
    if strange:
        return f"the Markdown extension {strange[0]} may change any text"
    if config.mdx_configs.get("toc"):
        return "the extension toc is configured"
    return None


def _basis(config: MkDocsConfig) -> str:
    """What the content of every page depends on beside its file: templates, hooks and configuration.

    Settings count as they were read, because the environment gives some of them (`!ENV`).
    """
    path = Path(config.config_file_path)
    # MkDocs' types say that this is a list; it is a mapping where there are hooks, an empty list where not.
    hooks: Any = config.hooks
    facts = (
        read_settings(path.parent, path.name),
        config.site_url,
        fingerprint([Path(__file__).parent], KINDS),
        [(hook.__file__, digest(Path(hook.__file__).read_bytes())) for hook in dict(hooks).values()],
        # The theme's own templates show in the shell; overlay and overrides also make the content, and may
        # include files of any kind.
        fingerprint(map(Path, config.theme.dirs[:-2])),
    )
    return digest(repr(facts).encode("utf-8", "surrogatepass"))


def _named(navigation: Any) -> Iterator[str]:
    """The pages, by path below the docs folder, that the navigation of the settings names."""
    if isinstance(navigation, str):
        yield navigation
    elif isinstance(navigation, dict):
        for value in navigation.values():
            yield from _named(value)
    elif isinstance(navigation, list):
        for value in navigation:
            yield from _named(value)

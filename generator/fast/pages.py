"""Generated files outside MkDocs: pages finished from their Markdown, assets copied where they changed.

A page is a function of its Markdown file, its shell and the templates of its content. What it was made from
is kept as a key, so that a page whose key stands is not touched.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.fast.keeping import Built, Keeping, write
from generator.fast.shells import Shell, Shells
from generator.fast.simple import HARMLESS, as_html
from generator.fast.waiting import Generated, Waiting
from generator.files import KINDS, fingerprint
from generator.files.site import read_settings
from generator.model import digest
from generator.sharing import shared

_UNPUBLISHED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_FENCE = "\n---\n"


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
        self._making: _Making | None = None
        self._files: Files | None = None

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
        """Take the generated files out of MkDocs' hands; pages in the navigation and home stay."""
        kept = {"index.md", *_in_navigation(self._config.nav)}
        pages = list(files.documentation_pages())
        self._places = {file.src_uri: place for place, file in enumerate(pages)}
        for file in pages:
            if file.src_uri not in kept:
                self._take(file, files, self._waiting)
        for file in list(files):
            if not file.is_documentation_page() and file.inclusion not in _UNPUBLISHED:
                self._take(file, files, self._assets)

    def _take(self, file: File, files: Files, waiting: list[Waiting]) -> None:
        digest = self._digests.get(file.src_uri)
        if digest is not None and not isinstance(file, Generated):
            files.remove(file)
            stub = Generated.instead_of(file)
            files.append(stub)
            waiting.append(Waiting(stub, digest))

    def finish(self, environment: jinja2.Environment, navigation: Navigation, files: Files) -> int:
        """Write every page that is not as it should be already; gives how many were written."""
        self._files = files
        self._keeping.put_back(self.addresses)
        self._copy_assets()
        basis = _basis(self._config)
        environment.bytecode_cache = self._keeping.compiled(basis)
        self._making = making = _Making(
            self._config, basis, Shells(environment, self._config, navigation, files)
        )
        stale = [page for page in self._waiting if not self._is_current(page, making)]
        for page, built in zip(stale, shared(making.simply, stale), strict=True):
            self._keeping.pages[page.address] = built or making.by_mkdocs(page, files)
        self._keeping.save()
        return len(stale)

    def renew(self, digests: Mapping[str, str]) -> bool:
        """Finish what has changed since, in the same shells; False where only a whole build will do.

        That is so where a page came or went, or is MkDocs' own, and where a person has changed a file, so
        that it is no longer ours.
        """
        making, files = self._making, self._files
        pages = {page.file.src_uri: page.file for page in self._waiting}
        changed = self._changed(digests)
        stale = {path for path in changed if path.endswith(".md")}
        is_known = stale <= pages.keys() & digests.keys()
        if making is None or files is None or not is_known or self._is_touched(changed, digests):
            return False
        for path in sorted(stale):
            page = Waiting(pages[path], digests[path])
            self._keeping.pages[page.address] = making.simply(page) or making.by_mkdocs(page, files)
        for path in changed - stale:
            self._keeping.renew(path, digests.get(path), f"{self._config.docs_dir}/{path}")
        self._digests = digests
        return True

    def _changed(self, digests: Mapping[str, str]) -> set[str]:
        """The files that differ, without those that the settings keep out of the site."""
        excluded = self._config.exclude_docs
        changed = {path for path, _ in digests.items() ^ self._digests.items()}
        return changed if excluded is None else changed.difference(excluded.match_files(changed))

    def _is_touched(self, changed: set[str], digests: Mapping[str, str]) -> bool:
        return any(Path(self._config.docs_dir, path).exists() for path in changed - digests.keys())

    def _copy_assets(self) -> None:
        for asset in self._assets:
            if not self._keeping.is_current(asset.address, asset.digest):
                self._keeping.renew(asset.address, asset.digest, asset.file.abs_src_path or "")

    def _is_current(self, page: Waiting, making: _Making) -> bool:
        built = self._keeping.pages.get(page.address)
        if built is None or not built.template:
            return False
        return self._keeping.is_current(page.address, making.key(page, built.template))


class _Making:
    """Makes pages; `simply` may run in another process."""

    def __init__(self, config: MkDocsConfig, basis: str, shells: Shells) -> None:
        self._config = config
        self._shells = shells
        self._basis = basis
        self._keys: dict[tuple[str, str], str] = {}

    def key(self, page: Waiting, template: str) -> str:
        """What the page is made from, if it has this template."""
        frame = template, posixpath.dirname(page.address)
        if frame not in self._keys:
            self._keys[frame] = digest(f"{self._basis} {self._shells.shell(*frame).digest}".encode())
        return f"{page.digest}-{self._keys[frame]}"

    def simply(self, page: Waiting) -> Built | None:
        """Write the page; None where its Markdown is not of the simple kind."""
        source = _read(page.file)
        meta, body = _cut(source.decode())
        content = as_html(body)
        if content is None:
            return None
        built = self._write(page, meta, content)
        # Another run may have written the file since its digest was looked up.
        return built if digest(source) == page.digest else replace(built, key="")

    def by_mkdocs(self, page: Waiting, files: Files) -> Built:
        """Write a page with a curator's own Markdown as MkDocs makes it, its links checked.

        It is made again in each build, because what its links lead to may change without it.
        """
        config = self._config
        made = Page(None, page.file, config)
        made.read_source(config)
        made.render(config, files)
        made.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        return replace(self._write(page, made.meta, made.content or ""), key="")

    def _write(self, page: Waiting, meta: Mapping[str, Any], content: str) -> Built:
        template = str(meta.get("template", "main.html"))
        finished = self._shell(page, template).fill(meta, content, self._full_address(page))
        data = finished.encode("utf-8", errors="xmlcharrefreplace")
        written = write(f"{self._config.site_dir}/{page.address}", data)
        return Built(self.key(page, template), template, written)

    def _shell(self, page: Waiting, template: str) -> Shell:
        return self._shells.shell(template, posixpath.dirname(page.address))

    def _full_address(self, page: Waiting) -> str | None:
        site_url = self._config.site_url
        return f"{site_url.rstrip('/')}/{page.file.url}" if site_url else None


def is_possible(config: MkDocsConfig) -> str | None:
    """Why pages cannot take the fast road, or None where they can."""
    strange = sorted(set(config.markdown_extensions) - HARMLESS)
    if strange:
        return f"the Markdown extension {strange[0]} may change any text"
    if config.mdx_configs.get("toc"):
        return "the extension toc is configured"
    return None


def _read(file: File) -> bytes:
    with open(file.abs_src_path or "", "rb", buffering=0) as source:  # noqa: PTH123 - thousands of times
        return source.readall()


def _cut(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body, as the generator writes them: one key a line, values in JSON."""
    front, _, body = text.removeprefix("---\n").partition(_FENCE)
    pairs = (line.partition(": ") for line in front.split("\n"))
    return {name: json.loads(value) for name, _, value in pairs}, body


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


def _in_navigation(navigation: Any) -> Iterator[str]:
    if isinstance(navigation, str):
        yield navigation
    elif isinstance(navigation, dict):
        for value in navigation.values():
            yield from _in_navigation(value)
    elif isinstance(navigation, list):
        for value in navigation:
            yield from _in_navigation(value)

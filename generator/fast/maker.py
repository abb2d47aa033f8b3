"""Makes finished pages of generated Markdown: its own content between the pieces of a shell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.fast.keeping import Built, write
from generator.fast.shells import Shell, place_of
from generator.fast.simple import as_html
from generator.fast.waiting import Waiting
from generator.model import digest

_FENCE = "\n---\n"
_ANCHOR = re.compile(r'\s(?:id|name)="([^"]*)"')


class ShellSource(Protocol):
    """Where shells come from."""

    def shell(self, template: str, page: Waiting) -> Shell:
        """The shell of `template` for a page."""


class Maker:
    """Makes the pages of one site; `simply` may run in another process."""

    def __init__(self, config: MkDocsConfig, basis: str, shells: ShellSource) -> None:
        """`basis` tells what the content of every page depends on beside its file."""
        self.basis = basis
        self._config = config
        self._shells = shells
        self._frames: dict[tuple[str, str], str] = {}

    def frame(self, page: Waiting, template: str) -> str:
        """What the page is made from beside its Markdown, if it has this template."""
        key = template, place_of(page)
        if key not in self._frames:
            shell = self._shells.shell(template, page)
            self._frames[key] = digest(f"{self.basis} {shell.digest}".encode())
        return self._frames[key]

    def introduce(self, page: Waiting, files: Callable[[], Files]) -> Page:
        """Let others know the title and the anchors of a page that the navigation, or home, leads to."""
        made = page.file.page or Page(None, page.file, self._config)
        made.meta, body = _cut(_read(page.file).decode())
        made.markdown, made.content = "", as_html(body)
        if made.content is None:
            made.read_source(self._config)
            made.render(self._config, files())
        else:
            made.present_anchor_ids = set(_ANCHOR.findall(made.content))
        return made

    def simply(self, page: Waiting) -> Built | None:
        """Write the page; None where its Markdown is not of the simple kind."""
        source = _read(page.file)
        meta, body = _cut(source.decode())
        content = as_html(body)
        if content is None:
            return None
        built = self._write(page, meta, content)
        # Another run may have written the file since its digest was looked up.
        return built if digest(source) == page.digest else replace(built, source="")

    def by_mkdocs(self, page: Waiting, files: Files) -> Built:
        """Write a page with a curator's own Markdown as MkDocs makes it, its links checked.

        It is made again in each build, because what its links lead to may change without it.
        """
        made = page.file.page if page.is_own else None
        if made is None:
            made = Page(None, page.file, self._config)
            made.read_source(self._config)
            made.render(self._config, files)
        made.validate_anchor_links(files=files, log_level=self._config.validation.links.anchors)
        return replace(self._write(page, made.meta, made.content or ""), frame="")

    def _write(self, page: Waiting, meta: Mapping[str, Any], content: str) -> Built:
        template = str(meta.get("template", "main.html"))
        finished = self._shells.shell(template, page).fill(meta, content, self._full_address(page))
        data = finished.encode("utf-8", errors="xmlcharrefreplace")
        written = write(f"{self._config.site_dir}/{page.address}", data)
        return Built(page.file.src_uri, page.digest, self.frame(page, template), template, written)

    def _full_address(self, page: Waiting) -> str | None:
        site_url = self._config.site_url
        return f"{site_url.rstrip('/')}/{page.file.url}" if site_url else None


def _read(file: File) -> bytes:
    with open(file.abs_src_path or "", "rb", buffering=0) as source:  # noqa: PTH123 - thousands of times
        return source.readall()


def _cut(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body, as the generator writes them: one key a line, values in JSON."""
    front, _, body = text.removeprefix("---\n").partition(_FENCE)
    pairs = (line.partition(": ") for line in front.split("\n"))
    return {name: json.loads(value) for name, _, value in pairs}, body

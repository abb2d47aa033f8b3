"""A template of the theme, rendered once around nothing: what all of its pages have in common.

The whole template gives the shell, with marks where title, description, address and content belong. The
content itself comes from the template's own `content` block, rendered for each page, so that a site's
overrides count. Other blocks may depend on nothing but the template and the folder of the page.
"""

from __future__ import annotations

import ast
import posixpath
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.runtime import Context
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.fast.anchors import pointed_at
from generator.fast.waiting import Waiting
from generator.model import digest

# Private-use characters: no text that was cleaned for a page holds them in this order.
_MARK = re.compile("\ue000([a-z]+)\ue001")

_HEADING = re.compile(r'<h[1-6] id="([^"]*)"')
_BESIDE = "shells"
_AROUND = "{{% extends {template!r} %}}{{% block content %}}{content}{{% endblock %}}"


# What a browser shows as it is written, or runs.
_VERBATIM = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_INDENTATION = re.compile(r"\n[ \t\n]+")


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"


_MARKED = {
    "title": _mark("title"),
    "description": _mark("description"),
    "hide": ["navigation", "toc"],
    "search": {"exclude": True},
}


def compact(page: str) -> str:
    """`page` without blank lines and indentation, which are a quarter of what templates leave."""
    pieces = _VERBATIM.split(page)
    pieces[::2] = [_INDENTATION.sub("\n", piece) for piece in pieces[::2]]
    return "".join(pieces)


@dataclass(slots=True)
class Shell:
    """The pieces of a rendered template, marks at odd places; `digest` tells what they add to any page."""

    parts: list[str]
    digest: str
    inside: Inside

    def fill(self, meta: Mapping[str, Any], content: str, address: str | None) -> str:
        """The page with this front matter and content at this full address (None without `site_url`)."""
        values = {
            "title": str(meta.get("title", "")),
            "description": str(meta.get("description", "")),
            "address": address or "",
            "anchor": heading[1] if (heading := _HEADING.search(content)) else "",
            "content": self.inside.render(meta, content),
        }
        filled = list(self.parts)
        filled[1::2] = [values[name] for name in self.parts[1::2]]
        return "".join(filled)

    @classmethod
    def of(cls, output: str, inside: Inside) -> Shell:
        """The shell that a template rendered with marks gives."""
        return cls(_MARK.split(output), digest(output.encode()), inside)


@dataclass(slots=True)
class Inside:
    """The `content` block of a template and of those it extends, for one page after another."""

    page: Page
    template: jinja2.Template
    parents: Sequence[jinja2.Template]
    variables: dict[str, Any]

    def render(self, meta: Mapping[str, Any], content: str) -> str:
        """The block for a page with this front matter and content."""
        self.page.meta, self.page.content = dict(meta), content
        context: Context = self.template.new_context(self.variables)
        for parent in self.parents:
            for name, block in parent.blocks.items():
                context.blocks.setdefault(name, []).append(block)
        return compact("".join(context.blocks["content"][0](context)))


def place_of(page: Waiting) -> str:
    """What a page shares its shells with: its folder, from which relative links start, or nothing else."""
    return page.file.src_uri if page.is_own else posixpath.dirname(page.address)


class Shells(ABC):
    """The shells of a site, each made when its first page comes."""

    def __init__(self, shown: Iterable[str]) -> None:
        """`shown` are the folders that the navigation leads into."""
        self.shown = set(shown)
        self.made: dict[tuple[str, str], Shell] = {}

    def shell(self, template: str, page: Waiting) -> Shell:
        """The shell of `template` for a page."""
        place = place_of(page) if page.is_own else self._like(place_of(page))
        key = template, place
        if key not in self.made:
            self.made[key] = self._make(template, place, page)
        return self.made[key]

    @abstractmethod
    def _make(self, template: str, place: str, page: Waiting) -> Shell:
        """The shell of `template` for `page` and all others whose place is `place`."""

    def _like(self, folder: str) -> str:
        """The folder, or one beside it for all from which the site looks the same.

        Relative links differ only where the navigation leads into one of them. Each tag of more than one
        page has a folder of its own.
        """
        above, _, _ = folder.rpartition("/")
        return f"{above}/{_BESIDE}" if above and folder not in self.shown else folder


class FreshShells(Shells):
    """The shells of a build by MkDocs, which has read all pages of the navigation."""

    def __init__(
        self, environment: jinja2.Environment, config: MkDocsConfig, navigation: Navigation, files: Files
    ) -> None:
        super().__init__(folder for page in navigation.pages for folder in _above(page.url))
        self._environment = environment
        self._config = config
        self._navigation = navigation
        self._files = files
        self._extended: dict[str, tuple[jinja2.Template, ...]] = {}

    def pointed_at(self) -> set[str]:
        """The pages that others link into, of all pages read so far."""
        return pointed_at(self._files)

    def foresee(self) -> None:
        """Make the shells that are wanted once an index, or the first list or tag, has a second page."""
        for template, place in [*self.made]:
            beside = f"{place}/{_BESIDE}" if place in self.shown else ""
            folder = posixpath.dirname(place) if place.endswith(".md") else beside
            if folder and (template, folder) not in self.made:
                self.made[template, folder] = self._rendered(template, stand_in(folder, self._config))

    def _make(self, template: str, place: str, page: Waiting) -> Shell:
        own = page.file.page if page.is_own else None
        return self._rendered(template, own or stand_in(place, self._config))

    def _rendered(self, template: str, page: Page) -> Shell:
        meta, content, toc = page.meta, page.content, page.toc
        page.meta, page.content, page.active = _MARKED, "", True
        # The theme's link past the header leads to the first heading.
        page.toc = TableOfContents([AnchorLink(_mark("title"), _mark("anchor"), level=1)])
        context = get_context(self._navigation, self._files, self._config, page)
        plugins = self._config.plugins
        variables = dict(
            plugins.on_page_context(context, page=page, config=self._config, nav=self._navigation)
        )
        block = _AROUND.format(template=template, content=_mark("content"))
        output = self._environment.from_string(block).render(variables)
        output = compact(plugins.on_post_page(output, page=page, config=self._config))
        page.meta, page.content, page.toc, page.active = meta, content, toc, False
        own = self._environment.get_template(template)
        return Shell.of(output, Inside(page, own, self._parents(template), variables))

    def _parents(self, template: str) -> tuple[jinja2.Template, ...]:
        """The templates that `template` extends, nearest first."""
        if template in self._extended:
            return self._extended[template]
        parents: list[jinja2.Template] = []
        name = self._parent(template)
        while name is not None:
            parents.append(self._environment.get_template(name))
            name = self._parent(name)
        self._extended[template] = tuple(parents)
        return self._extended[template]

    def _parent(self, name: str) -> str | None:
        loader = self._environment.loader
        source = loader.get_source(self._environment, name)[0] if loader else ""
        # Read token by token to the first `extends`: a parser would read all of every template again.
        before, opening = "", False
        for _, kind, value in self._environment.lex(source):
            if kind == "whitespace":
                continue
            if opening:
                return str(ast.literal_eval(value)) if kind == "string" else None
            opening = (kind, value) == ("name", "extends") and before == "block_begin"
            before = kind
        return None


def stand_in(folder: str, config: MkDocsConfig) -> Page:
    """A page that stands for all of a folder; nothing else of the site knows it."""
    path, inclusion = f"{folder}/shell.md", InclusionLevel.NOT_IN_NAV
    file = File(path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
    file.generated_by = "papershelf"
    page = Page(None, file, config)
    page.markdown = ""
    if page.canonical_url is not None:
        page.canonical_url = _mark("address")
    return page


def _above(address: str) -> Iterator[str]:
    """The folders that an address stands in, nearest first."""
    while address:
        address = address.rpartition("/")[0]
        yield address

"""A template of the theme, rendered once around nothing: what all of its pages have in common.

The whole template gives the shell, with marks where title, description, address and content belong. The
content itself comes from the template's own `content` block, rendered for each page, so that a site's
overrides count. Other blocks may depend on nothing but the template and the folder of the page.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
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


def compact(page: str) -> str:
    """`page` without blank lines and indentation, which are a quarter of what templates leave."""
    pieces = _VERBATIM.split(page)
    pieces[::2] = [_INDENTATION.sub("\n", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _above(address: str) -> Iterator[str]:
    """The folders that an address stands in, nearest first."""
    while address:
        address = address.rpartition("/")[0]
        yield address


@dataclass(slots=True)
class Shell:
    """The pieces of a rendered template, marks at odd places; `digest` tells what they add to any page."""

    page: Page
    parts: list[str]
    digest: str
    _template: jinja2.Template
    _parents: tuple[jinja2.Template, ...]
    _variables: dict[str, Any]

    def fill(self, meta: Mapping[str, Any], content: str, address: str | None) -> str:
        """The page with this front matter and content at this full address (None without `site_url`)."""
        self.page.meta, self.page.content = dict(meta), content
        values = {
            "title": str(meta.get("title", "")),
            "description": str(meta.get("description", "")),
            "address": address or "",
            "anchor": heading[1] if (heading := _HEADING.search(content)) else "",
            "content": self._content(),
        }
        filled = list(self.parts)
        filled[1::2] = [values[name] for name in self.parts[1::2]]
        return "".join(filled)

    def _content(self) -> str:
        context: Context = self._template.new_context(self._variables)
        for parent in self._parents:
            for name, block in parent.blocks.items():
                context.blocks.setdefault(name, []).append(block)
        return compact("".join(context.blocks["content"][0](context)))


class Shells:
    """The shells of a build, each made when its first page comes."""

    def __init__(
        self, environment: jinja2.Environment, config: MkDocsConfig, navigation: Navigation, files: Files
    ) -> None:
        self._environment = environment
        self._config = config
        self._navigation = navigation
        self._files = files
        self._shells: dict[tuple[str, str], Shell] = {}
        self._extended: dict[str, tuple[jinja2.Template, ...]] = {}
        self._shown = {folder for page in navigation.pages for folder in _above(page.url)}

    def shell(self, template: str, folder: str) -> Shell:
        """The shell of `template` for the pages of a folder, from which its relative links start."""
        key = template, self._like(folder)
        if key not in self._shells:
            self._shells[key] = self._rendered(*key)
        return self._shells[key]

    def _like(self, folder: str) -> str:
        """The folder, or one beside it for all from which the site looks the same.

        Relative links differ only where the navigation leads into one of them. Each tag of more than one
        page has a folder of its own.
        """
        above, _, _ = folder.rpartition("/")
        return f"{above}/{_BESIDE}" if above and folder not in self._shown else folder

    def _rendered(self, template: str, folder: str) -> Shell:
        page = self._page(folder)
        context = get_context(self._navigation, self._files, self._config, page)
        plugins = self._config.plugins
        variables = dict(
            plugins.on_page_context(context, page=page, config=self._config, nav=self._navigation)
        )
        block = _AROUND.format(template=template, content=_mark("content"))
        output = self._environment.from_string(block).render(variables)
        output = compact(plugins.on_post_page(output, page=page, config=self._config))
        own = self._environment.get_template(template)
        return Shell(
            page, _MARK.split(output), digest(output.encode()), own, self._parents(template), variables
        )

    def _page(self, folder: str) -> Page:
        file = File.generated(
            self._config, f"{folder}/shell.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        page = Page(None, file, self._config)
        if page.canonical_url is not None:
            page.canonical_url = _mark("address")
        page.meta = {
            "title": _mark("title"),
            "description": _mark("description"),
            "hide": ["navigation", "toc"],
            "search": {"exclude": True},
        }
        # The theme's link past the header leads to the first heading.
        heading = AnchorLink(_mark("title"), _mark("anchor"), level=1)
        page.markdown, page.content, page.toc = "", "", TableOfContents([heading])
        return page

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

"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` do the whole job from a fresh clone.

Hooks only. Before a build the pages are generated, the theme overlay goes behind the site's own overrides,
and while serving the library is watched instead of the pages that are made of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator import build
from generator.diagnostics import Diagnostic, Severity
from generator.fast import FastPages, Keeping, discard, is_possible
from generator.files import Manifest, RefusedError, Site, as_published, left_alone, read_site
from generator.render import TEMPLATES, environment

_LOG = get_plugin_logger("papershelf")
_OVERLAY = str(TEMPLATES / "theme")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}


class PapershelfConfig(base.Config):  # type: ignore[no-untyped-call]
    """`fast: false` leaves the generated pages in MkDocs' page loop, for plugins that must see them."""

    fast = config_options.Type(bool, default=True)


class PapershelfPlugin(BasePlugin[PapershelfConfig]):  # type: ignore[no-untyped-call]
    """Generates before each build; `generated` tells that a caller has just done so."""

    def __init__(self) -> None:
        self.generated = False
        self._serving = False
        self._server: LiveReloadServer | None = None
        self._watched: set[str] = set()
        self._pages: FastPages | None = None
        self._keeping: Keeping | None = None
        self._navigation: Navigation | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Having this hook makes MkDocs keep the instance from one build to the next."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the theme overlay behind the site's `custom_dir` and before the theme."""
        if _OVERLAY not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, _OVERLAY)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring the pages to what the library says."""
        self._generate(config)
        self._pages = self._fast_pages(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take comments and indentation out of the overlay, and the generated pages out of the page loop."""
        for file in files:
            if file.src_dir == _OVERLAY:
                file.content_bytes = as_published(file.src_uri, file.content_bytes)
        if self._pages is not None:
            self._pages.take(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation, which every page shows."""
        self._navigation = nav
        return nav

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Finish the generated pages, now that the theme is ready and other plugins have had their say."""
        if self._pages is not None and self._navigation is not None:
            self._pages.finish(env, self._navigation, files)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Name the finished pages in the sitemap, where MkDocs looks only for its own."""
        if self._pages is not None and template_name == "sitemap.xml":
            context["pages"] = self._pages.joined(context["pages"])
        return context

    def _generate(self, config: MkDocsConfig) -> None:
        if self.generated:
            self.generated = False
            return
        # Templates may have changed since the last build of this process.
        environment.cache_clear()
        try:
            report = build.generate(site_of(config))
        except RefusedError as refused:
            if self._server is None:
                raise PluginError(_line(refused.diagnostic)) from refused
            # MkDocs' server answers nothing after a failed build; the pages of the last run are better.
            _LOG.error(_line(refused.diagnostic))
            return
        for one in report.diagnostics:
            _LOG.log(_LEVELS[one.severity], _line(one))

    def _fast_pages(self, config: MkDocsConfig) -> FastPages | None:
        if not self.config.fast:
            discard(Path(config.site_dir))
            return None
        hindrance = is_possible(config)
        if hindrance is not None:
            _LOG.info("Every page goes through MkDocs: %s.", hindrance)
            discard(Path(config.site_dir))
            return None
        site = site_of(config)
        site_dir = Path(config.site_dir)
        if not self._serving or self._keeping is None or self._keeping.site_dir != site_dir:
            self._keeping = Keeping.of(site.root, site_dir, lasting=not self._serving)
        self._keeping.set_aside()
        return FastPages(config, left_alone(site.root, site.docs), self._keeping)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch what people write; watching the generated pages too would build everything twice."""
        server.unwatch(config.docs_dir)
        self._server = server
        self._watch(config)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """While serving, watch from now on what has come since the last build."""
        self._watch(config)

    def _watch(self, config: MkDocsConfig) -> None:
        if self._server is None:
            return
        present = set(_written_by_people(config))
        for path in sorted(self._watched - present):
            self._server.unwatch(path)
        for path in sorted(present - self._watched):
            self._server.watch(path)
        self._watched = present


def site_of(config: MkDocsConfig) -> Site:
    """The site that a MkDocs configuration describes, by the settings as a person wrote them.

    MkDocs completes some, and `mkdocs serve` puts its own address in place of the site's; the pages depend
    on neither, so that every command leaves the same ones.
    """
    path = Path(config.config_file_path)
    return read_site(path.parent, path.name)


def _written_by_people(config: MkDocsConfig) -> Iterator[str]:
    """The library, templates and overrides of the site, and whatever no generated file stands in."""
    site = site_of(config)
    manifest = Manifest.load(site.root) or Manifest()
    generated = {path.split("/", 1)[0] for path in manifest.paths()}
    for path in site.docs.iterdir():
        if path.name not in generated and not path.name.startswith("."):
            yield str(path)
    yield from map(str, site.templates)
    if config.theme.custom_dir:
        yield config.theme.custom_dir


def _line(one: Diagnostic) -> str:
    return f"{one.place}: [{one.code}] {one.message} {one.remedy}"

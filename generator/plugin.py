"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` do the whole job from a fresh clone.

Hooks only. Before a build the pages are generated, the theme overlay goes behind the site's own overrides,
and while serving the library is watched instead of the pages that are made of it.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator import build
from generator.diagnostics import Diagnostic, Severity
from generator.files import Manifest, RefusedError, Site
from generator.render import TEMPLATES, environment

_LOG = get_plugin_logger("papershelf")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}


class PapershelfConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin has no options yet."""


class PapershelfPlugin(BasePlugin[PapershelfConfig]):  # type: ignore[no-untyped-call]
    """Generates before each build; `generated` tells that a caller has just done so."""

    generated = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having this hook makes MkDocs keep the instance from one build to the next."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the theme overlay behind the site's `custom_dir` and before the theme."""
        overlay = str(TEMPLATES / "theme")
        if overlay not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, overlay)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring the pages to what the library says."""
        if self.generated:
            self.generated = False
            return
        # Templates may have changed since the last build of this process.
        environment.cache_clear()
        try:
            report = build.generate(site_of(config))
        except RefusedError as refused:
            raise PluginError(_line(refused.diagnostic)) from refused
        for one in report.diagnostics:
            _LOG.log(_LEVELS[one.severity], _line(one))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch what people write; watching the generated pages too would build everything twice."""
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        for path in _written_by_people(docs, site_of(config)):
            server.watch(str(path))
        return server


def site_of(config: MkDocsConfig) -> Site:
    """The site that a MkDocs configuration describes."""
    return Site(
        root=Path(config.config_file_path).parent,
        docs=Path(config.docs_dir),
        title=config.site_name,
        url=config.site_url or None,
        repo_url=config.repo_url or None,
        edit_uri=config.edit_uri or None,
    )


def _written_by_people(docs: Path, site: Site) -> list[Path]:
    """The library, the site's templates and every page or folder that no generated file stands in."""
    manifest = Manifest.load(site.root) or Manifest()
    generated = {path.split("/", 1)[0] for path in manifest.paths()}
    beside = [path for path in sorted(docs.iterdir()) if path.name not in generated]
    return [*beside, *site.templates]


def _line(one: Diagnostic) -> str:
    return f"{one.place}: [{one.code}] {one.message} {one.remedy}"

"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` do the whole job from a fresh clone.

Hooks only. Before a build the pages are generated, and the theme overlay goes behind the site's own
overrides. What serving needs on top of that is in `generator.serving`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator import build
from generator.diagnostics import Diagnostic, Severity
from generator.fast import FastPages, Keeping, discard, is_alone, is_possible, lay_over
from generator.files import RefusedError, Site, as_published, left_alone, read_site
from generator.shipped import OVERLAY

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.serving import Session

_LOG = get_plugin_logger("papershelf")
_OVERLAY = str(OVERLAY)
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.DEBUG}


class PapershelfConfig(base.Config):  # type: ignore[no-untyped-call]
    """`fast: false` leaves the generated pages in MkDocs' page loop, for plugins that must see them.

    `poll: true` looks at files while serving, where the system does not report edits (a network mount).
    """

    fast = config_options.Type(bool, default=True)
    poll = config_options.Type(bool, default=False)


class PapershelfPlugin(BasePlugin[PapershelfConfig]):  # type: ignore[no-untyped-call]
    """Generates before each build; `generated` tells that a caller has just done so.

    `pages` are those that the last build took out of MkDocs' hands.
    """

    def __init__(self) -> None:
        self.generated = False
        self._session: Session | None = None
        self._latest: MkDocsConfig | None = None
        self._theirs: list[str] = []
        self.pages: FastPages | None = None
        self._keeping: Keeping | None = None
        self._navigation: Navigation | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Having this hook makes MkDocs keep the instance from one build to the next."""
        if command == "serve":
            from generator.serving import Session  # noqa: PLC0415 - a build has no use for it

            self._session = Session(_LOG)

    def on_shutdown(self) -> None:
        """The server, if there was one, has ended."""
        if self._session is not None:
            self._session.end()
            self._session = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the theme overlay behind the site's `custom_dir` and before the theme."""
        lay_over(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring the pages to what the library says."""
        if self._session is not None:
            self._session.copy(Path(config.site_dir))
            self._session.forget_templates()
        self._latest = config
        self._generate(config)
        self.pages = self._fast_pages(config)
        if self._session is not None:
            self._session.set_aside(self._keeping if self.pages is not None else None)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make few and short files of the overlay's, and take the generated pages out of the page loop."""
        overlay = {file.src_uri: file for file in files if file.src_dir == _OVERLAY}
        served = as_published({name: file.content_bytes for name, file in overlay.items()})
        for name, file in overlay.items():
            if name in served:
                file.content_bytes = served[name]
            else:
                files.remove(file)
        if self.pages is not None:
            self.pages.take(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation, which every page shows."""
        self._navigation = nav
        return nav

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Finish the generated pages, now that the theme is ready and other plugins have had their say."""
        if self.pages is not None and self._navigation is not None:
            self.pages.finish(env, self._navigation, files)
        if self._session is not None:
            finished = set(self.pages.addresses) if self.pages is not None else set()
            self._theirs = [file.dest_uri for file in files if file.dest_uri not in finished]
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Name the finished pages in the sitemap, where MkDocs looks only for its own."""
        if self.pages is not None and template_name == "sitemap.xml":
            context["pages"] = self.pages.joined(context["pages"])
        return context

    def _renew(self) -> bool:
        """Bring generated and finished pages up to date without a build by MkDocs, where that will do."""
        config = self._latest
        session, pages = self._session, self.pages
        if config is None or session is None or pages is None or not is_alone(config):
            return False
        self._generate(config)
        site = site_of(config)
        # Only a whole build tells which of MkDocs' complaints still hold.
        is_done = pages.renew(left_alone(site.root, site.docs)) and not session.faults.has_heard
        # What a whole build would begin with is done.
        self.generated = not is_done
        return is_done

    def _generate(self, config: MkDocsConfig) -> None:
        if self.generated:
            self.generated = False
            return
        run = self._session.generate if self._session is not None else build.generate
        try:
            report = run(site_of(config))
        except RefusedError as refused:
            if self._session is None or not self._session.is_live:
                raise PluginError(_line(refused.diagnostic)) from refused
            # The pages of the last run are better than none.
            self._tell([refused.diagnostic])
        else:
            self._tell(report.diagnostics)

    def _tell(self, found: Sequence[Diagnostic]) -> None:
        if self._session is not None:
            self._session.faults.add(found)
        for one in found:
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
        if self._session is None or self._keeping is None or self._keeping.site_dir != site_dir:
            self._keeping = Keeping.of(site.root, site_dir, lasting=self._session is None)
        self._keeping.set_aside()
        return FastPages(config, left_alone(site.root, site.docs), self._keeping)

    @event_priority(100)
    def _on_serve_first(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch what people write, before other plugins name what they want to have watched."""
        if self._session is not None:
            self._session.watch(server, config, poll=self.config.poll)
            self._session.follow(_beside_docs(config))
        return server

    @event_priority(-100)
    def _on_serve_last(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Put faults on the pages; other plugins may have asked for the builder that MkDocs knows."""
        if self._session is not None:
            self._session.surround(server, site_of(config), self._renew)
        return server

    on_serve = CombinedEvent(_on_serve_first, _on_serve_last)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """While serving, watch from now on what has come since the last build."""
        if self._session is not None:
            self._session.succeed(self._theirs)
            self._session.follow(_beside_docs(config))


def site_of(config: MkDocsConfig) -> Site:
    """The site that a MkDocs configuration describes, by the settings as a person wrote them.

    MkDocs completes some, and `mkdocs serve` puts its own address in place of the site's; the pages depend
    on neither, so that every command leaves the same ones.
    """
    path = Path(config.config_file_path)
    return read_site(path.parent, path.name)


def _beside_docs(config: MkDocsConfig) -> list[Path]:
    """The folders beside the docs folder that pages depend on: the site's own templates and overrides."""
    own = config.theme.custom_dir
    return [*site_of(config).templates, *([Path(own)] if own else [])]


def _line(one: Diagnostic) -> str:
    return f"{one.place}: [{one.code}] {one.message} {one.remedy}"

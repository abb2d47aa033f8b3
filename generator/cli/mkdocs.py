"""MkDocs, started in this process: its log becomes findings, its faults a message instead of a traceback."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Material prints a banner about MkDocs 2 at import; the pin in the requirements answers it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.cli.terminal import Terminal
from generator.diagnostics import error
from generator.fast import Finished, written_settings
from generator.files import RefusedError, Site, cannot_write
from generator.files.site import CONFIGURATION
from generator.model import Place
from generator.plugin import PapershelfPlugin


class Ready:
    """A build by MkDocs that may begin: settings, plugins, and the finished site as it is.

    None of this depends on the generated pages, so that it is made ready while those are still made. What
    goes wrong is told when it begins.
    """

    def __init__(self, site: Site, terminal: Terminal, *, site_dir: Path | None, strict: bool) -> None:
        self._site = site
        self._log = _ToTerminal(terminal)
        self._log.addFilter(_once())
        self._fault: Exception | None = None
        try:
            with _told_to(self._log, logging.WARNING), self._log.held(), _refused(site):
                self._config, self._finished = _found(site, site_dir, strict)
                self._plugin = _spared(self._config)
        except Exception as fault:
            # A hook of the site may raise anything; that is for `build` to tell, when pages are generated.
            self._fault = fault

    def build(self) -> Path:
        """Build the generated site, unless it stands, and return its folder.

        Raises RefusedError where MkDocs gives up.
        """
        self._log.tell_held()
        if self._fault is not None:
            raise self._fault
        with _told_to(self._log, logging.WARNING), _refused(self._site):
            self._finished.look()
            if not self._finished.stands():
                with _writing(self._site, self._config):
                    _finish(self._finished, self._config, self._log)
                if not self._log.complaints:
                    self._finished.keep(self._plugin.pages)
        return Path(self._config.site_dir)


def serve(site: Site, terminal: Terminal, *, address: str | None, strict: bool) -> None:
    """Serve until interrupted; raises RefusedError where MkDocs gives up."""
    # A server, of which a build has no use.
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415

    with _told_to(_ToTerminal(terminal), logging.INFO), _refused(site):
        mkdocs_serve.serve(
            config_file=str(site.root / CONFIGURATION), dev_addr=address, strict=strict, livereload=True
        )


@contextmanager
def _refused(site: Site) -> Iterator[None]:
    """Turn the ways in which MkDocs gives up into findings."""
    try:
        yield
    except MkDocsException as fault:
        remedy = "Mend what the lines above name, then run again."
        raise RefusedError(error("mkdocs-stopped", Place(CONFIGURATION), str(fault), remedy)) from fault
    except jinja2.TemplateError as fault:
        # Most of the package, which a build that changes nothing need not import.
        from generator.generating import bad_template  # noqa: PLC0415

        raise bad_template(fault, site) from fault


@contextmanager
def _writing(site: Site, config: MkDocsConfig) -> Iterator[None]:
    """Turn a file or folder that the system keeps from being written into a finding."""
    try:
        yield
    except OSError as fault:
        path = Path(os.fsdecode(fault.filename or config.site_dir))
        raise cannot_write(path, site.root, fault) from fault


def _found(site: Site, site_dir: Path | None, strict: bool) -> tuple[MkDocsConfig, Finished]:
    # Before they are loaded, so that an edit in between is seen by the next build.
    written = written_settings(site.root, CONFIGURATION)
    # None leaves the setting to the configuration file.
    out = str(site_dir.resolve()) if site_dir is not None else None
    config = load_config(config_file=str(site.root / CONFIGURATION), site_dir=out, strict=strict)
    return config, Finished(site.root, config, written)


def _finish(finished: Finished, config: MkDocsConfig, log: _ToTerminal) -> None:
    if finished.renew() and not (config.strict and log.complaints):
        return
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build.build(config)


def _spared(config: MkDocsConfig) -> PapershelfPlugin:
    """The pages were generated a moment ago; the plugin need not do it again."""
    plugin = config.plugins.get("papershelf")
    if not isinstance(plugin, PapershelfPlugin):
        message = "`papershelf` is not among the plugins, so the pages would have no theme"
        remedy = f"Add `- papershelf` to `plugins` in {CONFIGURATION}."
        raise RefusedError(error("no-plugin", Place(CONFIGURATION), message, remedy))
    plugin.generated = True
    return plugin


class _ToTerminal(logging.Handler):
    def __init__(self, terminal: Terminal) -> None:
        super().__init__()
        self.complaints = 0
        self._terminal = terminal
        self._held: list[logging.LogRecord] = []
        self._is_held = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep what is to be told until `tell_held`, while another process tells how far it is."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False

    def tell_held(self) -> None:
        """Tell what was kept."""
        held, self._held = self._held, []
        for record in held:
            self.emit(record)

    def emit(self, record: logging.LogRecord) -> None:
        if self._is_held:
            self._held.append(record)
            return
        self.complaints += 1
        self._terminal.complain(f"mkdocs: {record.levelname.lower()}: {record.getMessage()}")


def _once() -> Callable[[logging.LogRecord], bool]:
    """Lets every message pass once: a whole build says again what was said before it proved necessary."""
    told: set[str] = set()

    def is_new(record: logging.LogRecord) -> bool:
        message = record.getMessage()
        was_told = message in told
        told.add(message)
        return not was_told

    return is_new


@contextmanager
def _told_to(handler: logging.Handler, level: int) -> Iterator[None]:
    """What MkDocs logs from this level on goes to the handler."""
    logger = logging.getLogger("mkdocs")
    handler.setLevel(level)
    logger.setLevel(level)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)

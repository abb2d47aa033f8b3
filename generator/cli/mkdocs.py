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
from generator.fast import Finished
from generator.files import RefusedError, Site, cannot_write
from generator.files.site import CONFIGURATION
from generator.model import Place
from generator.plugin import PapershelfPlugin


def build(site: Site, terminal: Terminal, *, site_dir: Path | None, strict: bool) -> Path:
    """Build the generated site, unless it stands, and return its folder.

    Raises RefusedError where MkDocs gives up.
    """
    log = _log_to(terminal, logging.WARNING)
    log.addFilter(_once())
    try:
        with _refused(site):
            config = _configuration(site, site_dir, strict)
            plugin = _spared(config)
            finished = Finished(site.root, config)
            if not finished.stands():
                with _writing(site, config):
                    _finish(finished, config, log)
                if not log.complaints:
                    finished.keep(plugin.pages)
    finally:
        logging.getLogger("mkdocs").removeHandler(log)
    return Path(config.site_dir)


def serve(site: Site, terminal: Terminal, *, address: str | None, strict: bool) -> None:
    """Serve until interrupted; raises RefusedError where MkDocs gives up."""
    # A server, of which a build has no use.
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415

    _log_to(terminal, logging.INFO)
    with _refused(site):
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


def _configuration(site: Site, site_dir: Path | None, strict: bool) -> MkDocsConfig:
    # None leaves the setting to the configuration file.
    out = str(site_dir.resolve()) if site_dir is not None else None
    return load_config(config_file=str(site.root / CONFIGURATION), site_dir=out, strict=strict)


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
    def __init__(self, terminal: Terminal, level: int) -> None:
        super().__init__(level)
        self.complaints = 0
        self._terminal = terminal

    def emit(self, record: logging.LogRecord) -> None:
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


def _log_to(terminal: Terminal, level: int) -> _ToTerminal:
    handler = _ToTerminal(terminal, level)
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.addHandler(handler)
    return handler

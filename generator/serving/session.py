"""One run of `mkdocs serve`: what its server is given, and what becomes of a build that fails."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.diagnostics import Diagnostic, error
from generator.fast import Keeping
from generator.files import RefusedError, Site, read_site
from generator.files.paths import LIBRARY
from generator.files.site import CONFIGURATION
from generator.generating import bad_template
from generator.model import Place
from generator.render import environment
from generator.report import Report
from generator.serving.banner import Banner
from generator.serving.faults import Faults
from generator.serving.keeping import LastSite
from generator.serving.runs import Runs
from generator.serving.watching import Watching
from generator.serving.written import Written
from generator.sharing import Helper

#: Seconds without an edit after which a build begins; MkDocs waits twice as long.
_QUIET = 0.05


class Session:
    """Outlives all builds of one server."""

    def __init__(self, log: logging.LoggerAdapter[logging.Logger]) -> None:
        self.faults = Faults(log.logger.name)
        self._log = log
        self._server: LiveReloadServer | None = None
        self._written: Written | None = None
        self._watched: set[str] = set()
        self._last: LastSite | None = None
        self._finished: Keeping | None = None
        self._addresses: list[str] = []
        # Another thread adds to it, and no addition is lost.
        self._edited: deque[str] = deque()
        self._library = ""
        self._is_whole = False
        # The server has threads once it serves.
        runs = Runs()
        self._helper = Helper(runs.generate, runs.rest)
        logging.getLogger("mkdocs").addHandler(self.faults)

    def end(self) -> None:
        """The server ends."""
        self._helper.end()
        logging.getLogger("mkdocs").removeHandler(self.faults)

    @property
    def is_live(self) -> bool:
        """Whether a site is up, which is better than none."""
        return self._server is not None

    def watch(self, server: LiveReloadServer, config: MkDocsConfig, *, poll: bool) -> None:
        """Have edits reported; what the server watches already goes over to the new observer."""
        configuration = Path(config.config_file_path)
        self._library = str(Path(config.docs_dir, LIBRARY)) + os.sep
        self._written = Written(configuration.parent, Path(config.docs_dir))
        paths = [config.docs_dir, config.config_file_path, *config.theme.dirs]
        watched = [path for path in dict.fromkeys(paths) if _was_watched(server, path)]
        watching = Watching.of(self._written, self._edited.append, self._log.info, poll=poll)
        server.observer = watching  # type: ignore[assignment] # the server needs no more of one
        server.build_delay = _QUIET
        for path in watched:
            server.watch(path)
        # A folder of templates may come to be.
        server.watch(str(configuration.parent), recursive=False)
        self._server = server

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch these folders too, and those no longer that have gone."""
        if self._server is None:
            return
        present = set(map(str, paths))
        for path in sorted(self._watched - present):
            self._server.unwatch(path)
        for path in sorted(present - self._watched):
            self._server.watch(path)
        self._watched = present

    def surround(self, server: LiveReloadServer, site: Site, renew: Callable[[], bool]) -> None:
        """Show faults on each page, and let no build raise: the server would answer nothing any more.

        `renew` brings the site up to date without MkDocs, or tells that it cannot; it is asked where nothing
        but the library was edited.
        """
        build = server.builder
        server.builder = lambda: self._guarded(build, site, renew)
        server.set_app(Banner(server.serve_request, self.faults.banner))

    def generate(self, site: Site) -> Report:
        """Bring the generated pages to what the library says; raises RefusedError."""
        if self._written is not None:
            self._written.begin()
        found = self._helper.do(site)
        if isinstance(found, Diagnostic):
            raise RefusedError(found)
        return found

    def copy(self, site_dir: Path) -> None:
        """MkDocs is about to empty its folder."""
        self._last = LastSite(site_dir)
        folders = {address.partition("/")[0] for address in self._finished.pages} if self._finished else set()
        self._last.copy(one for one in self._addresses if one.partition("/")[0] in folders)

    def forget_templates(self) -> None:
        """They may have changed since the last build of this process."""
        environment.cache_clear()

    def set_aside(self, finished: Keeping | None) -> None:
        """The finished pages are out of the way; now the rest."""
        self._finished = finished
        if self._last is not None:
            self._last.set_aside()

    def succeed(self, addresses: list[str]) -> None:
        """A site is whole, with MkDocs' own files at these addresses."""
        self._is_whole = True
        self._addresses = addresses
        if self._last is not None:
            self._last.forget()
        self._last = None

    def _guarded(self, build: Callable[[], None], site: Site, renew: Callable[[], bool]) -> None:
        self.faults.begin()
        edited = [self._edited.popleft() for _ in range(len(self._edited))]
        is_library = bool(edited) and all(path.startswith(self._library) for path in edited)
        try:
            if self._is_whole and is_library and renew():
                self._log.info("Finished the pages that changed")
                return
            self._is_whole = False
            self.faults.listen()
            build()
        except Exception as fault:
            found = _found(fault, site)
            self.faults.add([found])
            expected = isinstance(fault, MkDocsException | jinja2.TemplateError)
            line = "%s: [%s] %s %s"
            where = None if expected else fault
            self._log.error(line, found.place, found.code, found.message, found.remedy, exc_info=where)
            self._put_back()

    def _put_back(self) -> None:
        last, self._last = self._last, None
        if last is None or not last.is_aside:
            return
        if self._finished is not None:
            self._finished.put_back(list(self._finished.pages))
        last.put_back(self._finished.pages if self._finished is not None else ())


def _was_watched(server: LiveReloadServer, path: str) -> bool:
    """Let go of a path, however often it is watched."""
    times = 0
    while True:
        try:
            server.unwatch(path)
        except KeyError:
            return times > 0
        times += 1


def _found(fault: Exception, site: Site) -> Diagnostic:
    named = bad_template(fault, site) if isinstance(fault, jinja2.TemplateError) else _misread(site)
    if isinstance(named, RefusedError):
        return named.diagnostic
    words = str(fault) if isinstance(fault, MkDocsException) else f"{type(fault).__name__}: {fault}"
    remedy = "Mend what the lines above name; the last good site stays up until then."
    return error("mkdocs-stopped", Place(CONFIGURATION), words, remedy)


def _misread(site: Site) -> Exception | None:
    """What is wrong with the configuration, told with its line."""
    try:
        read_site(site.root)
    except RefusedError as refused:
        return refused
    return None

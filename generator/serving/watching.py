"""Tells of edits as the operating system reports them, where MkDocs would look at every file twice a second.

The docs folder is watched as a whole, so that whatever comes to be in it is seen; what the generator writes
is sifted out. Where the system cannot report (its watches are used up) or does not (a network mount), files
are looked at, without the generated ones.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

#: Reading is no edit, and a build reads every file.
_EDITS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
#: Systems that report on whole folders; others would have each file of them opened.
_REPORTING = ("linux", "darwin", "win32", "cygwin")
#: Seconds between two looks.
_INTERVAL = 1.0


class _Sieve(FileSystemEventHandler):
    """Hands on the edits that `is_meant` lets through, and before that their paths to `noted`."""

    def __init__(
        self, told: FileSystemEventHandler, is_meant: Callable[[str], bool], noted: Callable[[str], None]
    ) -> None:
        self._told = told
        self._is_meant = is_meant
        self._noted = noted

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A file has two names where it was moved; a folder that comes or goes is told of as a file is."""
        for path in (event.src_path, event.dest_path):
            absolute = str(Path(os.fsdecode(path)).absolute()) if path else ""
            if absolute and self._is_meant(absolute):
                self._noted(absolute)
                self._told.dispatch(FileModifiedEvent(path))


@dataclass(slots=True, eq=False)
class Watch:
    """One path that the server watches, and what the observer calls it."""

    handler: FileSystemEventHandler
    folder: str
    recursive: bool
    observed: ObservedWatch | None = None


@dataclass(slots=True)
class Watching:
    """Stands in the place of the server's observer.

    `noted` is given the path of each edit that `is_meant`; `told` hears why files have to be looked at.
    """

    is_meant: Callable[[str], bool]
    noted: Callable[[str], None]
    told: Callable[[str], None]
    observer: BaseObserver
    _watches: list[Watch] = field(default_factory=list)
    _started: bool = False

    @classmethod
    def of(
        cls,
        is_meant: Callable[[str], bool],
        noted: Callable[[str], None],
        told: Callable[[str], None],
        *,
        poll: bool,
    ) -> Watching:
        """Edits as the system reports them or, with `poll`, as they are looked for."""
        reported = not poll and sys.platform.startswith(_REPORTING)
        return cls(is_meant, noted, told, Observer() if reported else _looking(is_meant))

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> Watch:
        """Watch a folder, or a file through its folder: an editor may put another in its place."""
        if Path(path).is_dir():
            watch = Watch(_Sieve(handler, self.is_meant, self.noted), path, recursive)
        else:
            folder, name = Path(path).parent, Path(path).name
            # Some systems report it with links followed.
            names = {path, str(folder.resolve() / name)}
            watch = Watch(_Sieve(handler, names.__contains__, self.noted), str(folder), recursive=False)
        self._watches.append(watch)
        self._try(lambda: self._begin(watch))
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Watch no longer, unless the folder is watched for something else as well."""
        self._watches.remove(watch)
        if watch.observed is None:
            return
        if any(other.observed == watch.observed for other in self._watches):
            self.observer.remove_handler_for_watch(watch.handler, watch.observed)
        else:
            self.observer.unschedule(watch.observed)

    def start(self) -> None:
        """Begin to tell."""
        self._started = True
        self._try(self.observer.start)

    def stop(self) -> None:
        """Tell no more."""
        self.observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until nothing is told any more."""
        self.observer.join(timeout)

    def _begin(self, watch: Watch) -> None:
        watch.observed = self.observer.schedule(
            watch.handler, watch.folder, recursive=watch.recursive, event_filter=_EDITS
        )

    def _try(self, begin: Callable[[], None]) -> None:
        """Have the system report, or look at the files where it refuses."""
        try:
            begin()
        except OSError as fault:
            if isinstance(self.observer, PollingObserverVFS):
                raise
            self.told(f"Files are looked at once a second, because the system does not report edits: {fault}")
            self.observer.stop()
            self.observer = _looking(self.is_meant)
            for watch in self._watches:
                self._begin(watch)
            if self._started:
                self.observer.start()


def _looking(is_meant: Callable[[str], bool]) -> BaseObserver:
    def listed(folder: str | None) -> Iterator[os.DirEntry[str]]:
        with os.scandir(folder) as entries:
            return iter([entry for entry in entries if entry.is_dir() or is_meant(entry.path)])

    return PollingObserverVFS(os.stat, listed, polling_interval=_INTERVAL)

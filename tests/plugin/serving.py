"""A live server in a process of its own, with its log and its pages."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

#: What MkDocs logs when the first build begins, and each other one.
_BEGINS = ("Building documentation...", "Detected file changes")
#: What it logs at the end of the first build, of a good one and of a bad one.
_ENDS = ("Serving on", "Reloading browsers", "An error happened")
#: Seconds in which anything has to happen, on a machine that has much else to do.
_PATIENCE = 20
#: Seconds after which a second build would have begun: the poll of the watcher, its delay, and as much again.
_SETTLED = 1.6

MKDOCS = (sys.executable, "-m", "mkdocs", "serve", "-a")
PAPERSHELF = (
    sys.executable,
    "-c",
    "import sys; from generator.cli import main; sys.exit(main())",
    "serve",
    "--dev-addr",
)


class Server:
    """Serves the site in `root` with the given command until it is left."""

    def __init__(self, command: tuple[str, ...], root: Path) -> None:
        self.address = f"127.0.0.1:{_free_port()}"
        self.log: list[str] = []
        self._process = subprocess.Popen(
            [*command, self.address],
            cwd=root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Server:
        self.wait(lambda: any("Serving on" in line for line in self.log))
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _read(self) -> None:
        assert self._process.stdout is not None
        self.log.extend(iter(self._process.stdout.readline, ""))

    def end(self) -> int:
        """Interrupt the server as a person would; gives its exit status."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        status = self._process.wait(timeout=_PATIENCE)
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status

    @property
    def builds(self) -> int:
        """How many builds have begun."""
        first, later = (sum(words in line for line in self.log) for words in _BEGINS)
        return min(first, 1) + later

    def get(self, path: str) -> str:
        """What a browser gets, whatever the status."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=_PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as fault:
            with fault:
                return fault.read().decode()

    def wait(self, happened: Callable[[], bool]) -> None:
        """Until something has happened; fails with the log where it does not."""
        end = time.monotonic() + _PATIENCE
        while not happened():
            assert self._process.poll() is None, "".join(self.log)
            assert time.monotonic() < end, "".join(self.log)
            time.sleep(0.05)

    def shows(self, path: str, words: str) -> None:
        """Wait until a page has some words."""
        self.wait(lambda: words in self.get(path))

    def builds_after(self, edit: Callable[[], object]) -> int:
        """How many builds an edit causes, at least until the first has had time to cause another."""
        before = self.builds
        edit()
        self.wait(lambda: self.builds > before and self._idle())
        self.rest()
        return self.builds - before

    def rest(self) -> None:
        """Let whatever is under way come to its end."""
        time.sleep(_SETTLED)
        self.wait(self._idle)

    def _idle(self) -> bool:
        """Whether each build has come to an end, good or bad."""
        return sum(any(words in line for words in _ENDS) for line in self.log) >= self.builds


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])

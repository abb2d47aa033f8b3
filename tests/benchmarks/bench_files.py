"""What planning and atomic writes cost beside plainly writing the same bytes.

    python tests/benchmarks/bench_files.py 1000 10000

Prints, for each number of pages of 4 kB, the median seconds of five runs, the ratio to plainly writing them
into an empty folder, and the peak memory of the process.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.files import lock, publish
from generator.model import Output

RUNS = 5
LINE = "an invented line of text that fills a page of about four kilobytes\n" * 60


def pages(count: int, changed: int = 0) -> Iterator[Output]:
    """`count` pages, the first `changed` of them edited."""
    for number in range(count):
        edit = " (edited)" if number < changed else ""
        content = f"# Page {number}{edit}\n{LINE}".encode()
        yield Output(f"papers/an-invented-title-of-a-paper-of-the-usual-length-{number}.md", content)


def plain(root: Path, count: int) -> None:
    """The measure: the same files, written as simply as can be."""
    (root / "site_src/papers").mkdir(parents=True)
    for page in pages(count):
        with open(f"{root}/site_src/{page.path}", "wb") as file:  # noqa: PTH123 - no cost but the writing
            file.write(page.content)


def first(root: Path, count: int) -> None:
    """A first run."""
    (root / "site_src").mkdir()
    nothing_changed(root, count)


def nothing_changed(root: Path, count: int) -> None:
    """A run after which every page is as it was."""
    with lock(root):
        publish(pages(count), root, root / "site_src")


def one_changed(root: Path, count: int) -> None:
    """A run that writes one page."""
    with lock(root):
        publish(pages(count, changed=1), root, root / "site_src")


def tenth_changed(root: Path, count: int) -> None:
    """A run that writes a tenth of the pages."""
    with lock(root):
        publish(pages(count, changed=count // 10), root, root / "site_src")


# What is measured, and what was done to the folder before.
CASES: tuple[tuple[Callable[[Path, int], None], Callable[[Path, int], None] | None], ...] = (
    (plain, None),
    (first, None),
    (nothing_changed, first),
    (one_changed, first),
    (tenth_changed, first),
)


def measure(case: int, count: int) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of a case, in a process of its own."""
    run, before = CASES[case]
    with tempfile.TemporaryDirectory() as folder:
        if before:
            alone(before, Path(folder), count)
        return alone(run, Path(folder), count)


def alone(run: Callable[[Path, int], None], root: Path, count: int) -> tuple[float, float]:
    """Run in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (run, root, count))


def timed(run: Callable[[Path, int], None], root: Path, count: int) -> tuple[float, float]:
    """Seconds of a run, and the peak megabytes of this process."""
    start = time.perf_counter()
    run(root, count)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table for the numbers of pages on the command line."""
    for count in [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]:
        base = 0.0
        for case, (run, _) in enumerate(CASES):
            figures = [measure(case, count) for _ in range(RUNS)]
            seconds = statistics.median(figure[0] for figure in figures)
            base = base or seconds
            peak = max(figure[1] for figure in figures)
            print(f"{count:>7}  {run.__name__:<16} {seconds:7.3f} s  {seconds / base:5.2f} ×  {peak:5.0f} MB")


if __name__ == "__main__":
    main()

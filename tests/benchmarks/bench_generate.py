"""What a whole run costs beside plainly writing the same bytes, and how it grows with the library.

    python tests/benchmarks/bench_generate.py 300 3000

For each number of papers a library is invented, always the same one: eight sentences an abstract out of words
as frequent as in any text (Zipf), every tenth paper with a link to its code, every fiftieth with a note. Each
case runs in a process of its own, imports included. The table shows the median of three runs: processor
seconds of the process and its helpers, the ratio to the plain peer, which writes the same files with the same
bytes into an empty folder, and the peak memory of the larger process. Ratios and processor seconds, because a
busy machine changes them least.

A first run has to read, tag, compare, index and render every paper, which the peer has not, so its ratio is
large. At 300 papers the start of Python is most of the peer's time; from some thousand on a run on an
unchanged library costs less than the peer. Do not edit the package meanwhile: what runs remember is kept
under a fingerprint of its code.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

RUNS = 3
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
_WORDS = ["".join(each) for each in itertools.product(_SYLLABLES, repeat=3)]
_FREQUENCIES = list(itertools.accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))
_KNOWN = ("Diffusion models", "A graph neural network", "Object detection", "Reinforcement learning")


def library(root: Path, count: int) -> None:
    """Invent a site with `count` papers."""
    from generator.cli import main  # noqa: PLC0415 - imported where it is measured

    with redirect_stdout(StringIO()):
        main(["new", str(root)])
    chance = random.Random(count)  # noqa: S311 - no secret
    folder = root / "site_src/library"
    papers = [_paper(number, chance) for number in range(count)]
    (folder / "sources/invented.txt").write_text("\n\n".join(papers) + "\n", encoding="utf-8")
    for number in range(0, count, 50):
        note = f"---\nwhy: Worth a look, number {number}\n---\n"
        (folder / f"notes/number-{number}-of-all.md").write_text(note, encoding="utf-8")


def _paper(number: int, chance: random.Random) -> str:
    sentences = [f"{chance.choice(_KNOWN)} {_words(chance, 20)}." for _ in range(8)]
    if number % 10 == 0:
        sentences.append(f"Code is available at https://github.com/invented/number{number}.")
    return f"Number {number} of All\n\n{' '.join(sentences)}"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, cum_weights=_FREQUENCIES, k=count))


def nothing(_root: Path) -> None:
    """Before a case that begins with the bare library."""


def generate(root: Path) -> None:
    """A whole run, as `papershelf generate` makes it."""
    from generator.cli import main  # noqa: PLC0415 - part of what is measured

    main(["generate", "-C", str(root)])


def check(root: Path) -> None:
    """The same, but nothing is written, and everything is made and compared."""
    from generator.cli import main  # noqa: PLC0415 - part of what is measured

    main(["generate", "--check", "-C", str(root)])


def with_an_edit(root: Path) -> None:
    """A generated site in which a note was written since."""
    generate(root)
    note = root / "site_src/library/notes/number-1-of-all.md"
    note.write_text("---\nwhy: Seen too late\n---\n", encoding="utf-8")


def with_a_paper(root: Path) -> None:
    """A generated site to which a source of one paper was added since."""
    generate(root)
    text = _paper(10**9, random.Random(0))  # noqa: S311 - no secret
    (root / "site_src/library/sources/one.txt").write_text(text, encoding="utf-8")


def plain(root: Path) -> None:
    """The peer: the bytes of a finished run, read from where they lie and written as simply as can be."""
    docs = root / "site_src"
    for path in docs.rglob("*"):
        if path.is_file() and not path.is_relative_to(docs / "library"):
            copy = root / "plain" / path.relative_to(docs)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


#: What is measured, and what was done to the library before.
CASES: tuple[tuple[str, Callable[[Path], None], Callable[[Path], None]], ...] = (
    ("plain peer", plain, generate),
    ("first run", generate, nothing),
    ("nothing changed", generate, generate),
    ("check", check, generate),
    ("a note edited", generate, with_an_edit),
    ("a paper added", generate, with_a_paper),
)


def measure(bare: Path, before: Callable[[Path], None], run: Callable[[Path], None]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one run of a case on a copy of the bare library."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shutil.copytree(bare, root)
        alone(before, root)
        return alone(run, root)


def alone(run: Callable[[Path], None], root: Path) -> tuple[float, float]:
    """Run in a fresh process."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_timed, args=(run, root, sender))
    process.start()
    sender.close()
    figures: tuple[float, float] = receiver.recv()
    process.join()
    return figures


def _timed(run: Callable[[Path], None], root: Path, sender: object) -> None:
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - for the life of the process
    run(root)
    own, helpers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = own.ru_utime + own.ru_stime + helpers.ru_utime + helpers.ru_stime
    sender.send((seconds, max(own.ru_maxrss, helpers.ru_maxrss) / 1024))  # type: ignore[attr-defined]


def main() -> None:
    """Print the table for the numbers of papers on the command line."""
    for count in [int(argument) for argument in sys.argv[1:]] or [300, 3000]:
        with tempfile.TemporaryDirectory() as folder:
            bare = Path(folder) / "bare"
            library(bare, count)
            base = 0.0
            for name, run, before in CASES:
                figures = [measure(bare, before, run) for _ in range(RUNS)]
                seconds = statistics.median(figure[0] for figure in figures)
                base = base or seconds
                peak = max(figure[1] for figure in figures)
                ratio = seconds / base
                print(f"{count:>7}  {name:<16} {seconds:7.2f} s  {ratio:6.1f} ×  {peak:5.0f} MB", flush=True)


if __name__ == "__main__":
    main()

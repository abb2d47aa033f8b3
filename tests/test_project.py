"""What holds for the project as a whole: its borders, and that its files speak of itself alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import __version__
from tests.conftest import skip_or_fail

ROOT = Path(__file__).resolve().parents[1]
#: So many words in a row are nobody's by chance.
_RUN = 10
#: A path on somebody's own machine; examples lie with a person called you.
MACHINE = re.compile(r"(?<![\w./~-])/(?:home|root|tmp|Users|work)/(?!you\b)[\w.-]+|[A-Z]:\\+Users\\+\w+")
#: Where packages come from is a matter of each machine, and stands in no file.
INDEX = re.compile(
    r"""(?:index-url|registry|resolved|find-links)[\s"'=:]{1,5}(?:https?://)?([\w-]+(?:\.[\w-]+)+)"""
)
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """Every text file of the project, by its path."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        skip_or_fail("needs a checkout and git, to know which files are the project's")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return dict(_texts(path for path in listed.decode().split("\0") if path))


def _texts(paths: Iterator[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        file = ROOT / path
        data = file.read_bytes() if file.is_file() else b""
        if b"\0" not in data:
            yield path, data.decode(errors="replace")


def test_every_module_imports_only_downwards() -> None:
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_file_names_a_path_of_somebodys_machine(tracked: dict[str, str]) -> None:
    named = {(path, found[0]) for path, text in tracked.items() for found in MACHINE.finditer(text)}
    assert named == set()


def test_no_file_names_where_packages_are_fetched_from(tracked: dict[str, str]) -> None:
    named = {(path, found[1]) for path, text in tracked.items() for found in INDEX.finditer(text)}
    assert named == set()


def test_every_text_file_is_unix_text(tracked: dict[str, str]) -> None:
    """Inputs of tests may be as odd as real ones are."""
    texts = {path: text for path, text in tracked.items() if not path.startswith(("tests/", "docs/images/"))}
    assert [path for path, text in texts.items() if "\r" in text] == []
    assert [path for path, text in texts.items() if text and not text.endswith("\n")] == []


def test_no_file_copies_a_sentence_of_the_real_abstracts(
    tracked: dict[str, str], seeds: tuple[Path, ...]
) -> None:
    """Neither fixtures nor the bundled library repeat what others wrote; titles are names, and free."""
    runs = {run: seed.name for seed in seeds for run in _abstract_runs(seed.read_text("utf-8", "replace"))}
    assert len(runs) > 10_000
    copied = {(path, " ".join(run)) for path, text in tracked.items() for run in _runs(text) if run in runs}
    assert copied == set()


def _abstract_runs(dump: str) -> set[tuple[str, ...]]:
    """The runs of words in a dump but for those of its titles, which are short blocks."""
    blocks = [block for block in dump.split("\n\n") if len(block) > 400]
    titles = [block for block in dump.split("\n\n") if len(block) <= 400]
    return set(_runs("\n\n".join(blocks))) - {run for title in titles for run in _runs(title)}


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(text)]
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def test_the_packages_version_is_the_projects() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["version"] == __version__

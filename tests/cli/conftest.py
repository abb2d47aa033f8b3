"""A fresh site, started by the command itself, in which each test is run."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.build.shelves import Shelf

#: The command in a process of its own.
PAPERSHELF = (sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())")
ROOT = Path(__file__).resolve().parents[2]


class FreshSite(Shelf):
    """A site as `papershelf new` leaves it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "site_src"
        self.library = self.docs / "library"

    def sources(self) -> list[str]:
        """The names of the sources."""
        folder = self.library / "sources"
        return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> FreshSite:
    """The current folder, with a site in it."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "site", "--title", "The pier"]) == 0
    monkeypatch.chdir(tmp_path / "site")
    capsys.readouterr()
    return FreshSite(Path())


@pytest.fixture
def paste(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes into standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


def process(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own, its output caught."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    settings: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment}
    return subprocess.Popen([*PAPERSHELF, *arguments], **settings | options)  # type: ignore[call-overload]

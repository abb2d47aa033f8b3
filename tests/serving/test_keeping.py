"""A build that fails half way leaves the last site as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.serving.keeping import LastSite

#: What MkDocs made, and a finished page, which has a keeper of its own.
SITE = {"index.html": "Home", "papers/index.html": "Papers", "assets/a.css": "a {}"}
FINISHED = "papers/one.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in {**SITE, FINISHED: "One"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def set_aside(site: Path) -> LastSite:
    """What happens before MkDocs empties the folder; the finished pages have been taken away before."""
    last = LastSite(site)
    last.copy(["papers/index.html"])
    shutil.rmtree(site / "papers")
    last.set_aside()
    assert [entry.name for entry in site.iterdir() if not entry.name.startswith(".")] == []
    return last


def test_a_failed_build_is_undone(site: Path) -> None:
    last = set_aside(site)
    (site / "index.html").write_text("Half of a ho")
    (site / "new").mkdir()
    (site / "papers").mkdir()
    (site / FINISHED).write_text("One")
    last.put_back([FINISHED])
    files = {
        path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()
    }
    assert files == {**SITE, FINISHED: "One"}
    assert not (site / "new").exists()


def test_a_good_build_leaves_nothing_of_the_last_site(site: Path) -> None:
    last = set_aside(site)
    (site / "index.html").write_text("New")
    last.forget()
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_there_need_be_no_last_site(tmp_path: Path) -> None:
    last = LastSite(tmp_path / "none")
    last.copy([])
    last.set_aside()
    last.put_back([])
    assert list((tmp_path / "none").iterdir()) == []

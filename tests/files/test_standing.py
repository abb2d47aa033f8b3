"""The fingerprint of folders of templates, which tells whether pages are to be made again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of templates, with some of another one in it."""
    folder, shared = tmp_path / "templates", tmp_path / "shared"
    for path in (folder / "paper.jinja", folder / "parts/head.jinja", shared / "foot.jinja"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as it was", encoding="utf-8")
    (folder / "linked").symlink_to(shared, target_is_directory=True)
    return folder


@pytest.mark.parametrize("name", ["paper.jinja", "parts/head.jinja", "linked/foot.jinja"])
def test_an_edit_shows_wherever_the_file_lies(folder: Path, name: str) -> None:
    before = fingerprint([folder])
    (folder / name).write_text("as it is", encoding="utf-8")
    assert fingerprint([folder]) != before


def test_another_name_shows(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "paper.jinja").rename(folder / "page.jinja")
    assert fingerprint([folder]) != before


def test_only_the_kinds_that_are_asked_for_count(folder: Path) -> None:
    before = fingerprint([folder], frozenset({".jinja"}))
    (folder / "notes.txt").write_text("beside it", encoding="utf-8")
    assert fingerprint([folder], frozenset({".jinja"})) == before != fingerprint([folder])


def test_a_link_that_leads_nowhere_is_no_file(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / ".#paper.jinja").symlink_to("somebody@somewhere.1234")
    assert fingerprint([folder]) == before


def test_links_in_circles_come_to_an_end(folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "parts/above").symlink_to("..", target_is_directory=True)
    before = fingerprint([folder])
    (folder / "paper.jinja").write_text("as it is", encoding="utf-8")
    assert fingerprint([folder]) != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    before = fingerprint([folder])
    os.mkfifo(folder / "pipe.jinja")
    assert fingerprint([folder]) == before


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert fingerprint([tmp_path / "gone"]) == fingerprint([])

"""Edits of people start a build; what the generator and editors write does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.serving.written import Written
from tests.build.shelves import Shelf, abstract


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path / "site")
    made.source("spring.txt", ("Tides of the Old Pier", abstract("the tide")))
    made.generate()
    return made


@pytest.fixture
def written(shelf: Shelf) -> Callable[[str], bool]:
    is_a_persons = Written(shelf.root, shelf.docs)
    return lambda path: is_a_persons(str(shelf.root / path))


@pytest.mark.parametrize(
    "path",
    [
        "site_src/library/sources/spring.txt",
        "site_src/library/notes/new.md",
        "site_src/about.md",
        "site_src/a new folder",
        "site_src/papers/by-hand.md",
        "site_src/assets/own.css",
        "templates",
        "templates/paper.md.jinja",
        "own/main.html",
    ],
)
def test_what_a_person_writes_is_an_edit(written: Callable[[str], bool], path: str) -> None:
    assert written(path)


@pytest.mark.parametrize(
    "path",
    [
        "site_src/index.md",
        "site_src/papers.json",
        "site_src/papers/tides-of-the-old-pier.md",
        "site_src/papers",
        "site_src/search",
        "site_src/library/notes/.note.md.swp",
        "site_src/library/notes/note.md~",
        "site_src/library/notes/.#note.md",
        "site_src/library/notes/#note.md#",
        "README.md",
        "site",
    ],
)
def test_what_is_generated_or_left_by_an_editor_is_none(written: Callable[[str], bool], path: str) -> None:
    assert not written(path)


def test_a_page_that_a_build_makes_or_deletes_is_no_edit(shelf: Shelf) -> None:
    is_a_persons = Written(shelf.root, shelf.docs)
    is_a_persons.begin()
    shelf.source("spring.txt", ("Gulls on Lamps", abstract("the gulls")))
    shelf.generate()
    assert not is_a_persons(str(shelf.docs / "papers/gulls-on-lamps.md"))
    assert not is_a_persons(str(shelf.docs / "papers/tides-of-the-old-pier.md"))
    is_a_persons.begin()
    assert is_a_persons(str(shelf.docs / "papers/tides-of-the-old-pier.md"))

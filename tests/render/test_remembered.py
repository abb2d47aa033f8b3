"""A paper's page that stands already is known by its digest and not rendered again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import render
from generator.model import Known, Library, Note, Place, digest
from generator.render import Catalogue, Remembered, code_index, machine
from tests.render import harbour


def papers(library: Library, remembered: Remembered) -> dict[str, Known]:
    made = render.papers(Catalogue(library), remembered=remembered)
    return {one.path: one for one in made if isinstance(one, Known)}


def unasked(known: Known) -> bool:
    """Whether its bytes come of a rendering that has not happened yet."""
    return known.content is not known.content


def test_what_is_remembered_is_the_same_page() -> None:
    library, first = harbour.library(), Remembered()
    fresh = papers(library, first)
    again = papers(library, Remembered(first.used.get))
    assert fresh.keys() == again.keys()
    for path, page in again.items():
        assert page.content == fresh[path].content
        assert page.digest == fresh[path].digest == digest(page.content)
    assert not any(map(unasked, fresh.values()))
    assert all(map(unasked, again.values()))


def edited(library: Library, change: Callable[[Note], Note]) -> tuple[Library, str]:
    entry = library.entries[0]
    note = change(entry.note or Note(entry.citekey, Place("library/notes/a.md")))
    entries = (replace(entry, note=note), *library.entries[1:])
    return replace(library, entries=entries), f"papers/{entry.citekey}.md"


def test_an_edited_note_changes_the_page_of_its_paper_only() -> None:
    library, first = harbour.library(), Remembered()
    papers(library, first)
    other, path = edited(library, lambda note: replace(note, why="Read it on the train."))
    again = papers(other, Remembered(first.used.get))
    assert [one for one, page in again.items() if not unasked(page)] == [path, "papers.json"]
    assert b"Read it on the train." in again[path].content


@given(why=st.text(max_size=20), text=st.text(max_size=20), pick=st.booleans())
def test_whatever_a_note_says_the_page_is_that_of_a_first_run(why: str, text: str, pick: bool) -> None:
    library, first = harbour.library(), Remembered()
    papers(library, first)
    other, path = edited(library, lambda note: replace(note, why=why, text=text, pick=pick))
    remembered = papers(other, Remembered(first.used.get))[path]
    assert remembered.content == papers(other, Remembered())[path].content


def test_a_memory_of_something_else_is_not_believed() -> None:
    library = harbour.library()
    remembered = papers(library, Remembered(lambda _key: ["not", "a", "digest"]))
    assert not any(map(unasked, remembered.values()))


def index_of_code(library: Library, remembered: Remembered) -> dict[str, str]:
    made = render.listings(Catalogue(library), remembered=remembered)
    return {one.path: one.digest for one in made if one.path.startswith("code/")}


def test_the_index_of_code_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    library, first = harbour.library(), Remembered()
    fresh = index_of_code(library, first)
    assert {"code/index.md", "code/code.json"} <= fresh.keys()
    monkeypatch.setattr(code_index, "_made", lambda *_: pytest.fail("made again"))
    assert index_of_code(library, Remembered(first.used.get)) == fresh


@pytest.mark.parametrize("foreign", [["not", "a", "digest"], [], {"a": "b"}, "text", None])
def test_an_index_of_code_that_is_none_is_not_believed(foreign: object) -> None:
    library = harbour.library()
    assert index_of_code(library, Remembered(lambda _key: foreign)) == index_of_code(library, Remembered())


@pytest.mark.parametrize("spoilt", [b"", b"{}\n", b'{"papers": [\n{}\n]}\n'])
def test_a_file_that_somebody_changed_gives_no_lines(spoilt: bytes) -> None:
    library, first = harbour.library(), Remembered()
    papers(library, first)
    other, _ = edited(library, lambda note: replace(note, why="Read it on the train."))
    again = papers(other, Remembered(first.used.get, lambda _path: spoilt))
    assert again["papers.json"].content == papers(other, Remembered())["papers.json"].content


def test_lines_of_other_papers_are_taken_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, first = harbour.library(), Remembered()
    earlier = {path: known.content for path, known in papers(library, first).items()}
    other, _ = edited(library, lambda note: replace(note, why="Read it on the train."))
    fresh = papers(other, Remembered())["papers.json"].content
    written = []
    encode = machine._encode
    monkeypatch.setattr(machine, "_encode", lambda value: written.append(value) or encode(value))
    assert papers(other, Remembered(first.used.get, earlier.__getitem__))["papers.json"].content == fresh
    assert [value["citekey"] for value in written if "citekey" in value] == [library.entries[0].citekey]

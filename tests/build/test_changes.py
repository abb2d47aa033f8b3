"""What a change of address touches is followed: notes, links in text, reading paths, old addresses."""

from __future__ import annotations

import os
from pathlib import Path

from generator import build
from tests.build.shelves import Shelf, abstract, found

UNTITLED = "untitled-we-watch-the-tide-from-the-end-of"
TITLED = "tides-of-the-pier"
PAPER = ("Tides of the Pier", abstract("the tide"))


def curated(shelf: Shelf) -> None:
    """People speak of the untitled paper by the address it has as yet."""
    shelf.source("a.txt", (None, PAPER[1]), ("Gulls", abstract("the gulls")))
    shelf.note(UNTITLED, "why: Patient work")
    shelf.note("gulls", text=f"Read it after [[{UNTITLED}]].")
    shelf.path("way", f"[[{UNTITLED}]] first")


def test_before_its_title_is_found_an_untitled_paper_is_what_people_call_it(shelf: Shelf) -> None:
    curated(shelf)
    assert found(shelf.generate()) == {("abstract-without-title", "sources/a.txt:1")}
    assert shelf.papers()[UNTITLED]["why"] == "Patient work"


def test_a_title_that_a_note_gives_is_not_missed_any_more(shelf: Shelf) -> None:
    curated(shelf)
    shelf.note(UNTITLED, "title: Tides of the Pier")
    assert found(shelf.generate()) == set()
    assert found(shelf.generate()) == set()


def test_a_title_that_another_source_gives_is_not_missed_any_more(shelf: Shelf) -> None:
    shelf.source("a.txt", (None, PAPER[1]), ("Gulls", abstract("the gulls")))
    shelf.source("b.txt", PAPER)
    assert found(shelf.generate()) == set()


def test_a_title_found_later_takes_note_links_and_path_along(shelf: Shelf) -> None:
    curated(shelf)
    shelf.generate()
    shelf.source("b.txt", PAPER)
    report = shelf.generate()
    paper = shelf.papers()[TITLED]
    assert paper["why"] == "Patient work"
    assert {"slug": "way", "position": 1} in paper["lists"]
    assert f"{TITLED}.md" in shelf.page("papers/gulls.md")
    assert not {code for code, _ in found(report)} & {"note-without-paper", "link-without-paper"}


def test_a_title_found_later_leaves_a_redirect_at_the_old_address(shelf: Shelf) -> None:
    curated(shelf)
    shelf.generate()
    assert f"papers/{UNTITLED}.md" in shelf.generated()
    shelf.source("b.txt", PAPER)
    shelf.generate()
    made = shelf.generated()
    assert f"papers/{UNTITLED}.md" not in made
    redirect = made[f"papers/{UNTITLED}.html"].decode()
    assert f"{TITLED}.html" in redirect
    assert 'http-equiv="refresh"' in redirect


def test_a_title_set_above_the_abstract_itself_ends_what_was_never_another_list(shelf: Shelf) -> None:
    """Where the untitled record is gone its address is too, and the note says so instead of vanishing."""
    curated(shelf)
    shelf.source("a.txt", PAPER, ("Gulls", abstract("the gulls")))
    report = shelf.generate()
    assert ("note-without-paper", f"notes/{UNTITLED}.md:1") in found(report)
    assert (shelf.library / "notes" / f"{UNTITLED}.md").exists()


COLLIDING = ("On α Tides", abstract("the tide")), ("On Alpha Tides", abstract("the gulls"))
KEY = "on-alpha-tides"


def collided(shelf: Shelf) -> build.Report:
    """A paper of an address, its note and links to it; then another that asks for the same address."""
    shelf.source("a.txt", COLLIDING[0], ("Lamps", abstract("the lamp")))
    shelf.note(KEY, "why: Patient work")
    shelf.note("lamps", text=f"See\n[[{KEY}]].")
    shelf.path("way", f"[[{KEY}]] first")
    shelf.generate()
    assert shelf.papers()[KEY]["why"] == "Patient work"
    shelf.source("b.txt", COLLIDING[1])
    return shelf.generate()


def keys(shelf: Shelf) -> list[str]:
    return sorted(key for key in shelf.papers() if key.startswith(KEY))


def test_a_new_collision_gives_both_papers_new_addresses(shelf: Shelf) -> None:
    collided(shelf)
    assert len(keys(shelf)) == 2
    assert all(key.startswith(f"{KEY}-") for key in keys(shelf))


def test_a_contested_address_has_a_page_that_names_both(shelf: Shelf) -> None:
    collided(shelf)
    page = next(text for path, text in shelf.generated().items() if path.startswith(f"papers/{KEY}."))
    assert all(f"{key}." in page.decode() for key in keys(shelf))


def test_whatever_names_a_contested_key_is_an_error_that_names_both(shelf: Shelf) -> None:
    report = collided(shelf)
    contested = [one for one in report.diagnostics if one.code == "contested-key"]
    assert {str(one.place).removeprefix("site_src/library/") for one in contested} == {
        f"notes/{KEY}.md:1",
        "notes/lamps.md:5",
        "lists/way.md:4",
    }
    assert all(f"`{key}`" in one.message for one in contested for key in keys(shelf))
    assert {one.severity.value for one in contested} == {"error"}


def test_a_note_renamed_to_the_longer_key_speaks_again(shelf: Shelf) -> None:
    collided(shelf)
    meant = keys(shelf)[0]
    old = shelf.library / "notes" / f"{KEY}.md"
    old.rename(old.with_name(f"{meant}.md"))
    shelf.generate()
    assert shelf.papers()[meant]["why"] == "Patient work"


def test_a_note_whose_paper_is_gone_is_kept_and_named(shelf: Shelf) -> None:
    shelf.source("a.txt", PAPER)
    note = shelf.note("gulls", "why: Came back twice")
    report = shelf.generate()
    assert found(report) == {("note-without-paper", "notes/gulls.md:1")}
    assert "Came back twice" in note.read_text(encoding="utf-8")


def test_a_source_renamed_keeps_every_paper_and_moves_only_its_list(shelf: Shelf) -> None:
    old = shelf.source("a.txt", PAPER)
    shelf.generate()
    old.rename(old.with_name("b.txt"))
    report = shelf.generate()
    assert set(shelf.papers()) == {TITLED}
    assert Path(f"{shelf.docs}/lists/b.md").exists()
    assert not Path(f"{shelf.docs}/lists/a.md").exists()
    assert report.diagnostics == ()


def test_a_list_renamed_by_its_curators_is_found_at_its_sources_name(shelf: Shelf) -> None:
    shelf.source("dump 7.txt", PAPER)
    shelf.put("lists/winter.md", "---\ntitle: Winter\nsource: dump 7.txt\n---\n")
    shelf.generate()
    assert "winter.html" in shelf.page("lists/dump-7.html")


def test_an_edit_taken_back_after_a_run_that_could_not_write_all_of_it_leaves_nothing(shelf: Shelf) -> None:
    shelf.source("a.txt", ("Tides", abstract("the tide")))
    shelf.generate()
    before = shelf.generated()
    mine = shelf.docs / "papers" / "gulls.md"
    mine.write_text("my own words", encoding="utf-8")
    edit = shelf.source("b.txt", ("Gulls", abstract("the gulls")))
    assert {one.code for one in shelf.generate().diagnostics} == {"foreign-file"}
    mine.unlink()
    edit.unlink()
    # All pages are older than the list of them, as they are a moment after any run.
    manifest = shelf.root / ".papershelf" / "manifest.json"
    os.utime(manifest, ns=(later := manifest.stat().st_mtime_ns + 10**9, later))
    shelf.generate()
    assert shelf.generated() == before

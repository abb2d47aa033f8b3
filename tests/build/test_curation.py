"""What people say of papers, and that nothing they say wrongly costs anything else."""

from __future__ import annotations

import json

import pytest

from tests.build.shelves import Shelf, abstract, found

TIDES = ("Tides", abstract("the tide"))
GULLS = ("Gulls", abstract("the gulls"))
LAMPS = ("Lamps", abstract("the lamp"))
VOCABULARY = "- id: birds\n  label: Birds\n  facet: life\n  aliases: [gulls]\n"


@pytest.fixture
def pier(shelf: Shelf) -> Shelf:
    """A site of three papers."""
    shelf.source("pier.txt", TIDES, GULLS, LAMPS)
    shelf.put("vocabulary.yml", VOCABULARY)
    return shelf


def test_a_sound_library_has_no_findings(pier: Shelf) -> None:
    report = pier.generate()
    assert report.diagnostics == ()
    assert set(pier.papers()) == {"tides", "gulls", "lamps"}


def test_a_hidden_work_stands_nowhere(pier: Shelf) -> None:
    pier.note("gulls", "hide: true")
    report = pier.generate()
    assert report.hidden == 1
    made = pier.generated()
    assert "papers/gulls.md" not in made
    notice = made.pop("papers/gulls.html").decode()
    assert [path for path, data in made.items() if b"gulls from the end" in data.lower()] == []
    assert [path for path, data in made.items() if b"papers/gulls" in data] == []
    assert "gulls" not in notice.replace("gulls.html", "").lower()


def test_a_hidden_work_is_in_no_count(pier: Shelf) -> None:
    pier.note("gulls", "hide: true")
    pier.generate()
    document = json.loads(pier.page("papers.json"))
    assert [paper["citekey"] for paper in document["papers"]] == ["tides", "lamps"]
    assert [each["count"] for each in document["lists"]] == [2]
    assert [tag["count"] for tag in document["tags"] if tag["id"] == "birds"] in ([], [0])


def test_a_hidden_works_former_addresses_say_no_more_than_its_own(pier: Shelf) -> None:
    pier.source("more.txt", (None, GULLS[1]))
    pier.note("gulls", "hide: true")
    pier.generate()
    former = pier.page("papers/untitled-we-watch-the-gulls-from-the-end-of.html")
    assert "gulls.html" not in former
    assert "refresh" not in former


def test_a_work_shown_again_has_its_page_again(pier: Shelf) -> None:
    note = pier.note("gulls", "hide: true")
    pier.generate()
    note.unlink()
    pier.generate()
    assert "papers/gulls.md" in pier.generated()
    assert "papers/gulls.html" not in pier.generated()


def test_the_second_of_two_notes_for_one_work_is_an_error_that_names_the_first(pier: Shelf) -> None:
    pier.source("more.txt", (None, TIDES[1]))
    pier.note("tides", "why: Patient work")
    pier.note("untitled-we-watch-the-tide-from-the-end-of", "why: Another word")
    report = pier.generate()
    second = next(one for one in report.diagnostics if one.code == "second-note")
    assert str(second.place) == ("site_src/library/notes/untitled-we-watch-the-tide-from-the-end-of.md:1")
    assert "notes/tides.md" in second.message
    assert pier.papers()["tides"]["why"] == "Patient work"


def test_an_unknown_key_is_a_warning_with_the_nearest_known_one(pier: Shelf) -> None:
    pier.note("tides", "why: Patient work\ntag: [birds]")
    report = pier.generate()
    unknown = next(one for one in report.diagnostics if one.code == "front-matter-unknown-key")
    assert unknown.place.line == 3
    assert "tags" in unknown.message + unknown.remedy
    assert pier.papers()["tides"]["why"] == "Patient work"


def test_same_as_joins_two_works(pier: Shelf) -> None:
    pier.note("tides", "same_as: [lamps]")
    assert pier.generate().diagnostics == ()
    papers = pier.papers()
    assert len(papers) == 2
    joined = next(paper for paper in papers.values() if len(paper["records"]) == 2)
    gone = ({"tides", "lamps"} - {joined["citekey"]}).pop()
    assert f"{joined['citekey']}.html" in pier.page(f"papers/{gone}.html")


def test_not_same_as_parts_what_its_text_would_join(pier: Shelf) -> None:
    pier.source("more.txt", (None, TIDES[1]))
    untitled = "untitled-we-watch-the-tide-from-the-end-of"
    pier.note("tides", f"not_same_as: [{untitled}]")
    pier.generate()
    assert {"tides", untitled} <= set(pier.papers())


def test_same_as_against_not_same_as_is_an_error_and_joins_nothing(pier: Shelf) -> None:
    pier.note("tides", "same_as: [lamps]")
    pier.note("lamps", "not_same_as: [tides]")
    report = pier.generate()
    assert ("same-and-not-same", "notes/tides.md:1") in found(report)
    assert len(pier.papers()) == 3


@pytest.mark.parametrize("field", ["same_as", "not_same_as"])
def test_a_key_that_no_paper_has_is_named(pier: Shelf, field: str) -> None:
    pier.note("tides", f"{field}: [tidess]")
    assert "unknown-key" in {code for code, _ in found(pier.generate())}
    assert len(pier.papers()) == 3


def test_a_correction_changes_what_is_shown_and_never_the_address(pier: Shelf) -> None:
    pier.note("tides", "title: The Tides, Corrected\nabstract: They come and go, as we now know.")
    pier.generate()
    paper = pier.papers()["tides"]
    assert (paper["title"], paper["abstract"]) == (
        "The Tides, Corrected",
        "They come and go, as we now know.",
    )


def test_a_curated_tag_is_added_and_a_refused_one_taken_away(pier: Shelf) -> None:
    pier.note("tides", "tags: [birds]")
    pier.note("gulls", "not_tags: [birds]")
    pier.generate()
    papers = pier.papers()
    assert papers["tides"]["tags"] == ["birds"]
    assert "birds" not in papers["gulls"]["tags"]


def test_a_link_of_a_note_stands_at_its_paper(pier: Shelf) -> None:
    pier.note("tides", "links:\n  - https://github.com/pier/tides")
    pier.generate()
    assert pier.papers()["tides"]["code_status"] == "linked"
    assert "pier/tides" in pier.page("code/index.md")


def test_why_stands_wherever_the_paper_does(pier: Shelf) -> None:
    pier.note("tides", "why: Patient work")
    pier.generate()
    for page in ("papers/tides.md", "papers/index.md", "lists/pier.md"):
        assert "Patient work" in pier.page(page)

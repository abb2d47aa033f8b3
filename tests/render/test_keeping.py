"""What the shelf in a reader's browser asks the site for."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.model import Tag
from generator.render.catalogue import Catalogue
from tests.render.harbour import library, paper


def test_former_keys_lead_to_the_papers_that_are_shown(pages: dict[str, str]) -> None:
    assert json.loads(pages["shelf/former.json"]) == {
        "version": 1,
        "papers": {"lamps": ["lamps-that-count", "named"], "tide-tables": ["tide-tables-by-heart"]},
    }


def test_the_page_of_the_shelf_says_what_it_is_before_any_script(pages: dict[str, str]) -> None:
    assert "in this browser only" in pages["shelf/index.md"]
    assert "papers/index.html" in pages["shelf/index.md"]


def tagged(*sets: str) -> Catalogue:
    """Papers with the tags of each word of `sets`, one letter a tag."""
    names = {"t": "tides", "g": "graphs", "s": "surveys", "l": "lighthouses"}
    entries = tuple(
        replace(
            paper(f"p{n}", f"P{n}", "Text.", position=n + 1), tags=tuple(Tag(names[one]) for one in letters)
        )
        for n, letters in enumerate(sets)
    )
    return Catalogue(replace(library(), entries=entries))


def test_neighbours_of_a_tag_are_ranked_by_how_much_they_have_in_common() -> None:
    # Surveys share three papers with tides but stand on every paper; graphs share two and stand nowhere else.
    found = tagged("tsg", "tsg", "ts", "sl", "sl", "sl", "sl").neighbours("tides")
    assert found == [("graphs", 2), ("surveys", 3)]


def test_one_common_paper_makes_no_neighbour() -> None:
    assert tagged("tg", "t", "g").neighbours("tides") == []

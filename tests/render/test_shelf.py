"""The shelf picture counts what it shows."""

from __future__ import annotations

import gzip
from dataclasses import replace

from generator.model import Tag, Term, Vocabulary
from generator.render import outputs
from generator.render.catalogue import Catalogue
from generator.render.shelf import shelf
from tests.render.harbour import library, link, note, paper

TOPICS = tuple(Term(f"t{n}", f"Topic number {n}", "Task") for n in range(30))


def catalogue(papers: int) -> Catalogue:
    """Papers over thirty topics: every third links code, every tenth is a pick."""
    entries = tuple(
        replace(
            paper(f"p{n}", f"P{n}", "Text.", position=n + 1),
            tags=(Tag(f"t{n % 30}"),),
            links=(link(f"a/b{n}"),) if n % 3 == 0 else (),
            note=note(f"p{n}", pick=True) if n % 10 == 0 else None,
        )
        for n in range(papers)
    )
    return Catalogue(replace(library(), entries=entries, vocabulary=Vocabulary(TOPICS)))


def test_a_spine_stands_for_each_paper_and_says_whether_it_links_code() -> None:
    view = shelf(catalogue(60))
    assert view is not None
    spines = [*(group.spines for group in view.groups), *([view.rest.spines] if view.rest else [])]
    assert sum(each.filled.count("M") for each in spines) == 20
    assert sum(each.outlined.count("M") for each in spines) == 40
    assert sum(each.ribbons.count("M") for each in spines) == 6
    assert view.scale == 1


def test_a_group_has_an_accessible_name_with_its_counts() -> None:
    view = shelf(catalogue(90))
    assert view is not None
    assert view.groups[0].name == "Topic number 0: 3 papers, 3 with code"


def test_topics_that_do_not_fit_stand_together_on_the_second_board() -> None:
    view = shelf(catalogue(300))
    assert view is not None
    assert view.rest is not None
    assert view.rest.label == f"{30 - len(view.groups)} more topics"
    assert view.rest.href == "tags/index.html"


def test_beyond_four_hundred_papers_a_spine_stands_for_several() -> None:
    view = shelf(catalogue(1000))
    assert view is not None
    assert view.scale == 3


def test_the_picture_stays_small() -> None:
    home = next(iter(outputs(catalogue(400).library))).content
    figure = home[home.index(b"<figure") : home.index(b"</figure>")]
    assert len(gzip.compress(figure)) <= 6_000


def test_an_empty_library_has_no_picture() -> None:
    assert shelf(Catalogue(replace(library(), entries=()))) is None


def test_what_does_not_fit_on_the_second_board_is_counted_beside_it() -> None:
    view = shelf(catalogue(400))
    assert view is not None
    assert view.rest is not None
    drawn = view.rest.spines.filled.count("M") + view.rest.spines.outlined.count("M")
    papers = int(view.rest.count)
    assert drawn < papers
    assert view.rest.beyond == f"+ {papers - drawn}"

"""Related works of invented papers: who is near, why, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import sharing
from generator.related import MOST, Document, Terms, related, vectors

LABELS = {"sea-otter": "Sea otters", "kelp": "Kelp & weed"}

OTTERS = (
    Document(
        "otter-dens", "Otter dens in kelp", "Otters build dens. The dens stand in kelp forests by the shore."
    ),
    Document(
        "otter-food", "What otters eat in kelp", "Otters dive for urchins. Urchins eat kelp forests bare."
    ),
    Document(
        "urchins",
        "Urchins and barren ground",
        "Urchins graze where otters are few. Where urchins graze, kelp forests vanish.",
    ),
    Document(
        "trains", "Timetables of mountain trains", "Trains climb. Timetables wait for trains in the snow."
    ),
    Document("snow", "Snow on mountain rails", "Snow falls on rails. Trains plough the snow from the rails."),
)


def because(documents: Sequence[Document], number: int = 0) -> dict[str, tuple[str, ...]]:
    return {found.citekey: found.because for found in related(documents, LABELS)[number]}


def test_papers_that_share_words_are_related_and_others_are_not() -> None:
    assert set(because(OTTERS)) == {"otter-food", "urchins"}
    assert set(because(OTTERS, 3)) == {"snow"}


def test_the_most_alike_stands_first() -> None:
    assert next(iter(because(OTTERS))) == "otter-food"


def test_the_reasons_are_words_as_they_are_written() -> None:
    assert because(OTTERS)["otter-food"][:1] == ("kelp",)
    assert set(because(OTTERS, 2)["otter-food"]) <= {"urchins", "otters", "kelp", "forests", "eat"}


def test_two_words_of_a_title_are_one_reason() -> None:
    papers = (
        Document("a", "Point clouds at sea", "We map point clouds."),
        Document("b", "Waves from point clouds", "Point clouds of waves."),
        Document("c", "Bread", "Flour and water."),
    )
    assert because(papers)["b"] == ("point clouds",)


def test_a_name_keeps_its_capitals_and_other_words_do_not() -> None:
    papers = (
        Document("a", "OtterNet: Tides", "OtterNet reads tides.", "OtterNet"),
        Document("b", "Tides after OtterNet", "Better than OtterNet on tides."),
        Document("c", "Bread", "Flour and water."),
    )
    assert set(because(papers)["b"]) == {"OtterNet", "tides"}


def test_words_of_every_paper_relate_nothing() -> None:
    papers = (
        Document("a", "A novel method", "We propose a novel method. Extensive experiments show results."),
        Document("b", "A novel approach", "We propose a novel method. Extensive experiments show results."),
        Document("c", "Bread", "Flour and water."),
    )
    assert related(papers, LABELS)[0] == ()


def test_common_tags_are_named_by_label_where_words_are_few() -> None:
    papers = (
        Document("a", "Dens", "On dens.", tags=("sea-otter", "kelp")),
        Document("b", "Rafts", "On rafts.", tags=("sea-otter", "kelp")),
        Document("c", "Bread", "Flour and water."),
    )
    assert because(papers)["b"] == ("Kelp & weed", "Sea otters")


def test_a_paper_is_not_related_to_its_own_double() -> None:
    papers = (*OTTERS, Document("otter-dens-2", OTTERS[0].title, OTTERS[0].abstract))
    assert "otter-dens-2" not in because(papers)


def test_equally_alike_papers_stand_by_citekey() -> None:
    papers = [
        Document("x", "Otter tides", "Otters and tides."),
        *(Document(key, f"Otters {key}", f"Otters, {key} and bread.") for key in ("zeta", "alpha", "mid")),
        Document("y", "Rails", "Snow on rails."),
    ]
    assert list(because(papers)) == ["alpha", "mid", "zeta"]


def test_nobody_has_more_than_five() -> None:
    papers = [
        Document(f"k{n}", f"Otter {'abcdefgh'[n]}x", f"Otters and {'abcdefgh'[n]}y tides") for n in range(8)
    ]
    papers += [Document(f"z{n}", "Bread", "Flour and water.") for n in range(8)]
    assert {len(found) for found in related(papers, LABELS)[:8]} == {MOST}


@pytest.mark.parametrize("papers", [(), OTTERS[:1]])
def test_one_paper_alone_has_no_related_works(papers: tuple[Document, ...]) -> None:
    assert related(papers, LABELS) == ((),) * len(papers)


WORDS = ("otter", "kelp", "Kelp", "tide", "Tides", "urchin", "raft", "snow", "rail")
DOCUMENTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=12).map(
    lambda texts: [Document(f"k{n:02}", " ".join(t[:2]), " ".join(t)) for n, t in enumerate(texts)]
)


@given(DOCUMENTS)
@settings(deadline=None)
def test_the_order_of_the_papers_does_not_matter(papers: list[Document]) -> None:
    backwards = papers[::-1]
    there = dict(zip([p.citekey for p in papers], related(papers, LABELS), strict=True))
    back = dict(zip([p.citekey for p in backwards], related(backwards, LABELS), strict=True))
    assert there == back


@given(DOCUMENTS)
@settings(deadline=None)
def test_every_related_work_is_explained_and_is_another_paper(papers: list[Document]) -> None:
    for paper, found in zip(papers, related(papers, LABELS), strict=True):
        assert all(other.because and other.citekey != paper.citekey for other in found)
        assert len({other.citekey for other in found}) == len(found) <= MOST


def test_two_words_that_may_be_chance_relate_nobody() -> None:
    words = "harbour lighthouse ferry anchor sail keel rudder mast rope deck".split()
    long_ones = [" ".join(f"{word}{n}" for word in words) for n in range(3)]
    shared_words = ("Setups affect it. " * 1, "Setups affect all. " * 1)
    papers = (
        Document("a", "Ferries", f"{shared_words[0]} {long_ones[0]} {long_ones[0]}"),
        Document("b", "Lighthouses", f"{shared_words[1]} {long_ones[1]} {long_ones[1]}"),
        *(Document(f"c{n}", "Ropes", f"{long_ones[n]} {long_ones[2]}") for n in range(2)),
    )
    assert "b" not in because(papers)


def test_papers_counted_in_parts_are_as_they_are_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [replace(each, citekey=f"{each.citekey}-{number}") for number in range(3) for each in OTTERS]
    at_once = Terms()
    whole = vectors.vectors(papers, at_once)
    monkeypatch.setattr(vectors, "_WORTH_A_PART", 2)
    in_parts = Terms()
    assert vectors.vectors(papers, in_parts) == whole
    assert in_parts == at_once


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = related(OTTERS, LABELS)
    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)
    assert related(OTTERS, LABELS) == alone
    assert any(alone)

from __future__ import annotations

from generator.intake import compare
from generator.model import Place, Record

TIDES = "We measure the tide for a year in one harbour, and tell what we saw there from a boat."


def record(source: str, position: int, title: str | None, abstract: str = TIDES) -> Record:
    return Record(source, Place(f"sources/{source}", position * 4), position, title, abstract)


def test_papers_are_new_here_or_twice_in_the_paste() -> None:
    library = [record("old.txt", 1, "Tides")]
    added = [
        record("new.txt", 1, "Gulls", "We count gulls."),
        record("new.txt", 2, "TIDES"),
        record("new.txt", 3, "Gulls!", "We count gulls."),
        record("new.txt", 4, None, "Nets hold fish."),
    ]
    intake = compare(added, library)
    assert [r.position for r in intake.new] == [1, 4]
    assert [(r.position, str(place)) for r, place in intake.here] == [(2, "sources/old.txt:4")]
    assert [(r.position, str(place)) for r, place in intake.twice] == [(3, "sources/new.txt:4")]
    assert intake.untitled == 1


def test_only_likeness_to_the_paste_is_reported() -> None:
    library = [
        record("old.txt", 1, "The Tide"),
        record("old.txt", 2, "A Tide Table of Boats", "One. " * 20),
        record("old.txt", 3, "Tide Table for Boats", "Two. " * 20),
    ]
    added = [record("new.txt", 1, "Few-Shot Gulls", "Three. " * 20)]
    assert compare(added, library).lookalikes == ()
    added = [record("new.txt", 1, "Tide Tables of the Boat", "Four. " * 20)]
    assert len(compare(added, library).lookalikes) == 1

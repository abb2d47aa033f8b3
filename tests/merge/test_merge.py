from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.likeness import lookalikes
from generator.merge import Merged, merge
from generator.model import Note, Place, Record

TIDES = "We measure the tide for a year in one harbour, and tell what we saw there from a boat."
GULLS = "We count the gulls behind boats for two summers, and tell why they follow the noise."


def record(title: str | None, abstract: str = TIDES, source: str = "a.txt", **facts: str) -> Record:
    record.count += 1  # type: ignore[attr-defined]
    number = record.count  # type: ignore[attr-defined]
    return Record(source, Place(f"sources/{source}", number), number, title, abstract, **facts)  # type: ignore[arg-type]


record.count = 0  # type: ignore[attr-defined]


def note(key: str, **facts: tuple[str, ...]) -> Note:
    return Note(key, Place(f"notes/{key}.md"), **facts)  # type: ignore[arg-type]


def keys(merged: Merged) -> list[str]:
    return [work.citekey for work in merged.works]


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


def test_equal_titles_are_one_work() -> None:
    merged, _ = merge([record("A Table of Tides"), record("A table of tides!", GULLS, "b.txt")])
    assert keys(merged) == ["a-table-of-tides"]
    assert len(merged.works[0].records) == 2


def test_equal_abstracts_under_two_titles_stay_two_works() -> None:
    merged, _ = merge([record("Tides"), record("Other Tides")])
    assert keys(merged) == ["other-tides", "tides"]


def test_an_untitled_record_joins_the_title_of_its_abstract_and_redirects() -> None:
    merged, _ = merge([record(None), record("Tides", source="b.txt")])
    (work,) = merged.works
    assert work.citekey == "tides"
    assert work.former_keys == ("untitled-we-measure-the-tide-for-a-year-in",)
    assert merged.find(work.former_keys[0]) == "tides"
    assert work.title == "Tides"


def test_an_untitled_record_joins_whatever_marks_its_abstract_opens_with() -> None:
    marked = TIDES.upper().replace("MEASURE THE TIDE", "{\\em MEASURE} THE TI\\-DE")
    merged, found = merge([record("Tides", marked), record("Gulls", GULLS), record(None, TIDES)])
    assert keys(merged) == ["gulls", "tides"]
    assert found == ()


def test_an_untitled_record_of_two_titles_is_named_and_joins_one() -> None:
    merged, found = merge([record("Tides"), record("Other Tides"), record(None)])
    assert keys(merged) == ["other-tides", "tides"]
    assert codes(found) == ["untitled-ambiguous"]


def test_the_same_doi_or_arxiv_number_is_the_same_work() -> None:
    merged, _ = merge(
        [
            record("Tides", doi="10.1/X"),
            record("Tides, Revised", GULLS, doi="10.1/x"),
            record("Gulls", url="https://arxiv.org/abs/2401.00001v2"),
            record("On Gulls", GULLS, url="https://arxiv.org/pdf/2401.00001"),
        ]
    )
    assert [(work.citekey, work.former_keys) for work in merged.works] == [
        ("gulls", ("on-gulls",)),
        ("tides", ("tides-revised",)),
    ]


def test_the_newest_list_shows_its_text_and_never_moves_the_address() -> None:
    records = [record("Tides", "old words " * 9, "a.txt"), record("TIDES", "new words " * 9, "b.txt")]
    one, _ = merge(records, ranks={"a.txt": 1, "b.txt": 0})
    other, _ = merge(records, ranks={"a.txt": 0, "b.txt": 1})
    assert (one.works[0].abstract, one.works[0].title) == ("new words " * 9, "TIDES")
    assert other.works[0].abstract == "old words " * 9
    assert keys(one) == keys(other)


def test_titles_with_one_address_are_told_apart_and_the_address_names_both() -> None:
    merged, _ = merge([record("Tides 潮"), record("Tides 汐", GULLS)])
    assert all(key.startswith("tides-") for key in keys(merged))
    assert merged.contested == {"tides": tuple(keys(merged))}
    assert merged.find("tides") is None


def test_a_note_joins_and_a_note_parts() -> None:
    records = [record("Tides", doi="10.1/x"), record("On Tides", GULLS, doi="10.1/x"), record("Gulls", GULLS)]
    joined, _ = merge(records, [note("gulls", same_as=("tides",))])
    assert keys(joined) == ["gulls"]
    parted, _ = merge(records, [note("tides", not_same_as=("on-tides",))])
    assert keys(parted) == ["gulls", "on-tides", "tides"]


def test_notes_that_contradict_each_other_or_name_nobody_are_named() -> None:
    records = [record("Tides"), record("Gulls", GULLS)]
    notes = [note("tides", same_as=("gulls", "boats"), not_same_as=("gulls", "nets"))]
    merged, found = merge(records, notes)
    assert keys(merged) == ["gulls", "tides"]
    assert sorted(codes(found)) == ["same-and-not-same", "unknown-key", "unknown-key"]


TITLES = st.sampled_from(
    [None, "Tides", "tides!", "Tides 潮", "Tides 汐", "On Tides", "Gulls", "Index", "潮"]
)
RECORDS = st.lists(
    st.builds(
        lambda title, abstract, source, number, doi: Record(
            source, Place(source, number), number, title, abstract, doi=doi
        ),
        TITLES,
        st.sampled_from([TIDES, GULLS, "Nets hold fish."]),
        st.sampled_from(["a.txt", "b.txt"]),
        st.integers(1, 50),
        st.sampled_from([None, None, None, "10.1/x"]),
    ),
    max_size=9,
    unique_by=lambda r: (r.source, r.position),
)
NOTES = st.lists(
    st.builds(
        lambda key, same, parted: note(key, same_as=same, not_same_as=parted),
        st.sampled_from(["tides", "gulls", "on-tides"]),
        st.sampled_from([(), ("gulls",), ("on-tides",)]),
        st.sampled_from([(), ("tides",), ("gulls",)]),
    ),
    max_size=2,
    unique_by=lambda n: n.key,
)


@given(RECORDS, NOTES, st.randoms())
def test_the_order_of_records_and_notes_changes_nothing(
    records: list[Record], notes: list[Note], chance: random.Random
) -> None:
    merged, found = merge(records, notes)
    chance.shuffle(records)
    chance.shuffle(notes)
    again, found_again = merge(records, notes)
    assert merged == again
    assert sorted(codes(found)) == sorted(codes(found_again))


@given(RECORDS)
def test_every_record_is_in_one_work_and_every_key_leads_to_one(records: list[Record]) -> None:
    merged, _ = merge(records)
    assert sorted(r.place for work in merged.works for r in work.records) == sorted(r.place for r in records)
    assert len(set(keys(merged))) == len(merged.works)
    assert not set(merged.contested) & set(merged.keys)
    for work in merged.works:
        assert all(merged.find(key) == work.citekey for key in (work.citekey, *work.former_keys))


def test_likeness_is_reported_with_both_places_and_merges_nothing() -> None:
    merged, _ = merge([record("The Few-Shot Tide"), record("Few Shot Tides", "Other words. " * 9, "b.txt")])
    assert len(merged.works) == 2
    (found,) = lookalikes(merged.works)
    assert found.code == "look-alike"
    assert "sources/a.txt" in f"{found.place} {found.message}"
    assert "sources/b.txt" in f"{found.place} {found.message}"


def test_unlike_papers_are_not_reported() -> None:
    merged, _ = merge([record("Tides"), record("Gulls", GULLS)])
    assert lookalikes(merged.works) == ()

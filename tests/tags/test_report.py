"""What `papershelf tags` reports of an invented library, and which phrases it suggests."""

from __future__ import annotations

import yaml

from generator.model import Entry, Place, Record, SourceText, Tag, Term, Vocabulary, Work
from generator.tags.report import report
from generator.tags.suggest import suggestions
from generator.vocabulary import read

OTTER = Term("sea-otter", "Sea otters", "task", aliases=("otter",))
KELP = Term("kelp", "Kelp", "task", aliases=("seaweed",))
VOCABULARY = Vocabulary((OTTER, KELP))


def entry(key: str, *tags: str, curated: bool = False) -> Entry:
    record = Record("a.txt", Place("a.txt"), 1, key, "Text.")
    return Entry(Work(key, (record,)), key, key, "Text.", tags=tuple(Tag(tag, (), curated) for tag in tags))


def test_terms_are_counted_in_the_order_of_the_vocabulary() -> None:
    found = report([entry("a", "kelp"), entry("b", "kelp", "sea-otter", curated=True)], VOCABULARY)
    assert found.counts == ((OTTER, 1, 1), (KELP, 2, 1))


def test_unused_and_single_tags_and_untagged_papers_are_named() -> None:
    found = report([entry("a", "kelp"), entry("b")], VOCABULARY)
    assert (found.unused, found.single, found.untagged) == (("sea-otter",), (("kelp", "a"),), ("b",))


def test_terms_with_names_that_say_the_same_are_twins() -> None:
    terms = (OTTER, Term("otters", "Otter", "task"), Term("other", "Others", "task", aliases=("otters sea",)))
    found = {(twins.one, twins.other) for twins in report([], Vocabulary(terms)).twins}
    assert found == {("sea-otter", "otters"), ("sea-otter", "other")}


def test_terms_on_the_same_papers_are_twins_unless_one_implies_the_other() -> None:
    papers = [entry(f"k{n}", "sea-otter", "kelp") for n in range(5)]
    (twins,) = report(papers, VOCABULARY).twins
    assert (twins.one, twins.other, twins.reason) == ("sea-otter", "kelp", "5 of 5 papers have both")
    child = Term("kelp", "Kelp", "task", parents=("sea-otter",))
    assert report(papers, Vocabulary((OTTER, child))).twins == ()


PAPERS = [(f"k{n}", None, f"On tidal basins and on otter rafts. Number {n}.") for n in range(5)]


def test_a_frequent_phrase_without_a_tag_is_suggested_with_examples() -> None:
    (found,) = suggestions(PAPERS, VOCABULARY)
    assert (found.phrase, found.papers, found.examples) == ("tidal basins", 5, ("k0", "k1", "k2"))


def test_the_suggested_block_is_a_sound_term() -> None:
    (found,) = suggestions(PAPERS, VOCABULARY)
    vocabulary, diagnostics = read(SourceText("vocabulary.yml", "vocabulary.yml", found.block))
    assert diagnostics == ()
    assert [(term.id, term.aliases) for term in vocabulary.terms] == [("tidal-basins", ("tidal basins",))]
    assert yaml.safe_load(found.block)[0]["facet"] == "task"


def test_a_piece_of_an_alias_is_not_suggested() -> None:
    known = Vocabulary((Term("t", "Basins", "task", aliases=("tidal basins of stone", "otter rafts")),))
    assert suggestions(PAPERS, known) == ()


def test_the_longest_phrase_stands_for_its_parts() -> None:
    papers = [(f"k{n}", "Tidal basin otters", "They swim.") for n in range(6)]
    assert [found.phrase for found in suggestions(papers, Vocabulary())] == ["Tidal basin otters"]


def test_rare_phrases_are_not_suggested() -> None:
    assert suggestions(PAPERS[:3], VOCABULARY) == ()

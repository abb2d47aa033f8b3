from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator import sharing
from generator.enrich import Details, Subject
from generator.enrich.examiner import Examiner
from generator.examining import basis_of, remembering
from generator.model import LinkKind, Note, Place, Term, Vocabulary

VOCABULARY = Vocabulary(
    (
        Term("tides", "Tides", "subject", aliases=("tide", "tidal")),
        Term("gulls", "Gulls", "subject", aliases=("gull",)),
    )
)
PAPER = Subject(
    "TideNet: Tides from a Boat",
    "We propose TideNet, a tidal model. It tells the tide. Code is available at https://github.com/mole/tidenet.",
)
MARKED = Subject("Gull---Tern Tides", "Gulls follow--the\ntide.")
NOTE = Note(
    "tidenet",
    Place("notes/tidenet.md"),
    tags=("gulls",),
    links=(("https://mole.org/data", LinkKind.DATASET),),
)


def papers(number: int) -> list[Subject]:
    return [replace(PAPER, title=f"TideNet {n}: Tides from a Boat") for n in range(number)]


def alone(subjects: list[Subject]) -> list[Details]:
    return [Examiner(VOCABULARY).examine(subject) for subject in subjects]


def test_details_survive_being_kept() -> None:
    for subject in (PAPER, replace(PAPER, note=NOTE), Subject(None, "Gulls."), MARKED):
        details = Examiner(VOCABULARY).examine(subject)
        assert Details.unpacked(json.loads(json.dumps(details.packed(subject))), subject) == details


def test_text_is_shown_clean_and_kept_only_where_that_changes_it() -> None:
    details = Examiner(VOCABULARY).examine(MARKED)
    assert details.title == "Gull\N{EM DASH}Tern Tides"
    assert details.abstract == "Gulls follow\N{EN DASH}the tide."
    assert details.packed(MARKED)[:2] == [details.title, details.abstract]
    assert Examiner(VOCABULARY).examine(PAPER).packed(PAPER)[:2] == [None, None]


@pytest.mark.parametrize(
    "other",
    [
        replace(PAPER, title="TideNet"),
        replace(PAPER, title=None),
        replace(PAPER, title="None"),
        replace(PAPER, abstract="Gulls."),
        Subject(None, f"{PAPER.title}\n{PAPER.abstract}"),
        replace(PAPER, note=NOTE),
        replace(PAPER, note=replace(NOTE, tags=())),
        replace(PAPER, note=replace(NOTE, links=())),
        replace(PAPER, note=replace(NOTE, not_tags=("tides",))),
        replace(PAPER, note=replace(NOTE, text="Gulls.")),
    ],
)
def test_all_that_details_depend_on_is_in_the_fingerprint(other: Subject) -> None:
    assert other.digest not in (PAPER.digest, replace(PAPER, note=replace(NOTE, text="Tides.")).digest)
    assert (other.text == PAPER.text) == ((other.title, other.abstract) == (PAPER.title, PAPER.abstract))


def test_a_note_that_tells_nothing_of_the_details_is_none() -> None:
    silent = Note("tidenet", NOTE.place, why="For the gulls", pick=True)
    assert replace(PAPER, note=silent).digest == PAPER.digest


def test_the_second_run_looks_at_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = remembering(tmp_path, VOCABULARY)(papers(3))
    monkeypatch.setattr(Examiner, "examine", lambda *_: pytest.fail("looked again"))
    assert remembering(tmp_path, VOCABULARY)(papers(3)) == first


def test_only_what_changed_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembering(tmp_path, VOCABULARY)(papers(3))
    seen: list[Subject] = []
    whole = Examiner.examine
    monkeypatch.setattr(Examiner, "examine", lambda self, one: (seen.append(one), whole(self, one))[1])
    changed = [*papers(2), replace(PAPER, note=NOTE)]
    assert remembering(tmp_path, VOCABULARY)(changed) == alone(changed)
    assert seen[0] == changed[2]
    assert seen[0].note == NOTE


def test_another_vocabulary_has_another_basis() -> None:
    assert basis_of(VOCABULARY) != basis_of(Vocabulary(VOCABULARY.terms[:1]))


def test_without_keeping_nothing_is_written(tmp_path: Path) -> None:
    remembering(tmp_path, VOCABULARY, keep=False)(papers(2))
    assert not list(tmp_path.iterdir())


def test_two_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_SHARING", 10)
    subjects = papers(40)
    assert remembering(tmp_path, VOCABULARY)(subjects) == alone(subjects)


@pytest.mark.parametrize(
    "damage",
    [[1], "text", [None, None, None, [["u"]], ["linked", "", None], []], [None, None, None, [], ["?"], []]],
)
def test_a_damaged_memory_is_found_again(
    tmp_path: Path, damage: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = remembering(tmp_path, VOCABULARY)([PAPER])
    monkeypatch.setattr("generator.files.Memory.recall", lambda *_: damage)
    assert remembering(tmp_path, VOCABULARY)([PAPER]) == first

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import sharing
from generator.enrich import Details, Examiner, Subject
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
    for subject in (PAPER, replace(PAPER, note=NOTE), Subject(None, "Gulls.")):
        details = Examiner(VOCABULARY).examine(subject)
        assert Details.unpacked(details.packed()) == details


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
    "damage", [[1], "text", [None, [["u"]], ["linked", "", None], []], [None, [], ["?"], []]]
)
def test_a_damaged_memory_is_found_again(
    tmp_path: Path, damage: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = remembering(tmp_path, VOCABULARY)([PAPER])
    monkeypatch.setattr("generator.files.Memory.recall", lambda *_: damage)
    assert remembering(tmp_path, VOCABULARY)([PAPER]) == first

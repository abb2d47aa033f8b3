"""Related works kept from run to run: the same as from nothing, whatever was edited or became of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import examining
from generator.examining import relating
from generator.model import Related
from generator.related import Document, Terms, digest, packed, related, unpacked

LABELS = {"sea-otter": "Sea otters"}
PAPERS = (
    Document("dens", "Otter dens in kelp", "Otters build dens. The dens stand in kelp forests.", "OtterNet"),
    Document("food", "What otters eat in kelp", "Otters dive for urchins in kelp.", tags=("sea-otter",)),
    Document("rafts", None, "Otters sleep in rafts of kelp, OtterNet tells.", tags=("sea-otter",)),
    Document("snow", "Snow on rails", "Trains plough the snow from the rails."),
    Document("trains", "Trains in snow", "Timetables wait for trains on rails."),
)
WORDS = ("otter", "Otters", "kelp", "tide-pool", "urchin", "snow", "rails", "OtterNet", "the", "Ærø", "3D")

TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
EDITS = st.lists(
    st.tuples(st.sampled_from(["title", "abstract", "acronym", "tags", "new", "gone", "moved"]), TEXTS),
    max_size=4,
)


def edited(papers: list[Document], kind: str, text: str) -> list[Document]:
    """The papers after one edit, of the first of them where it is one paper's."""
    if kind == "new" or not papers:
        return [*papers, Document(f"new-{len(papers)}", text or None, f"{text} {text}")]
    if kind == "gone":
        return papers[1:]
    if kind == "moved":
        return papers[::-1]
    value: object = tuple(text.split()[:1]) if kind == "tags" else text
    return [replace(papers[0], **{kind: value}), *papers[1:]]  # type: ignore[arg-type] # chosen by name


def memory(root: Path) -> Path:
    (file,) = (path for path in root.rglob("*") if path.is_file())
    return file


def forbidden(*_: object) -> tuple[tuple[Related, ...], ...]:
    pytest.fail("found again")


@given(EDITS)
@settings(deadline=None)
def test_after_any_edits_they_are_what_they_would_be_from_nothing(edits: Sequence[tuple[str, str]]) -> None:
    papers = list(PAPERS)
    with TemporaryDirectory() as folder:
        for kind, text in [("moved", ""), *edits]:
            papers = edited(papers, kind, text)
            assert relating(Path(folder))(papers, LABELS) == related(papers, LABELS)


def test_where_nothing_that_is_compared_changed_nothing_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = relating(tmp_path)(PAPERS, LABELS)
    monkeypatch.setattr(examining, "related", forbidden)
    assert relating(tmp_path)(PAPERS, LABELS) == first
    assert any(first)


def test_a_word_is_stemmed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    relating(tmp_path)(PAPERS, LABELS)
    monkeypatch.setattr("generator.related.terms.stem", lambda word: pytest.fail(f"stemmed {word} again"))
    assert relating(tmp_path)(PAPERS[1:], LABELS) == relating(tmp_path)(PAPERS[1:], LABELS)


def test_words_that_nobody_writes_any_more_are_forgotten(tmp_path: Path) -> None:
    relating(tmp_path)(PAPERS, LABELS)
    assert "Timetables" in memory(tmp_path).read_text("utf-8")
    relating(tmp_path)(PAPERS[:3], LABELS)
    assert "Timetables" not in memory(tmp_path).read_text("utf-8")


def test_without_keeping_nothing_is_written(tmp_path: Path) -> None:
    relating(tmp_path, keep=False)(PAPERS, LABELS)
    assert not list(tmp_path.iterdir())


def swapped(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: text[: len(text) // 2], id="torn"),
        pytest.param(lambda text: text[:-2], id="a little torn"),
        pytest.param(lambda _: "", id="empty"),
        pytest.param(lambda _: '{"memory": "else"}\nkey 1\n', id="foreign"),
        pytest.param(swapped('"basis": "', '"basis": "older '), id="outdated"),
    ],
)
def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path, damage: Callable[[str], str]) -> None:
    first = relating(tmp_path)(PAPERS, LABELS)
    file = memory(tmp_path)
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    assert relating(tmp_path)(PAPERS, LABELS) == first


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=12,
)


@given(JSON)
@settings(deadline=None)
def test_whatever_stands_in_a_memory_no_run_fails(kept: object) -> None:
    with TemporaryDirectory() as folder:
        relating(Path(folder))(PAPERS, LABELS)
        file = memory(Path(folder))
        head, *_ = file.read_text("utf-8").split("\n")
        key, line = digest(PAPERS, LABELS), json.dumps(kept)
        file.write_text(f"{head}\n{key} {line}\nterms {line}\n", "utf-8")
        assert len(relating(Path(folder))(PAPERS, LABELS)) == len(PAPERS)


def test_related_works_survive_being_packed() -> None:
    found = related(PAPERS, LABELS)
    assert unpacked(json.loads(json.dumps(packed(found, PAPERS))), PAPERS) == found


@pytest.mark.parametrize(
    "damage",
    [
        None,
        1,
        {},
        [],
        [["a"], [[0]]],
        [["a"], [[1]], [[0, 0]] * 5],
        [["a"], [[0]], [[0, 0]]],
        [[1], [[0]], [[]] * 5],
    ],
)
def test_what_was_not_packed_is_refused(damage: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpacked(damage, PAPERS)  # type: ignore[arg-type] # read from a file


@pytest.mark.parametrize(
    "other",
    [
        replace(PAPERS[0], citekey="den"),
        replace(PAPERS[0], title=None),
        replace(PAPERS[0], abstract=""),
        replace(PAPERS[0], acronym=None),
        replace(PAPERS[0], tags=("sea-otter",)),
        replace(PAPERS[0], text="dens"),
    ],
)
def test_all_that_is_compared_is_in_the_fingerprint(other: Document) -> None:
    assert digest((other, *PAPERS[1:]), LABELS) != digest(PAPERS, LABELS)


def test_order_and_labels_are_in_the_fingerprint() -> None:
    assert digest(PAPERS[::-1], LABELS) != digest(PAPERS, LABELS)
    assert digest(PAPERS, {"sea-otter": "Otters"}) != digest(PAPERS, LABELS)


@given(st.lists(TEXTS))
def test_known_terms_are_those_worked_out(texts: list[str]) -> None:
    words = " ".join(texts).split()
    fresh = Terms()
    fresh.of(words)
    assert Terms(dict(fresh)).of(words) == Terms().of(words)

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files import Memory


def memory(root: Path, basis: str = "1") -> Memory:
    return Memory(root, "details", basis)


def test_what_was_kept_is_recalled_by_the_next_run(tmp_path: Path) -> None:
    memory(tmp_path).keep({"a": ["ü\u2028\n", None, 1], "b": {}}, ())
    again = memory(tmp_path)
    assert again.recall("a") == ["ü\u2028\n", None, 1]
    assert again.recall("b") == {}
    assert again.recall("c") is None


def test_another_basis_recalls_nothing(tmp_path: Path) -> None:
    memory(tmp_path).keep({"a": 1}, ())
    assert memory(tmp_path, basis="2").recall("a") is None


def test_what_no_run_uses_is_forgotten(tmp_path: Path) -> None:
    memory(tmp_path).keep({"a": 1, "b": 2}, ())
    memory(tmp_path).keep({"c": 3}, ["b"])
    again = memory(tmp_path)
    assert [again.recall(key) for key in "abc"] == [None, 2, 3]


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    memory(tmp_path).keep({"a": 1}, ())
    path = next((tmp_path / ".papershelf").rglob("details.jsonl"))
    before = path.stat().st_mtime_ns, path.stat().st_ino
    memory(tmp_path).keep({}, ["a"])
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b'{"memory": "details", "basis": "1"}\na {\nb'])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    memory(tmp_path).keep({"a": 1}, ())
    next((tmp_path / ".papershelf").rglob("details.jsonl")).write_bytes(damage)
    assert memory(tmp_path).recall("a") is None


def test_a_torn_file_keeps_its_whole_lines(tmp_path: Path) -> None:
    memory(tmp_path).keep({"a": 1, "b": [1, 2, 3]}, ())
    path = next((tmp_path / ".papershelf").rglob("details.jsonl"))
    path.write_bytes(path.read_bytes()[:-4])
    assert (memory(tmp_path).recall("a"), memory(tmp_path).recall("b")) == (1, None)


def test_a_memory_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".papershelf").write_text("in the way")
    memory(tmp_path).keep({"a": 1}, ())
    assert memory(tmp_path).recall("a") is None

"""Outputs that other processes make: the same files, the same faults, nothing left over."""

from __future__ import annotations

import errno
import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.files import Apart, Disk, RefusedError, publish
from generator.model import Output


@pytest.fixture(params=["fork", "spawn"], autouse=True)
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot fork, everything is made in one process."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: [request.param])


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def some(folder: str, number: int = 30) -> Iterator[Output]:
    for n in range(number):
        yield Output(f"{folder}/{n}.md", f"{folder} {n}".encode())


def leftovers(docs: Path) -> list[str]:
    return [path.name for path in docs.parent.glob(".papershelf/stage/*")]


def test_every_file_has_its_own_bytes(docs: Path) -> None:
    outputs = [Apart(lambda: some("a")), Apart(lambda: some("b")), *some("c")]
    assert publish(outputs, docs.parent, docs).created == 90
    found = {path.relative_to(docs).as_posix(): path.read_text() for path in docs.rglob("*.md")}
    assert found == {f"{folder}/{n}.md": f"{folder} {n}" for folder in "abc" for n in range(30)}
    assert not leftovers(docs)


@pytest.mark.parametrize(
    "twice",
    [
        [Apart(lambda: some("a")), Apart(lambda: some("a"))],
        [Apart(lambda: some("a")), *some("a")],
        [Apart(lambda: some("a")), *some("A")],
        [Apart(lambda: some("a")), Output("a", b"")],
    ],
    ids=["apart", "apart and here", "but for case", "a file for a folder"],
)
def test_two_processes_never_make_one_file(docs: Path, twice: list[Output | Apart]) -> None:
    with pytest.raises(ValueError, match="a"):
        publish(twice, docs.parent, docs)
    assert not list(docs.iterdir())
    assert not leftovers(docs)


def broken(folder: str) -> Iterator[Output]:
    yield from some(folder)
    raise LookupError(folder)


def broken_apart() -> Iterator[Output | Apart]:
    yield Apart(lambda: broken("a"))
    yield from some("b")


def broken_here() -> Iterator[Output | Apart]:
    yield Apart(lambda: some("a", 3000))
    yield from broken("b")


@pytest.mark.parametrize("outputs", [broken_apart, broken_here])
def test_a_fault_is_raised_here_and_nothing_is_changed(
    docs: Path, outputs: Callable[[], Iterator[Output | Apart]]
) -> None:
    with pytest.raises(LookupError):
        publish(outputs(), docs.parent, docs)
    assert not list(docs.iterdir())
    assert not leftovers(docs)


class Full(Disk):
    """A disk on which the stage of the first other process has no room."""

    def write(self, path: str, data: bytes, *, flush: bool = False) -> None:
        if "/0-" in path:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        super().write(path, data, flush=flush)


def test_a_disk_that_is_full_for_another_process_is_told_of(docs: Path) -> None:
    with pytest.raises(RefusedError, match="No space left"):
        publish([Apart(lambda: some("a")), *some("b")], docs.parent, docs, Full())
    assert not list(docs.iterdir())
    assert not leftovers(docs)

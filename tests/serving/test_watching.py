"""Edits are heard of once they are made, from the system or by looking."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserverVFS

from generator.serving.watching import Watching

#: Seconds in which an edit must have been told of, and in which anything would have been.
PATIENCE, SETTLED = 10, 1.5


class Ear(FileSystemEventHandler):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.heard = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        assert not event.is_directory
        self.heard.set()


class Watched:
    """A folder that is watched, with all that came of it."""

    def __init__(self, folder: Path, *, poll: bool) -> None:
        self.folder = folder
        self.ear = Ear()
        self.noted: list[str] = []
        self.told: list[str] = []
        self.watching = Watching.of(lambda p: "ours" not in p, self.noted.append, self.told.append, poll=poll)

    def hears(self, seconds: float = PATIENCE) -> bool:
        heard = self.ear.heard.wait(seconds)
        self.ear.heard.clear()
        return heard


@pytest.fixture(params=[False, True], ids=["reported", "looked at"])
def watched(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/one.md").write_text("One.")
    made = Watched(tmp_path, poll=request.param)
    made.watching.schedule(made.ear, str(tmp_path), recursive=True)
    made.watching.start()
    yield made
    made.watching.stop()
    made.watching.join()


def test_an_edit_is_told_of_with_its_path(watched: Watched) -> None:
    (watched.folder / "notes/one.md").write_text("One and more.")
    assert watched.hears()
    assert str(watched.folder / "notes/one.md") in watched.noted


def test_a_file_in_a_new_folder_is_told_of(watched: Watched) -> None:
    (watched.folder / "new").mkdir()
    (watched.folder / "new/two.md").write_text("Two.")
    assert watched.hears()


def test_a_folder_that_moves_away_is_told_of(
    watched: Watched, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (watched.folder / "notes").rename(tmp_path_factory.mktemp("elsewhere") / "notes")
    assert watched.hears()


def test_reading_is_no_edit(watched: Watched) -> None:
    assert (watched.folder / "notes/one.md").read_text() == "One."
    assert list(watched.folder.iterdir())
    assert not watched.hears(SETTLED)


def test_what_is_not_meant_is_not_told_of(watched: Watched) -> None:
    (watched.folder / "ours.md").write_text("Generated.")
    assert not watched.hears(SETTLED)
    assert watched.noted == []


def test_one_file_is_watched_even_where_an_editor_puts_another_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: One\n")
    watched = Watched(tmp_path, poll=False)
    watched.watching.schedule(watched.ear, str(tmp_path / "mkdocs.yml"), recursive=True)
    watched.watching.start()
    for name in ("Two", "Three"):
        (tmp_path / "beside.yml").write_text(f"site_name: {name}\n")
        (tmp_path / "beside.yml").replace(tmp_path / "mkdocs.yml")
        assert watched.hears()
    assert set(watched.noted) == {str(tmp_path / "mkdocs.yml")}
    watched.watching.stop()
    watched.watching.join()


def test_files_are_looked_at_where_the_system_refuses_to_report(tmp_path: Path) -> None:
    watched = Watched(tmp_path, poll=False)
    refusing = watched.watching.observer

    def refuse() -> None:
        raise OSError(28, "inotify watch limit reached")

    refusing.start = refuse  # type: ignore[method-assign]
    watched.watching.schedule(watched.ear, str(tmp_path), recursive=True)
    watched.watching.start()
    assert isinstance(watched.watching.observer, PollingObserverVFS)
    assert "inotify watch limit reached" in watched.told[0]
    (tmp_path / "new.md").write_text("New.")
    assert watched.hears()
    watched.watching.stop()
    watched.watching.join()


def test_a_folder_that_takes_the_place_of_another_is_watched_anew(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    watched = Watched(tmp_path, poll=False)
    watch = watched.watching.schedule(watched.ear, str(tmp_path / "templates"), recursive=True)
    watched.watching.start()
    (tmp_path / "templates").rename(tmp_path / "kept")
    watched.watching.unschedule(watch)
    (tmp_path / "templates").mkdir()
    watched.watching.schedule(watched.ear, str(tmp_path / "templates"), recursive=True)
    (tmp_path / "templates/new.jinja").write_text("New.")
    assert watched.hears()
    watched.watching.stop()
    watched.watching.join()


def test_what_is_no_longer_watched_is_not_told_of(tmp_path: Path) -> None:
    watched = Watched(tmp_path, poll=False)
    watch = watched.watching.schedule(watched.ear, str(tmp_path), recursive=True)
    watched.watching.start()
    watched.watching.unschedule(watch)
    (tmp_path / "new.md").write_text("New.")
    assert not watched.hears(SETTLED)
    watched.watching.stop()
    watched.watching.join()

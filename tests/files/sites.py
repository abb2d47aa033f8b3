"""A site on the disk, and a disk that can be made to fail at any of its steps."""

from __future__ import annotations

from pathlib import Path

from generator.files import Disk, Result, publish
from generator.model import Output


class KilledError(BaseException):
    """Stands for the death of the process: nothing in the program may catch it."""


class FailingDisk(Disk):
    """Does its work until step `at` (counted from 1), where it raises `fault`; a write then stops halfway.

    A dead process does nothing more, so after a KilledError every further step raises it again.
    """

    __slots__ = ("at", "fault", "steps")

    def __init__(self, at: int = 0, fault: BaseException | None = None) -> None:
        self.at = at
        self.fault = fault or KilledError()
        self.steps = 0

    def _step(self) -> bool:
        self.steps += 1
        if 0 < self.at < self.steps and isinstance(self.fault, KilledError):
            raise self.fault
        return self.steps == self.at

    def write(self, path: str, data: bytes, *, flush: bool = False) -> None:
        if self._step():
            super().write(path, data[: len(data) // 2])
            raise self.fault
        super().write(path, data, flush=flush)

    def move(self, source: str, target: str) -> None:
        if self._step():
            raise self.fault
        super().move(source, target)

    def move_new(self, source: str, target: str) -> None:
        if self._step():
            raise self.fault
        super().move_new(source, target)

    def remove(self, path: str) -> None:
        if self._step():
            raise self.fault
        super().remove(path)

    def make_folder(self, path: str) -> None:
        if self._step():
            raise self.fault
        super().make_folder(path)

    def remove_folder(self, path: str) -> None:
        if self._step():
            raise self.fault
        super().remove_folder(path)


class Site:
    """A site's folder with the few things that tests do to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "site_src"
        self.docs.mkdir(parents=True)

    def publish(self, files: dict[str, str], disk: Disk | None = None) -> Result:
        return publish(outputs(files), self.root, self.docs, disk)

    def put(self, path: str, text: str) -> Path:
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def pages(self) -> dict[str, str]:
        """Every file below the docs folder, with its text."""
        files = (path for path in self.docs.rglob("*") if path.is_file())
        return {path.relative_to(self.docs).as_posix(): path.read_bytes().decode() for path in files}

    def folders(self) -> set[str]:
        return {path.relative_to(self.docs).as_posix() for path in self.docs.rglob("*") if path.is_dir()}

    def state(self) -> set[str]:
        """What the generator keeps for itself."""
        return {path.name for path in (self.root / ".papershelf").rglob("*")}

    def stamps(self) -> dict[str, int]:
        """When each file and folder of the site was last changed."""
        return {str(path): path.lstat().st_mtime_ns for path in (self.root, *self.root.rglob("*"))}


def outputs(files: dict[str, str]) -> list[Output]:
    return [Output(path, text.encode()) for path, text in files.items()]

"""Read what people put into the library; nothing here understands it.

Every input keeps its bytes. What cannot be read, or is not what it seems, becomes a diagnostic and costs no
other file.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity, error, in_order, notice, warning
from generator.files.disk import read
from generator.files.paths import LIBRARY
from generator.files.refusals import RefusedError, within
from generator.model import InputFile, Place

# The formats that a source can have, by the suffix of its name.
SOURCE_SUFFIXES = (".txt",)
_PAGE_SUFFIXES = (".md",)
_KNOWN = ("home.md", "lists", "notes", "sources", "vocabulary.yml")

# What operating systems and editors leave beside people's files.
_DEBRIS = re.compile(r"\..*|.*~|#.*#|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL)

# Names that a terminal or a web address could not show.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def is_printable(name: str) -> bool:
    """Whether a file's name can be shown; one that cannot is not read."""
    return not _UNPRINTABLE.search(name)


@dataclass(frozen=True, slots=True)
class LibraryFiles:
    """The library as it lies on the disk; each kind sorted by name."""

    sources: tuple[InputFile, ...] = ()
    lists: tuple[InputFile, ...] = ()
    notes: tuple[InputFile, ...] = ()
    vocabulary: InputFile | None = None
    home: InputFile | None = None


def read_library(root: Path, docs: Path) -> tuple[LibraryFiles, tuple[Diagnostic, ...]]:
    """Read `library/` below the docs folder of the site in `root`.

    Raises RefusedError where there is none: a folder mislaid is no empty library, which would cost every
    page.
    """
    reader = _Reader(root, docs / LIBRARY)
    if reader.type_of(".") != stat.S_IFDIR:
        raise RefusedError(_hindrance(reader) or _no_library(docs / LIBRARY, root))
    reader.name_strangers()
    library = LibraryFiles(
        sources=reader.files("sources", SOURCE_SUFFIXES, deep=True),
        lists=reader.files("lists", _PAGE_SUFFIXES, deep=False),
        notes=reader.files("notes", _PAGE_SUFFIXES, deep=False),
        vocabulary=reader.file("vocabulary.yml"),
        home=reader.file("home.md"),
    )
    return library, in_order(reader.diagnostics)


def _no_library(folder: Path, root: Path) -> Diagnostic:
    remedy = "Start a site with `papershelf new`, or give the folder of one with -C."
    return error("no-library", Place(within(folder, root)), "there is no library here", remedy)


def _hindrance(reader: _Reader) -> Diagnostic | None:
    """Why a folder that is there cannot be read, which in any other place is no more than a warning."""
    found = reader.diagnostics[:1]
    return replace(found[0], severity=Severity.ERROR) if found else None


class _Reader:
    """Walks the library and gathers diagnostics; every `name` is relative to the library's folder."""

    __slots__ = ("_folder", "_shown", "_true_root", "diagnostics")

    def __init__(self, root: Path, library: Path) -> None:
        self._folder = str(library)
        self._shown = within(library, root)
        self._true_root = root.resolve()
        self.diagnostics: list[Diagnostic] = []

    def files(self, kind: str, suffixes: tuple[str, ...], *, deep: bool) -> tuple[InputFile, ...]:
        """The files in the folder of one kind; `deep` also in folders below it."""
        if not self._is_folder(kind):
            return ()
        names = sorted(self._walk(kind, suffixes, deep, ()))
        found = tuple(file for name in names if (file := self._read(name, name.removeprefix(f"{kind}/"))))
        self._name_twins(found)
        return found

    def file(self, name: str) -> InputFile | None:
        """The file of this one name; None where there is none to read."""
        return self._read(name, name) if self._is_file(name, self.type_of(name)) else None

    def type_of(self, name: str) -> int:
        """The file type (`stat.S_IFMT`) behind any symbolic link; 0 where nothing is there or may be read."""
        path = f"{self._folder}/{name}"
        try:
            mode = os.lstat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except OSError as fault:
            return self._unreadable(name, fault)
        if not stat.S_ISLNK(mode) and name != ".":
            return stat.S_IFMT(mode)
        return self._type_of_link(name, path)

    def name_strangers(self) -> None:
        """Name what lies in the library's own folder and nothing reads."""
        remedy = f"The library holds {', '.join(_KNOWN)}."
        for name in self._names("."):
            if name not in _KNOWN:
                self._say(notice, "not-read", name, "nothing reads this", remedy)

    def _read(self, name: str, short: str) -> InputFile | None:
        try:
            return InputFile(f"{self._shown}/{name}", short, read(f"{self._folder}/{name}"))
        except OSError as fault:
            self._unreadable(name, fault)
            return None

    def _type_of_link(self, name: str, path: str) -> int:
        if not Path(os.path.realpath(path)).is_relative_to(self._true_root):
            message = "this symbolic link leads out of the site's folder and is not followed"
            self._say(
                warning, "link-leads-out", name, message, "Put a copy of what it leads to in its place."
            )
            return 0
        try:
            return stat.S_IFMT(os.stat(path).st_mode)  # noqa: PTH116 - names are kept as text
        except OSError as fault:
            return self._unreadable(name, fault)

    def _walk(
        self, folder: str, suffixes: tuple[str, ...], deep: bool, above: tuple[str, ...]
    ) -> Iterator[str]:
        true_folder = os.path.realpath(f"{self._folder}/{folder}")
        if true_folder in above:
            return
        for name in self._names(folder):
            found = self.type_of(name)
            if found != stat.S_IFDIR:
                if self._is_file(name, found) and self._is_supported(name, suffixes):
                    yield name
            elif deep:
                yield from self._walk(name, suffixes, deep, (*above, true_folder))
            else:
                message = "what lies in a folder here is not read"
                self._say(warning, "nested-folder", name, message, f"Move its files up into {folder}/.")

    def _names(self, folder: str) -> list[str]:
        """What lies in a folder and may be an input."""
        try:
            names = os.listdir(f"{self._folder}/{folder}")  # noqa: PTH208 - names are kept as text
        except OSError as fault:
            self._unreadable(folder, fault)
            return []
        prefix = "" if folder == "." else f"{folder}/"
        return [prefix + name for name in sorted(names) if self._is_input(prefix, name)]

    def _is_input(self, prefix: str, name: str) -> bool:
        if _DEBRIS.fullmatch(name):
            return False
        if not is_printable(name):
            message = "this file's name has characters that cannot be shown, so it is not read"
            self._say(error, "unprintable-name", prefix + ascii(name)[1:-1], message, "Rename it.")
            return False
        return True

    def _is_folder(self, name: str) -> bool:
        found = self.type_of(name)
        if found not in (0, stat.S_IFDIR):
            self._say(warning, "not-a-folder", name, "this is not a folder and is not read", "Move it away.")
        return found == stat.S_IFDIR

    def _is_file(self, name: str, found: int) -> bool:
        if found not in (0, stat.S_IFREG):
            message = "this is not a regular file and is not read"
            self._say(warning, "not-a-file", name, message, "Move it away.")
        return found == stat.S_IFREG

    def _is_supported(self, name: str, suffixes: tuple[str, ...]) -> bool:
        if name.lower().endswith(suffixes):
            return True
        known = ", ".join(suffixes)
        message = f"a file of this kind is not read here (supported: {known})"
        self._say(warning, "unknown-suffix", name, message, f"Save its text as {known}, or move it away.")
        return False

    def _name_twins(self, files: Iterable[InputFile]) -> None:
        """Names that one file system keeps apart and another does not."""
        first: dict[str, InputFile] = {}
        for file in files:
            twin = first.setdefault(unicodedata.normalize("NFC", file.name).casefold(), file)
            if twin is not file:
                message = f"this name and {twin.path} are one and the same on many computers"
                self.diagnostics.append(
                    warning("same-name", Place(file.path), message, "Rename one of them.")
                )

    def _unreadable(self, name: str, fault: OSError) -> int:
        message = f"this cannot be read: {fault.strerror or fault}"
        self._say(error, "unreadable-input", name, message, "Make it readable, or move it away.")
        return 0

    def _say(
        self,
        kind: Callable[[str, Place, str, str], Diagnostic],
        code: str,
        name: str,
        message: str,
        remedy: str,
    ) -> None:
        place = Place(self._shown if name == "." else f"{self._shown}/{name}")
        self.diagnostics.append(kind(code, place, message, remedy))

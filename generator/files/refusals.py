"""What a run says of a file that it leaves alone: which, why, and how to let go of it."""

from __future__ import annotations

from enum import StrEnum
from os.path import realpath, relpath
from pathlib import Path

from generator.diagnostics import Diagnostic, error
from generator.files.paths import LIBRARY
from generator.model import Place


class RefusedError(Exception):
    """A change that is not made at all; the diagnostic says why and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Reason(StrEnum):
    """Why a generated file is not written or deleted; the value is the diagnostic's code."""

    TOUCHED = "touched-page"
    FOREIGN = "foreign-file"
    FOLDER = "folder-in-the-way"
    FILE = "file-in-the-way"
    LINK = "link-in-the-way"
    UNREADABLE = "unreadable-page"
    FAILED = "cannot-write"


_MESSAGES = {
    Reason.TOUCHED: "this generated file was changed by hand, so it is left as it is",
    Reason.FOREIGN: "a generated file belongs here, but a file that is not generated stands in its place",
    Reason.FOLDER: "a generated file belongs here, but a folder stands in its place",
    Reason.FILE: "a generated file belongs here, but a file stands where its folder should be",
    Reason.LINK: "a generated file belongs here, but it or a folder above it is a symbolic link",
    Reason.UNREADABLE: "this generated file cannot be read, so it is left as it is",
    Reason.FAILED: "this file cannot be written or deleted",
}

_REMEDIES = {
    Reason.FOREIGN: "Move it elsewhere or delete it, then run again.",
    Reason.FOLDER: "Move the folder elsewhere or delete it, then run again.",
    Reason.FILE: "Move that file elsewhere or delete it, then run again.",
    Reason.LINK: "Remove the symbolic link, then run again.",
    Reason.UNREADABLE: "Make it readable or delete it, then run again.",
    Reason.FAILED: "See that the folder can be written to and the disk is not full, then run again.",
}


def refusal(reason: Reason, path: str, docs: str, detail: str = "") -> Diagnostic:
    """The error for the generated file `path` (below the docs folder, which is `docs` below the site's)."""
    message = f"{_MESSAGES[reason]}: {detail}" if detail else _MESSAGES[reason]
    remedy = _REMEDIES.get(reason) or (
        f"Move your text to {docs}/{belongs(path)}, delete this file (or move it elsewhere), then run again."
    )
    return error(reason.value, Place(f"{docs}/{path}"), message, remedy)


def belongs(path: str) -> str:
    """Where in the library a person's words about the generated file `path` have their place."""
    kind, _, rest = path.partition("/")
    name = rest.partition("/")[0].rpartition(".")[0] or rest.partition("/")[0]
    return f"{LIBRARY}/{_home_of(kind, name)}"


def _home_of(kind: str, name: str) -> str:
    match kind:
        case "index.md":
            return "home.md"
        case "papers" if name and name != "index":
            return f"notes/{name}.md"
        case "lists" if name and name != "index":
            return f"lists/{name}.md"
        case "tags":
            return "vocabulary.yml"
        case _:
            return ""


def within(path: Path, root: Path) -> str:
    """`path` as messages name it: relative to the site's folder, with forward slashes."""
    return Path(relpath(path, root)).as_posix()


def cannot_write(path: Path, root: Path, fault: OSError) -> RefusedError:
    """The refusal of a whole run or command because `path` cannot be written."""
    place = Place(within(path, root))
    message = f"{_MESSAGES[Reason.FAILED]}: {fault.strerror or fault}"
    return RefusedError(error(Reason.FAILED.value, place, message, _REMEDIES[Reason.FAILED]))


def within_site(path: Path, root: Path) -> Path:
    """`path` with every symbolic link followed; raises RefusedError where that leads out of the site."""
    final = Path(realpath(path))
    if final.is_relative_to(realpath(root)):
        return final
    raise RefusedError(
        error(
            "outside-site",
            Place(within(path, root)),
            "this path, or a symbolic link in it, leads out of the site's folder, where nothing is written",
            "Choose a path within the site, or remove the symbolic link.",
        )
    )

"""`papershelf add`: check a paste, say what it brings, and keep it byte for byte."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.cli import DONE, FAILED, USAGE
from generator.cli.terminal import Terminal
from generator.cli.words import count, following
from generator.diagnostics import Diagnostic, error
from generator.files import RefusedError, Site, is_printable, lock, read_site, write_new
from generator.identity import slug
from generator.intake import Intake, compare
from generator.lists import iso_date, natural, new_list
from generator.making import load_site
from generator.model import InputFile, Place, Record
from generator.parse import decode, parse

STDIN = "-"
SUFFIX = ".txt"
#: So many papers of each kind are named; the counts tell the rest.
_NAMED = 10
_TITLE_SHOWN = 70


@dataclass(frozen=True, slots=True)
class _Paste:
    """A file that someone wants to add: where it came from, and what it would be called in the library."""

    origin: str
    name: str
    data: bytes


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Add each file; one that is refused keeps no other out."""
    wrong = _wrong_usage(options)
    if wrong:
        terminal.complain(f"papershelf add: {wrong}")
        return USAGE
    try:
        site = read_site(options.site)
        with lock(site.root, waiting=lambda: terminal.say("Another run holds this site; waiting …")):
            added = [_add_one(name, options, site, terminal) for name in options.files]
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return FAILED
    if all(added):
        terminal.say(following("build", options.site))
    return DONE if all(added) else FAILED


def _wrong_usage(options: argparse.Namespace) -> str | None:
    if len(options.files) > 1 and (options.title or options.date or options.name):
        return "--title, --date and --name speak of one file; add the files one by one"
    if options.date and iso_date(options.date) is None:
        return f"--date {options.date} is no date; write it as YYYY-MM-DD"
    if STDIN in options.files and not (options.title or options.name):
        return "a paste needs a name: give --title or --name"
    return None


def _add_one(file: str, options: argparse.Namespace, site: Site, terminal: Terminal) -> bool:
    try:
        paste = _read(file, options)
        return _take(paste, options, site, terminal)
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return False


def _read(file: str, options: argparse.Namespace) -> _Paste:
    name = options.name or (f"{slug(options.title) or 'paste'}{SUFFIX}" if file == STDIN else Path(file).name)
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as fault:
        raise _refused(
            "unreadable-file", file, f"it cannot be read: {fault.strerror}", "Check the path."
        ) from fault
    return _Paste("standard input" if file == STDIN else file, _safe(name), data)


def _safe(name: str) -> str:
    """The source's name, with the suffix that a text dump has; a name that leaves the folder is refused."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or not path.name or any(part.startswith(".") for part in path.parts):
        message = "this name leads out of library/sources/ or hides the file"
        raise _refused("source-name", name, message, "Give a plain file name with --name.")
    if not is_printable(name):
        message = "this name has characters that cannot be shown"
        raise _refused("source-name", ascii(name)[1:-1], message, "Give a plain file name with --name.")
    if path.suffix == "":
        path = path.with_name(path.name + SUFFIX)
    if path.suffix.lower() != SUFFIX:
        message = f"sources of the kind {path.suffix} are not read"
        raise _refused("source-name", name, message, "Save the text as .txt, or name it so with --name.")
    return str(path)


def _take(paste: _Paste, options: argparse.Namespace, site: Site, terminal: Terminal) -> bool:
    loaded, _ = load_site(site)
    path = site.docs / "library" / "sources" / paste.name
    shown = path.relative_to(site.root).as_posix()
    text, undecoded = decode(InputFile(shown, paste.name, paste.data))
    records, found = parse(text)
    twin = _twin(paste, site)
    if twin is not None:
        terminal.say(f"{paste.origin} is in the library already, as {twin}. Nothing was changed.")
        return True
    if path.exists():
        message = "another source has this name"
        raise _refused("source-exists", shown, message, "Give this one another name with --name.")
    terminal.findings((*undecoded, *found))
    if not records:
        remedy = "A paper is a title, a blank line and its abstract, or a line “Abstract: …”."
        raise _refused("no-paper", paste.origin, "there is no paper in it", remedy)
    _report(paste, records, compare(records, loaded.records), terminal)
    described = _list_of(paste, options, site)
    write_new(site.root, path, paste.data)
    terminal.say(f"Kept as {shown}.")
    if described is not None:
        head = new_list(paste.name, title=options.title, date=options.date)
        write_new(site.root, described, head.encode())
        terminal.say(f"Its list is described in {described.relative_to(site.root).as_posix()}.")
    return True


def _twin(paste: _Paste, site: Site) -> str | None:
    """The source with exactly these bytes, if there is one."""
    folder = site.docs / "library" / "sources"
    same_size = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.stat().st_size == len(paste.data))
    return next(
        (p.relative_to(site.root).as_posix() for p in same_size if p.read_bytes() == paste.data), None
    )


def _list_of(paste: _Paste, options: argparse.Namespace, site: Site) -> Path | None:
    """The file that will describe the paste's list, under the address that the source gives it."""
    if not (options.title or options.date):
        return None
    path = site.docs / "library" / "lists" / f"{natural(paste.name)}.md"
    if path.exists():
        shown = path.relative_to(site.root).as_posix()
        message = "a list of this name is described there already"
        remedy = "Give the source another name with --name, or leave --title and --date out."
        raise _refused("file-exists", shown, message, remedy)
    return path


def _report(paste: _Paste, records: tuple[Record, ...], intake: Intake, terminal: Terminal) -> None:
    terminal.say(
        f"{paste.origin}: {count(len(records), 'record')}, {len(intake.new):,} new, "
        f"{len(intake.here):,} already here, {len(intake.twice):,} twice in it, {intake.untitled:,} untitled"
    )
    _name([f"already here: {_title(record)} ({place})" for record, place in intake.here], terminal)
    _name([f"twice in it: {_title(record)} ({place})" for record, place in intake.twice], terminal)
    untitled = [record for record in intake.new if record.title is None]
    _name([f"untitled: {_title(record)} (line {record.place.line})" for record in untitled], terminal)
    terminal.findings(intake.lookalikes)


def _name(lines: list[str], terminal: Terminal) -> None:
    for line in lines[:_NAMED]:
        terminal.say(f"  {line}")
    if len(lines) > _NAMED:
        terminal.say(f"  … and {len(lines) - _NAMED:,} more")


def _title(record: Record) -> str:
    words = " ".join((record.title or record.abstract).split())
    return f"“{words}”" if len(words) <= _TITLE_SHOWN else f"“{words[:_TITLE_SHOWN].rstrip()}…”"


def _refused(code: str, path: str, message: str, remedy: str) -> RefusedError:
    finding: Diagnostic = error(code, Place(path), message, remedy)
    return RefusedError(finding)

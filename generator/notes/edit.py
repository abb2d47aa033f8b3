"""Change a note in place: the value that changes is written anew, every other byte stays.

A YAML library that writes the whole front matter again would re-wrap, re-quote and move comments. Here the
parser only says where a value begins and ends, and the text is spliced there. What was written is read
back; where a front matter is too strange for a splice (anchors, merges, braces around the whole) the edit
is refused instead of guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import yaml

from generator.diagnostics import Diagnostic, Severity
from generator.front_matter import Field, front_matter, split
from generator.front_matter.scalars import scalar
from generator.front_matter.values import one_line
from generator.model import Note, SourceText
from generator.notes.read import interpret
from generator.notes.sequences import flow, with_items, without_item
from generator.notes.splice import Splice


@dataclass(frozen=True, slots=True)
class Change:
    """What to set in a note; None and empty change nothing.

    `tags` are added and leave `not_tags`, and the other way round. `why` becomes one line; an empty one
    takes the curator's line back.
    """

    why: str | None = None
    pick: bool | None = None
    hide: bool | None = None
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()

    def applied(self, note: Note) -> Note:
        """The note as it reads after the change."""
        return replace(
            note,
            why=note.why if self.why is None else one_line(self.why) or None,
            pick=note.pick if self.pick is None else self.pick,
            hide=note.hide if self.hide is None else self.hide,
            tags=_moved(note.tags, self.tags, self.not_tags),
            not_tags=_moved(note.not_tags, self.not_tags, self.tags),
        )


class EditError(ValueError):
    """A note that can not be changed safely; nothing was written. `diagnostics` say what to mend first."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


def edit(text: str, change: Change) -> str:
    """The note's text with the change in it and all else as it was; raises `EditError`.

    The same change a second time gives the same text.
    """
    before, faults = _read(text)
    if any(fault.code in _UNREADABLE for fault in faults):
        raise EditError("The note's front matter can not be read, so it was not changed.", faults)
    after = change.applied(before)
    for name, value in _assignments(before, after):
        text = _assign(text, name, value)
    read_back, found = _read(text)
    if read_back != after or not _errors(found) <= _errors(faults):
        raise EditError("The note's front matter is written in a way that can not be changed safely.")
    return text


def new_note(change: Change) -> str:
    """The text of a fresh note."""
    return edit("", change)


_UNREADABLE = {"front-matter-yaml", "front-matter-unclosed", "front-matter-not-a-mapping"}
_Value = str | bool | tuple[str, ...]


def _read(text: str) -> tuple[Note, tuple[Diagnostic, ...]]:
    return interpret("note", SourceText("note.md", "note.md", text))


def _errors(faults: tuple[Diagnostic, ...]) -> set[tuple[str, str]]:
    return {(fault.code, fault.message) for fault in faults if fault.severity is Severity.ERROR}


def _moved(tags: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...]) -> tuple[str, ...]:
    wanted = (*tags, *filter(None, map(_tag, added)))
    gone = set(map(_tag, removed))
    return tuple(dict.fromkeys(tag for tag in wanted if tag not in gone))


def _assignments(before: Note, after: Note) -> list[tuple[str, _Value]]:
    """The keys whose values differ, in the order in which a new note shows them."""
    pairs: list[tuple[str, _Value, _Value]] = [
        ("why", before.why or "", after.why or ""),
        ("pick", before.pick, after.pick),
        ("hide", before.hide, after.hide),
        ("tags", before.tags, after.tags),
        ("not_tags", before.not_tags, after.not_tags),
    ]
    return [(name, new) for name, old, new in pairs if old != new]


def _assign(text: str, name: str, value: _Value) -> str:
    fields = [field for field in _fields(text) if field.name == name]
    if not fields:
        return _append(text, name, value)
    if isinstance(value, tuple):
        return _assign_list(text, fields[-1], value)
    return Splice.over(text, fields[-1], fields[-1].value).put(text, _written(value))


def _assign_list(text: str, field: Field, value: tuple[str, ...]) -> str:
    """Keep a list's own shape: take items out and add others; a single text becomes a list."""
    if not isinstance(field.value, yaml.SequenceNode):
        return Splice.over(text, field, field.value).put(text, flow(value))
    present = [_tag(str(node.value)) for node in field.value.value]
    gone = next((n for n, tag in enumerate(present) if tag not in value and _is_tag(field, n)), None)
    if gone is not None:
        return _assign(without_item(text, field, gone), field.name, value)
    added = tuple(tag for tag in value if tag not in present)
    return with_items(text, field, added) if added else text


def _is_tag(field: Field, number: int) -> bool:
    """Whether an item is a text; what is not was named as a fault and is left to the curator."""
    return isinstance(node := field.value.value[number], yaml.ScalarNode) and bool(node.value)


def _append(text: str, name: str, value: _Value) -> str:
    """A new key below all others, or a new front matter above the text."""
    end = "\r\n" if "\r\n" in text else "\n"
    written = f"{name}: {_written(value)}"
    parts = split(text)
    if parts.yaml is None:
        gap = end if text[parts.start :].strip() else ""
        block = f"---{end}{written}{end}---{end}{gap}"
        return text[: parts.start] + block + text[parts.start :]
    at = parts.start + len(parts.yaml)
    indent = " " * min((field.key.start_mark.column for field in _fields(text)), default=0)
    return text[:at] + f"{indent}{written}{end}" + text[at:]


def _fields(text: str) -> tuple[Field, ...]:
    return front_matter(SourceText("note.md", "note.md", text))[0].fields


def _written(value: _Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(value) if isinstance(value, str) else flow(value)


def _tag(written: str) -> str:
    return one_line(written).lstrip("#").strip()

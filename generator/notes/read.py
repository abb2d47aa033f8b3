"""Read a curator's note; a fault costs the value it stands in and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

import yaml

from generator.diagnostics import Diagnostic, error, in_order, warning
from generator.front_matter import Field, Reader, front_matter, nearest, read_fields
from generator.front_matter.values import date, flag, items, line, lines, text, url
from generator.model import Note, Place, SourceText
from generator.notes.links import links
from generator.wiki import target

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_BETWEEN_TAGS = re.compile(r"[,\s]+")


def read(
    source: SourceText, known_tags: Collection[str] | None = None
) -> tuple[Note | None, tuple[Diagnostic, ...]]:
    """A note, and what is wrong with it by `path:line`; None where the file's name gives no key.

    Given the ids of the vocabulary, a tag that is none of them is named too; it stays in the note.
    """
    key = PurePosixPath(source.name).stem
    if not key or key.startswith("."):
        remedy = "Name the file after the paper's key: `<citekey>.md`."
        return None, (error("note-name", Place(source.path), "The file's name gives no key.", remedy),)
    return interpret(key, source, known_tags)


def interpret(
    key: str, source: SourceText, known_tags: Collection[str] | None = None
) -> tuple[Note, tuple[Diagnostic, ...]]:
    """The note about the paper `key` that a file holds, and what is wrong with it."""
    front, found = front_matter(source)
    read_values, faults = read_fields(front.fields, _READERS)
    named = {_FIELDS.get(name, name): value for name, value in read_values.items()}
    note = Note(key=key, place=Place(source.path), text=front.text, **named)
    unknown = () if known_tags is None else _unknown_tags(front.fields, known_tags)
    return note, in_order([*found, *faults, *unknown])


def _tags(field: Field, faults: list[Diagnostic]) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(tag for _, tag in _tag_nodes(field, faults)))


def _tag_nodes(field: Field, faults: list[Diagnostic]) -> list[tuple[yaml.Node, str]]:
    """Tags with their nodes; a single text may hold several, between commas or blanks, as in Obsidian."""
    single = isinstance(field.value, yaml.ScalarNode)
    return [
        (node, tag)
        for node, value in items(field, faults)
        for part in (_BETWEEN_TAGS.split(value) if single else (value,))
        if (tag := part.lstrip("#").strip())
    ]


def _keys(field: Field, faults: list[Diagnostic]) -> tuple[str, ...] | None:
    """Keys of papers; `[[key]]` is accepted, which YAML takes for a list in a list unless it is quoted."""
    value = field.value
    while isinstance(value, yaml.SequenceNode) and len(value.value) == 1:
        value = value.value[0]
    inner = Field(field.name, field.key, value, field.path, field.start, field.lines)
    return tuple(dict.fromkeys(target(key.strip("[]")) for key in lines(inner, faults) or ()))


def _creators(field: Field, faults: list[Diagnostic]) -> tuple[str, ...] | None:
    names = lines(field, faults) or ()
    if isinstance(field.value, yaml.ScalarNode):
        names = tuple(name for value in names for name in _AND.split(value) if name)
    return names


def _doi(field: Field, faults: list[Diagnostic]) -> str | None:
    value = line(field, faults)
    if value is None:
        return None
    match = _DOI.fullmatch(value)
    if match is None:
        faults.append(error("note-doi", field.place(), f"`{value}` is not a DOI.", "Write `DOI: 10.…/…`."))
        return None
    return match[1]


_READERS: Mapping[str, Reader] = {
    "why": line,
    "pick": flag,
    "hide": flag,
    "tags": _tags,
    "not_tags": _tags,
    "aliases": lines,
    "same_as": _keys,
    "not_same_as": _keys,
    "title": line,
    "abstract": text,
    "creators": _creators,
    "issued": date,
    "DOI": _doi,
    "URL": url,
    "links": links,
}
# The names of CSL stand in the file, Python's in the model.
_FIELDS = {"DOI": "doi", "URL": "url"}


def _unknown_tags(fields: tuple[Field, ...], known: Collection[str]) -> list[Diagnostic]:
    return [
        unknown_tag(tag, known, field.place(node))
        for field in fields
        if field.name in ("tags", "not_tags")
        for node, tag in _tag_nodes(field, [])
        if tag not in known
    ]


def unknown_tag(tag: str, known: Collection[str], place: Place) -> Diagnostic:
    """The finding that a tag is not in the vocabulary, with the nearest id."""
    near = nearest(tag, known)
    remedy = f"Did you mean `{near}`?" if near else "Add it to vocabulary.yml, or see `papershelf tags`."
    return warning("note-unknown-tag", place, f"The vocabulary has no tag `{tag}`.", remedy)

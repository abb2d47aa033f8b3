"""Read one list file: the facts of its front matter, its text, and the steps of a reading path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity, error, warning
from generator.front_matter import Field, Reader, front_matter, read_fields
from generator.front_matter.values import date, line, url
from generator.lists.steps import steps
from generator.model import PathStep, Place, SourceText


@dataclass(frozen=True, slots=True)
class Described:
    """The source that a list file speaks of, and where it says so."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """A list file as read; without `source` it is a reading path with `steps`."""

    name: str
    place: Place
    text: str
    title: str | None = None
    date: str | None = None
    source: Described | None = None
    url: str | None = None
    summaries: bool = False
    steps: tuple[PathStep, ...] = ()


def head(file: SourceText) -> tuple[Head | None, tuple[Diagnostic, ...]]:
    """A list file and what is wrong with it; None where it names neither a source nor a paper."""
    front, found = front_matter(file)
    facts, faults = read_fields(front.fields, _READERS)
    facts["summaries"] = facts.pop("text", False)
    diagnostics = (*found, *faults)
    if "source" in facts:
        return Head(file.name, Place(file.path), front.text, **facts), diagnostics
    path_steps, text = steps(front.text, file.path, front.text_line)
    if path_steps:
        return Head(file.name, Place(file.path), text, **facts, steps=path_steps), (
            *diagnostics,
            *_twice(path_steps),
        )
    # A file that could not be read was named already.
    broken = any(fault.severity is Severity.ERROR for fault in diagnostics)
    return None, diagnostics if broken else (*diagnostics, _empty(file))


def _source(field: Field, faults: list[Diagnostic]) -> Described | None:
    name = line(field, faults)
    return Described(name.removeprefix("sources/"), field.place()) if name else None


def _summaries(field: Field, faults: list[Diagnostic]) -> bool | None:
    value = line(field, faults)
    if value not in (None, "summary", "abstract"):
        message = f"`text` is neither `summary` nor `abstract`: `{value}`."
        remedy = "Write `text: summary` where the texts are your own summaries, else leave the key out."
        faults.append(error("front-matter-value", field.place(), message, remedy))
    return value == "summary"


_READERS: Mapping[str, Reader] = {
    "title": line,
    "date": date,
    "source": _source,
    "url": url,
    "text": _summaries,
}


def _twice(path_steps: Iterable[PathStep]) -> Iterator[Diagnostic]:
    first: dict[str, PathStep] = {}
    for step in path_steps:
        if step.key in first:
            message = (
                f"`{step.key}` already stands in line {first[step.key].place.line} of this reading path."
            )
            yield warning("list-step-twice", step.place, message, "Delete one of the lines.")
        first.setdefault(step.key, step)


def _empty(file: SourceText) -> Diagnostic:
    message = "This file names neither a source nor a paper, so it makes no list."
    remedy = "Write `source: <file name>` in its front matter, or lines `- [[citekey]] remark` below."
    return warning("list-empty", Place(file.path), message, remedy)

"""Read the keys of a front matter by a table of readers, and name the keys that the table does not know."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from typing import Any

from generator.diagnostics import Diagnostic, warning
from generator.front_matter.fields import Field

Reader = Callable[[Field, list[Diagnostic]], Any]


def read_fields(
    fields: tuple[Field, ...], readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """The values of the known keys that say something, by key, and what is wrong with the others.

    Of a key that stands twice the last one counts, as for every YAML reader.
    """
    read: dict[str, Any] = {}
    faults: list[Diagnostic] = []
    seen: set[str] = set()
    for field in fields:
        if field.name in seen:
            faults.append(_twice(field))
        seen.add(field.name)
        if field.name not in readers:
            faults.append(_unknown(field, readers))
            continue
        value = readers[field.name](field, faults)
        read[field.name] = value
    return {name: value for name, value in read.items() if value is not None}, tuple(faults)


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that a misspelt one most likely means, whatever its case."""
    by_case = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), sorted(by_case), n=1, cutoff=0.6)
    return by_case[found[0]] if found else None


def _unknown(field: Field, known: Collection[str]) -> Diagnostic:
    near = nearest(field.name, known)
    remedy = f"Did you mean `{near}`?" if near else f"Known keys: {', '.join(known)}."
    return warning("front-matter-unknown-key", field.place(), f"The key `{field.name}` is not known.", remedy)


def _twice(field: Field) -> Diagnostic:
    message = f"The key `{field.name}` stands here twice; the last one counts."
    return warning("front-matter-key-twice", field.place(), message, "Delete one of them.")

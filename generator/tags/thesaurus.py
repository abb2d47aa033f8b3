"""What else the literature calls a thing, and what hints at it: shipped knowledge for any vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from generator.text.words import WORD, form


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of `thesaurus.yml`."""

    names: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@cache
def shipped() -> Mapping[str, Concept]:
    """The concepts of `thesaurus.yml` by each of their names."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = resources.files(__package__).joinpath("thesaurus.yml").read_text(encoding="utf-8")
    return by_name(
        Concept(tuple(entry["names"]), tuple(entry["synonyms"]), tuple(entry["hints"]))
        for entry in yaml.load(text, Loader=loader)  # noqa: S506  # both loaders are safe ones
    )


def by_name(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """Concepts by each of their names; the first concept of the file keeps a name."""
    found: dict[str, Concept] = {}
    for entry in concepts:
        for name in entry.names:
            found.setdefault(_plain(name), entry)
    return found


def concept(names: Sequence[str], aliases: Sequence[str], thesaurus: Mapping[str, Concept]) -> Concept:
    """The concept that shares most names with a term; its id and label count for two aliases each."""
    votes: dict[int, int] = {}
    candidates: dict[int, Concept] = {}
    for weight, text in (*((2, name) for name in names), *((1, alias) for alias in aliases)):
        found = thesaurus.get(_plain(text))
        if found is not None:
            candidates[id(found)] = found
            votes[id(found)] = votes.get(id(found), 0) + weight
    return candidates[max(votes, key=votes.__getitem__)] if votes else Concept()


def _plain(text: str) -> str:
    return " ".join(map(form, WORD.findall(text)))

"""What else the literature calls a thing, and what hints at it: shipped knowledge for any vocabulary.

It stands in `thesaurus.json`: written by hand, and read twenty times as fast as YAML, which a short run would
feel.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from generator.model import Term
from generator.text.words import WORD, form


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of the thesaurus; it joins a term whose id, label or alias is one of its `names`.

    `synonyms` say the same. `signs` come with it, but also without it: its data sets, measures and parts;
    `hints` are weaker still, and never enough alone. A work on a concept is often one on what it `implies`,
    too.
    """

    names: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()


@cache
def shipped() -> Mapping[str, Concept]:
    """The concepts of `thesaurus.json` by each of their names."""
    text = resources.files(__package__).joinpath("thesaurus.json").read_text(encoding="utf-8")
    return by_name(
        Concept(**{key: tuple(phrases) for key, phrases in entry.items()}) for entry in json.loads(text)
    )


def by_name(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """Concepts by each of their names; the first concept of the file keeps a name."""
    found: dict[str, Concept] = {}
    for entry in concepts:
        for name in entry.names:
            found.setdefault(_plain(name), entry)
    return found


def names(term: Term) -> tuple[str, str]:
    """What a vocabulary itself calls a term: its id, in words, and its label."""
    return term.id.replace("-", " "), term.label


def concept(term: Term, thesaurus: Mapping[str, Concept]) -> Concept:
    """The concept that shares most names with a term; its id and label count for two aliases each."""
    votes: dict[int, int] = {}
    candidates: dict[int, Concept] = {}
    for weight, text in (*((2, name) for name in names(term)), *((1, alias) for alias in term.aliases)):
        found = thesaurus.get(_plain(text))
        if found is not None:
            candidates[id(found)] = found
            votes[id(found)] = votes.get(id(found), 0) + weight
    return candidates[max(votes, key=votes.__getitem__)] if votes else Concept()


def narrower(terms: Sequence[Term], thesaurus: Mapping[str, Concept]) -> dict[str, frozenset[str]]:
    """For each term that is implied by others of the vocabulary, the ids of those."""
    known = {term.id: concept(term, thesaurus) for term in terms}
    terms_of: dict[int, set[str]] = {}
    for term, entry in known.items():
        terms_of.setdefault(id(entry), set()).add(term)
    found: dict[str, set[str]] = {}
    for term, entry in known.items():
        for name in entry.implies:
            for broader in terms_of.get(id(thesaurus[_plain(name)]), set()) - {term}:
                found.setdefault(broader, set()).add(term)
    return {term: frozenset(ids) for term, ids in found.items()}


# Names and aliases are looked up more than once.
@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    return " ".join(map(form, WORD.findall(text)))

"""What is remembered of a library is never taken for what another one gives, whatever differs in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from generator import browse, render, search
from generator.model import Known, Library, Output, Related, RelatedWorks
from generator.render import Catalogue, Remembered
from tests.render import harbour

#: Of the richest paper, and of one that is not in the library.
NEAR: RelatedWorks = {
    citekey: (*near, Related("named", ("open",))) for citekey, near in harbour.RELATED.items()
} | {"nowhere": harbour.RELATED["tide-tables-by-heart"]}


def made(library: Library, remembered: Remembered, related: RelatedWorks = NEAR) -> dict[str, Known | Output]:
    catalogue = Catalogue(library)
    outputs = [
        *render.papers(catalogue, related, remembered=remembered),
        *render.listings(catalogue, remembered=remembered),
        *browse.outputs(catalogue, remembered),
    ]
    return {one.path: one for one in outputs}


def digests(library: Library, remembered: Remembered, related: RelatedWorks = NEAR) -> dict[str, str]:
    return {path: one.digest for path, one in made(library, remembered, related).items()}


def others(value: Any) -> Iterator[Any]:
    """Values that differ from this one in one thing; of nothing a text, of no text one."""
    match value:
        case bool():
            yield not value
        case Enum():
            yield from (one for one in type(value) if one is not value)
        case str() | None:
            yield from [f"{value} {value}", f"{value}x", ""] if value else ["https://doi.org/10.1000/182"]
        case int():
            yield value + 1
        case tuple():
            for place, each in enumerate(value):
                before, after = value[:place], value[place + 1 :]
                yield before + after
                yield from ((*before, one, *after) for one in others(each))
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from (replace(value, **{field.name: one}) for one in of_field(value, field.name))


def of_field(value: Any, name: str) -> Iterator[Any]:
    """Other values of a field, by what it is where it is nothing."""
    match name, getattr(value, name):
        case "record", None:
            yield from ()
        case "note", None:
            yield harbour.note(value.citekey)
        case _, found:
            yield from others(found)


def changes(library: Library) -> Iterator[Library]:
    """Libraries that differ from this one in one thing, but for what every memory has as its basis."""
    for name in ("title", "url", "home", "entries", "lists"):
        for value in of_field(library, name):
            yield replace(library, **{name: value})
    for name in ("hidden", "redirects", "contested", "list_redirects"):
        yield replace(library, **{name: ()})


def small() -> Library:
    """The richest papers of the harbour, and what none of them has."""
    whole = harbour.library()
    keys = {"tide-tables-by-heart", "lamps-that-count", "named", "broken", "we-watch-the-sea"}
    first, *rest = (entry for entry in whole.entries if entry.citekey in keys)
    watch = rest.pop()
    record = replace(watch.work.records[0], creators=("Cy Dock", "Di Lock"))
    watch = replace(watch, work=replace(watch.work, records=(record,)))
    return replace(whole, entries=(first, *rest, watch))


def test_whatever_changes_changes_what_is_remembered() -> None:
    library, first = small(), Remembered()
    earlier = {path: one.content for path, one in made(library, first).items()}
    tried = 0
    for changed in changes(library):
        tried += 1
        remembered = Remembered(first.used.get, earlier.__getitem__)
        assert digests(changed, remembered) == digests(changed, Remembered())
    assert tried > 500


def test_whatever_changes_of_related_works_changes_what_is_remembered() -> None:
    library, first = small(), Remembered()
    earlier = {path: one.content for path, one in made(library, first).items()}
    (key, near), *_ = NEAR.items()
    for other in others(near):
        related = {**NEAR, key: other}
        remembered = Remembered(first.used.get, earlier.__getitem__)
        assert digests(library, remembered, related) == digests(library, Remembered(), related)


class Kept(dict[str, bytes]):
    """A memory of the search."""

    def recall(self, key: str) -> bytes | None:
        return self.get(key)

    def keep(self, found: Mapping[str, Sequence[bytes]]) -> None:
        self.update({key: b"".join(pieces) for key, pieces in found.items()})


def searched(library: Library, memory: Kept) -> dict[str, str]:
    made = search.outputs(library, Catalogue(library).told, "", memory)
    return {one.path: one.digest for one in made}


def test_whatever_changes_changes_the_search() -> None:
    library, first = small(), Kept()
    searched(library, first)
    for changed in changes(library):
        assert searched(changed, Kept(first)) == searched(changed, Kept())


@pytest.mark.parametrize("gone", [slice(0, 1), slice(200, 201), slice(0, 201)])
def test_a_paper_that_goes_moves_those_behind_it_to_other_pages(gone: slice) -> None:
    papers = [harbour.paper(f"p{n}", f"Paper {n}", "Of the sea.", position=n) for n in range(1, 202)]
    whole, first = replace(small(), entries=tuple(papers)), Remembered()
    digests(whole, first)
    del papers[gone]
    fewer = replace(whole, entries=tuple(papers))
    assert digests(fewer, Remembered(first.used.get)) == digests(fewer, Remembered())

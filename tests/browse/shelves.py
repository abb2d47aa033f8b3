"""Invented libraries of any size, with every kind of code, list and tag in them."""

from __future__ import annotations

import random

from generator.model import (
    Appearance,
    Code,
    CodeStatus,
    Entry,
    Library,
    Link,
    LinkKind,
    Note,
    Place,
    ReadingList,
    Record,
    Tag,
    Term,
    Vocabulary,
    Work,
)  # fmt: skip

TERMS = tuple(
    Term(f"{facet.lower()}-{number}", f"{facet} {number}", facet, place=Place("vocabulary.yml", number))
    for facet, count in (("Task", 9), ("Method", 3), ("Kind", 1))
    for number in range(count)
)
LISTS = tuple(ReadingList(slug, slug.title(), f"{slug}.txt") for slug in ("spring", "autumn", "nothing"))
WORDS = "tide lamp harbour net keeper fog signal über chart buoy".split()


def paper(number: int) -> Entry:
    """The same paper for the same number."""
    chance = random.Random(number)  # noqa: S311
    title = f"{' '.join(chance.choices(WORDS, k=4))} {number}" if chance.random() < 0.9 else None
    place = Place("harbour.txt", number + 1)
    record = Record("harbour.txt", place, number + 1, title, "Text.")
    linked = chance.random() < 0.4
    status = chance.choice(list(CodeStatus))
    return Entry(
        Work(f"paper-{number}", (record,)),
        title=title,
        label=title or "Text.",
        abstract=" ".join(chance.choices(WORDS, k=chance.randint(0, 200))),
        acronym=chance.choice([None, "TideNet"]),
        tags=tuple(Tag(term.id) for term in chance.sample(TERMS, k=chance.randint(0, 5))),
        links=(
            (Link(f"https://github.com/pier/{number}", LinkKind.CODE, "github.com", f"pier/{number}"),)
            if linked
            else ()
        ),
        code=Code(CodeStatus.NONE if linked else status, name="Foghorn"),
        note=Note(f"paper-{number}", place, why="Why it is here.", pick=chance.random() < 0.5)
        if chance.random() < 0.2
        else None,
        appearances=tuple(
            Appearance(one.slug, number + 1, record)
            for one in chance.sample(LISTS[:2], k=chance.randint(1, 2))
        ),
    )


def library(numbers: range | list[int]) -> Library:
    """The papers of these numbers, in this order."""
    entries = tuple(map(paper, numbers))
    return Library("The harbour shelf", None, entries, LISTS, Vocabulary(TERMS))

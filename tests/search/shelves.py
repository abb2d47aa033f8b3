"""Shelves of invented papers of any size."""

from __future__ import annotations

import random

from generator.search import Document

WORDS = [
    a + b + c
    for a in ("ka", "lo", "mi", "ne", "su", "ti")
    for b in ("bra", "den", "fo", "gul")
    for c in ("n", "st", "rt")
]


def shelf(size: int, start: int = 0) -> list[Document]:
    """Invented papers; each is the same whatever the size of its shelf."""
    papers = []
    for number in range(start, start + size):
        chance = random.Random(number)  # noqa: S311
        title, abstract = " ".join(chance.choices(WORDS, k=6)), " ".join(chance.choices(WORDS, k=60))
        papers.append(
            Document(f"paper-{number}", f"{title} {number}", title, f"papers/paper-{number}.html", abstract)
        )
    return papers

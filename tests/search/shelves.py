"""Shelves of invented papers of any size."""

from __future__ import annotations

import random
from collections.abc import Iterable
from hashlib import blake2b

from generator.search import Document, Papers

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


def told(documents: Iterable[Document]) -> Papers:
    """The papers of documents, with digests of all that these say."""
    by_key = {document.citekey: document for document in documents}
    digests = {key: blake2b(repr(one).encode(), digest_size=16).digest() for key, one in by_key.items()}
    return Papers(digests, by_key.__getitem__)

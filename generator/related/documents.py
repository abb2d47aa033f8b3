"""What is compared of a paper, and a fingerprint of what is compared of all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """What is compared of a paper; `tags` are ids of the vocabulary.

    `text` may stand for title and abstract in a fingerprint: no two that differ have the same.
    """

    citekey: str
    title: str | None
    abstract: str
    acronym: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""


def digest(documents: Iterable[Document], labels: Mapping[str, str]) -> str:
    """A fingerprint of all that related works depend on, in its order, but for this package."""
    seen = hashlib.blake2b(repr(sorted(labels.items())).encode(), digest_size=16)
    for one in documents:
        text = one.text or (one.title, one.abstract)
        seen.update(repr((one.citekey, text, one.acronym, one.tags)).encode())
    return seen.hexdigest()

"""What a measurement gives: figures with the misses that explain them.

Every metric module of this folder exposes `measure(papers) -> Sequence[Figure]`; the command prints them all,
and a test holds each one to its floor in `floors.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.quality.labels import LabelledPaper


@dataclass(frozen=True, slots=True)
class Figure:
    """A share between 0 and 1. `floor` is its key in `floors.toml`; each miss is one readable line."""

    name: str
    value: float
    floor: str
    misses: tuple[str, ...] = ()


Measure = Callable[[Sequence[LabelledPaper]], Sequence[Figure]]


def share(hits: int, total: int) -> float:
    """`hits` of `total`; of nothing, all is right."""
    return hits / total if total else 1.0

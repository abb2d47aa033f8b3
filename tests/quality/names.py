"""Introduced names against the hand labels."""

from __future__ import annotations

from collections.abc import Sequence

from generator.names import introduced
from tests.quality.figures import Figure, share
from tests.quality.labels import LabelledPaper


def measure(papers: Sequence[LabelledPaper]) -> Sequence[Figure]:
    """A name counts as right when it is written as in the label, or rightly empty."""
    told = [(paper, introduced(paper.title, paper.abstract)) for paper in papers]
    misses = tuple(
        f"{paper.label}: {paper.acronym}, not {name}" for paper, name in told if paper.acronym != name
    )
    return (Figure("introduced name", share(len(told) - len(misses), len(told)), "introduced-name", misses),)

"""All measurements, by name; one that is not written yet is left out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from tests.quality import links, names
from tests.quality.figures import Figure, Measure
from tests.quality.labels import LabelledPaper


def measures() -> tuple[Measure, ...]:
    """The measurements in the order of the table."""
    found: list[Measure] = [links.measure, names.measure]
    if find_spec("tests.quality.tags"):
        found.append(import_module("tests.quality.tags").measure)
    return tuple(found)


def figures(papers: Sequence[LabelledPaper]) -> tuple[Figure, ...]:
    """Every figure for the papers."""
    return tuple(figure for measure in measures() for figure in measure(papers))

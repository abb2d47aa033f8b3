"""Each figure holds its floor on the hand labels, and each floor has its figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.figures import Figure
from tests.quality.floors import floors
from tests.quality.labels import labelled
from tests.quality.metrics import figures


@pytest.fixture(scope="module")
def measured(shared: Path) -> dict[str, Figure]:
    return {figure.floor: figure for figure in figures(labelled(shared))}


@pytest.mark.parametrize(("name", "floor"), sorted(floors().items()))
def test_a_figure_does_not_fall_below_its_floor(name: str, floor: float, measured: dict[str, Figure]) -> None:
    assert name in measured, f"no measurement gives {name}"
    figure = measured[name]
    assert figure.value >= floor, "\n".join((f"{figure.name} is {figure.value:.3f}", *figure.misses))


def test_every_figure_has_a_floor(measured: dict[str, Figure]) -> None:
    assert set(measured) <= set(floors())

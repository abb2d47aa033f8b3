"""`python -m tests.quality [FOLDER]`: the figures for the labels at hand, with every miss.

FOLDER holds `gold/labels.json` and `seeds/*.txt`; by default it is `shared` beside the checkout. Exit status
1 where a figure is below its floor.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import SHARED
from tests.quality.figures import Figure
from tests.quality.floors import floors
from tests.quality.labels import labelled
from tests.quality.metrics import figures


def table(measured: Sequence[Figure], minimum: dict[str, float]) -> str:
    """One line a figure, then its misses."""
    lines = []
    for figure in measured:
        floor = minimum.get(figure.floor)
        below = " BELOW" if floor is not None and figure.value < floor else ""
        shown = f"{floor:.3f}" if floor is not None else "    -"
        lines.append(f"{figure.name:<28} {figure.value:.3f}   floor {shown}{below}")
        lines += [f"    {miss}" for miss in figure.misses]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 where a figure is below its floor."""
    papers = labelled(Path(arguments[0]) if arguments else SHARED)
    measured, minimum = figures(papers), floors()
    print(f"{len(papers)} labelled papers\n{table(measured, minimum)}")
    return int(any(figure.value < minimum.get(figure.floor, 0.0) for figure in measured))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

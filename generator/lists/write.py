"""Write the file of a fresh list, as `papershelf add --title --date` leaves it."""

from __future__ import annotations

from generator.front_matter.scalars import scalar


def new_list(
    source: str | None, *, title: str | None = None, date: str | None = None, url: str | None = None
) -> str:
    """The text of a list file that speaks of a source, or of a reading path where `source` is None.

    `date` is an ISO date; what is None is left out.
    """
    facts = {"title": title, "date": date, "source": source, "url": url}
    lines = [f"{name}: {_written(name, value)}\n" for name, value in facts.items() if value]
    return "".join(["---\n", *lines, "---\n"])


def _written(name: str, value: str) -> str:
    # A date reads better without the quotes that a text of digits needs.
    return value if name == "date" else scalar(value)

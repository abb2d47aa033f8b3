"""Pages of the invented library as a person can read them; `UPDATE_GOLDEN=1` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
PAGES = [
    "index.md",
    "code/index.md",
    "lists/first-steps.md",
    "papers/nasty.md",
    "papers/sometimes-nothing.md",
    "papers/summed.md",
    "papers/tide-tables-by-heart.md",
    "papers/lamps.html",
    "tags/index.md",
    "tags/tides.md",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_agreed(path: str, pages: dict[str, str]) -> None:
    golden = GOLDEN / path.replace("/", "-")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(pages[path], encoding="utf-8")
    assert pages[path] == golden.read_text(encoding="utf-8")

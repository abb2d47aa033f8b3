"""What `papershelf tags` says of an invented library."""

from __future__ import annotations

import json

from generator.cli.tags import shown
from generator.model import Entry, Library, Place, Record, Tag, Term, Vocabulary, Work

VOCABULARY = Vocabulary((Term("kelp", "Kelp", "task"), Term("sea-otter", "Sea otters", "task")))


def library(*tags: str, papers: int = 5) -> Library:
    entries = []
    for number in range(papers):
        record = Record("a.txt", Place("a.txt"), number + 1, None, "On tidal basins.")
        work = Work(f"k{number}", (record,))
        entries.append(Entry(work, None, "On", "On tidal basins.", tags=tuple(map(Tag, tags))))
    return Library("Tides", None, tuple(entries), (), VOCABULARY)


def test_the_report_counts_and_names_what_is_unused() -> None:
    lines = list(shown(library("kelp"), suggest=False, as_json=False))
    assert lines[0].split() == ["5", "kelp"]
    assert lines[-2:] == ["On no paper (1):", "  sea-otter"]


def test_a_long_list_is_cut_with_its_number() -> None:
    lines = list(shown(library(papers=20), suggest=False, as_json=False))
    assert lines[-1] == "  … and 8 more (--json has them all)"


def test_the_report_is_there_as_json_too() -> None:
    (text,) = shown(library("kelp"), suggest=False, as_json=True)
    found = json.loads(text)
    assert found["tags"][0] == {"id": "kelp", "papers": 5, "curated": 0}
    assert (found["unused"], found["untagged"]) == (["sea-otter"], [])


def test_suggestions_are_blocks_to_copy() -> None:
    lines = list(shown(library(), suggest=True, as_json=False))
    assert lines[0] == "# 5 papers, such as k0, k1, k2"
    assert lines[1].startswith("- id: tidal-basins\n")
    (text,) = shown(library(), suggest=True, as_json=True)
    assert json.loads(text)[0]["phrase"] == "tidal basins"


def test_nothing_to_suggest_is_said() -> None:
    (line,) = shown(library(papers=1), suggest=True, as_json=False)
    assert line.startswith("No phrase")

"""The references of formats name exactly what the code reads and writes, and their examples hold."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from generator import lists, notes, vocabulary
from generator.lists.heads import _READERS as LIST_KEYS
from generator.model import LinkKind, SourceText
from generator.notes.read import _READERS as NOTE_KEYS
from generator.parse import parse
from generator.vocabulary.terms import _KEYS as TERM_KEYS

ROOT = Path(__file__).resolve().parents[2]
FILES = (ROOT / "docs" / "reference" / "library-files.md").read_text(encoding="utf-8")
PAPERS_JSON = (ROOT / "docs" / "reference" / "papers-json.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "templates" / "papers.schema.json").read_text(encoding="utf-8"))["properties"]


def section(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def examples(text: str) -> list[str]:
    return re.findall(r"^```[a-z]*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def rows(text: str) -> set[str]:
    """Whatever stands in code in the first cells of the tables."""
    cells = re.findall(r"^\| *(`[^|]+`) *\|", text, flags=re.MULTILINE)
    return {code for cell in cells for code in re.findall(r"`([^`]+)`", cell)}


def source(text: str) -> SourceText:
    return SourceText("example", "example.md", text)


def test_the_keys_of_a_list_are_those_that_are_read() -> None:
    assert rows(section(FILES, "Lists")) == set(LIST_KEYS)


def test_the_keys_of_a_note_are_those_that_are_read() -> None:
    assert rows(section(FILES, "Notes")) == set(NOTE_KEYS)


def test_the_keys_of_a_term_are_those_that_are_read() -> None:
    assert rows(section(FILES, "Vocabulary")) == set(TERM_KEYS)


def test_the_kinds_of_links_are_all_named() -> None:
    for text in (section(FILES, "Notes"), section(PAPERS_JSON, "A link")):
        assert [kind for kind in LinkKind if f"`{kind}`" not in text] == []


def test_the_example_of_a_source_gives_two_papers_with_their_date() -> None:
    records, found = parse(source(examples(section(FILES, "Sources"))[0]))
    assert [record.title for record in records] == ["Talking Tails: What Forty Cats Say", "Walking Heads"]
    assert {record.listed for record in records} == {"Mar 14"}
    assert found == ()


def test_the_examples_of_lists_are_a_list_and_a_reading_path() -> None:
    about, path = examples(section(FILES, "Lists"))
    files = [SourceText("about.md", "about.md", about), SourceText("path.md", "path.md", path)]
    read, found = lists.read(files, [lists.SourceInfo("dump.txt", "dump.txt")])
    steps = [step.remark for one in read for step in one.steps]
    assert steps == ["The plain case.", "and the odd one, which an indented line may go on about."]
    assert found == ()


def test_the_example_of_a_note_is_read_without_a_word() -> None:
    note, found = notes.read(source(examples(section(FILES, "Notes"))[0]))
    assert note is not None
    assert note.pick
    assert [kind for _, kind in note.links] == [None, LinkKind.CODE]
    assert found == ()


def test_the_example_of_a_vocabulary_is_read_without_a_word() -> None:
    terms, found = vocabulary.read(source(examples(section(FILES, "Vocabulary"))[0]))
    assert len(terms.terms) == 2
    assert found == ()


def test_the_fields_of_papers_json_are_those_of_its_schema() -> None:
    paper = SCHEMA["papers"]["items"]["properties"]
    assert rows(section(PAPERS_JSON, "A paper")) >= set(paper)
    assert rows(section(PAPERS_JSON, "A link")) >= set(paper["links"]["items"]["properties"])
    assert {name.partition(".")[0] for name in rows(section(PAPERS_JSON, "Head"))} == set(SCHEMA)


def test_the_borders_are_those_that_are_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    layers = [layer.replace("generator.", "") for layer in contract["layers"]]
    assert examples(section(ARCHITECTURE, "Borders"))[0].splitlines() == layers

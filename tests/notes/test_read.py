from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Note, SourceText
from generator.notes import read

CASES = yaml.safe_load(Path(__file__).with_name("faults.yml").read_text(encoding="utf-8"))


def source(text: str, name: str = "ada-2021.md") -> SourceText:
    return SourceText(f"site_src/library/notes/{name}", name, text)


def note(text: str) -> Note:
    found, _ = read(source(text))
    assert found is not None
    return found


def plain(value: Any) -> Any:
    return [plain(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_note_gives_its_fields_and_its_faults(case: dict[str, Any]) -> None:
    found, faults = read(source(case["note"]))
    assert [f"{fault.code}:{fault.place.line}" for fault in faults] == case["faults"]
    assert found is not None
    fields = {field.name: plain(getattr(found, field.name)) for field in dataclasses.fields(found)}
    assert {name: fields[name] for name in case["reads"]} == case["reads"]


def test_every_fault_says_where_it_is_and_what_to_do() -> None:
    for case in CASES:
        for fault in read(source(case["note"]))[1]:
            assert fault.place.path == "site_src/library/notes/ada-2021.md"
            assert fault.message.endswith((".", "`."))
            assert fault.remedy.endswith((".", "?"))


def test_a_misspelt_key_is_answered_with_the_nearest_known_one() -> None:
    _, faults = read(source("---\nnot-tags: [a]\nabtract: x\nzzz: 1\n---\n"))
    assert [fault.remedy for fault in faults[:2]] == ["Did you mean `not_tags`?", "Did you mean `abstract`?"]
    assert "not_same_as" in faults[2].remedy


def test_the_key_is_the_name_of_the_file() -> None:
    found, _ = read(source("", "later/bob-2020.md"))
    assert found is not None
    assert found.key == "bob-2020"


def test_a_file_whose_name_gives_no_key_is_no_note() -> None:
    found, faults = read(source("why: x", ".md"))
    assert found is None
    assert [fault.code for fault in faults] == ["note-name"]


def test_a_tag_outside_the_vocabulary_is_named_and_kept() -> None:
    text = "---\ntags:\n  - graphs\n  - grahps\nnot_tags: zebra\n---\n"
    found, faults = read(source(text), known_tags=["graphs", "video"])
    assert found is not None
    assert found.tags == ("graphs", "grahps")
    assert [(fault.code, fault.place.line) for fault in faults] == [
        ("note-unknown-tag", 4),
        ("note-unknown-tag", 5),
    ]
    assert faults[0].remedy == "Did you mean `graphs`?"


@settings(deadline=None)
@given(
    st.text("-ab: \n\t'\"[]{}#&*!|>%@`", max_size=40),
    st.text("ab: \n`#[]-\u00e9", max_size=40),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_file_is_read_without_a_crash_and_cut_where_python_frontmatter_cuts(
    keys: str, body: str, end: str
) -> None:
    text = f"---\n{keys}\n---\n{body}".replace("\n", end)
    _, content = YAMLHandler().split(text)
    assert note(text).text.strip() == content.replace("\r\n", "\n").strip()


@pytest.mark.parametrize(
    "character", ["-", "[", "{", "`", "#", ":", "&", "\n", " ", "- ", "a: ", "? ", "[[", "]", '"', "|", "!"]
)
@pytest.mark.parametrize("frame", ["{}", "---\n{}\n---\n", "---\ntags: {}\n---\n", "---\nwhy: x\n---\n{}"])
def test_a_long_repetition_neither_crashes_nor_hangs(character: str, frame: str) -> None:
    assert note(frame.replace("{}", character * 20_000)).key == "ada-2021"

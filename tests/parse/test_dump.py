from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Record, SourceText
from generator.parse import parse

CASES = sorted(Path(__file__).with_name("cases").glob("*.yml"))


def read(text: str) -> tuple[tuple[Record, ...], list[tuple[str, int]]]:
    records, found = parse(SourceText("site_src/library/sources/a.txt", "a.txt", text))
    return records, sorted((one.code, one.place.line) for one in found)


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_dump_becomes_records(path: Path) -> None:
    case = load(path)
    records, found = read(case["source"] or "")
    assert [(r.title, r.place.line, r.listed) for r in records] == [
        (want["title"], want["line"], want.get("listed")) for want in case["records"]
    ]
    for record, want in zip(records, case["records"], strict=True):
        assert record.abstract.startswith(want["abstract"])
    assert found == sorted((want["code"], want["line"]) for want in case["diagnostics"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_ends_change_nothing(path: Path, end: str) -> None:
    source = load(path)["source"] or ""
    plain_records, plain_found = read(source)
    records, found = read(source.replace("\n", end))
    assert [(r.title, r.abstract, r.place) for r in records] == [
        (r.title, r.abstract, r.place) for r in plain_records
    ]
    assert found == plain_found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_invisible_characters_and_odd_spaces_change_nothing(path: Path) -> None:
    source = load(path)["source"] or ""
    dirty = "\ufeff" + source.replace("\n\n", "\n\u200b\n").replace("\n", " \u00a0\t\n")
    assert [r.place for r in read(dirty)[0]] == [r.place for r in read(source)[0]]


VALID = "A Table of Tides\n\n" + "We measure the tide for a year in one harbour and tell what we saw. " * 4
FAULTY = ["***", "A title that nothing follows", "Abstract:", "new", "12 / 13"]


@pytest.mark.parametrize("fault", FAULTY)
def test_a_bad_block_never_costs_the_next_one(fault: str) -> None:
    records, _ = read(f"{VALID}\n\n{fault}\n\n{VALID.replace('Tides', 'Gulls')}")
    assert [r.title for r in records] == ["A Table of Tides", "A Table of Gulls"]


@given(st.text())
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    records, found = parse(SourceText("a", "a", text))
    lines = max(1, len(text.splitlines()))
    assert all(1 <= one.place.line <= lines for one in (*records, *found))
    assert [record.position for record in records] == list(range(1, len(records) + 1))


TITLES = st.from_regex(r"[A-Z][a-z]{2,12}( [A-Za-z]{2,12}){1,6}", fullmatch=True)
ABSTRACTS = st.from_regex(r"([A-Z][a-z]{3,9}( [a-z]{2,9}){9}\. ){4}", fullmatch=True)


@given(st.lists(st.tuples(TITLES, ABSTRACTS), max_size=8))
def test_what_is_written_as_title_and_abstract_is_read_so(papers: list[tuple[str, str]]) -> None:
    records, found = read("\n\n".join(f"{title}\n\n{abstract}" for title, abstract in papers))
    assert [(r.title, r.abstract) for r in records] == [(t, a.strip()) for t, a in papers]
    assert not found


@pytest.mark.parametrize(
    "piece", ["a", "(", "Abstract:", "\n", "Mar 14\n", "new", "A. ", "a\n\n", "subscribe"]
)
def test_a_megabyte_of_one_piece_is_read_to_its_end(piece: str) -> None:
    read(piece * (1_000_000 // len(piece)))


def test_the_dumps_give_their_records(seeds: tuple[Path, ...]) -> None:
    read_dumps = [read(path.read_text(encoding="utf-8")) for path in seeds]
    assert [len(records) for records, _ in read_dumps] == [10, 75, 83, 94, 85]
    assert [{r.listed for r in records} for records, _ in read_dumps] == [
        {None}, {None}, {"Mar 14"}, {"Mar 21"}, {"Jun 6"},
    ]  # fmt: skip
    assert not any(found for _, found in read_dumps)

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text import on_one_line, plain, visible

CASES = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
PIECES = [
    "a",
    "\\",
    "$",
    "{",
    "}",
    "~mole2020a,",
    "(",
    "http://",
    "^{",
    "``",
    "--",
    '\\"',
    "\\a{",
    "{\\a ",
    "$a",
    " ",
    "\n",
]


@pytest.mark.parametrize("case", CASES, ids=[case["source"][:40] for case in CASES])
def test_source_text_becomes_what_its_author_meant(case: dict[str, str]) -> None:
    assert plain(case["source"]) == case["plain"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_mark_is_read_to_its_end(piece: str) -> None:
    assert len(plain(piece * (1_000_000 // len(piece)))) <= 1_000_000


@given(st.text())
def test_any_text_becomes_single_lines_without_invisible_characters(source: str) -> None:
    cleaned = plain(source)
    assert cleaned == visible(cleaned)
    for paragraph in cleaned.split("\n\n") if cleaned else []:
        assert paragraph == " ".join(paragraph.split())


WORDS = st.text(alphabet="abcdefghij ABC.,;:!?()'\"0123456789", max_size=80)


@given(WORDS)
def test_text_without_marks_stays_as_it_is(source: str) -> None:
    assert plain(source) == " ".join(source.split())


URLS = st.from_regex(r"https://[a-z]{1,9}\.org/[A-Za-z0-9~_%./?#=&+-]{0,30}[a-z0-9]", fullmatch=True)


@given(URLS, WORDS)
def test_cleaning_never_changes_an_address(url: str, words: str) -> None:
    assert url in plain(f"{words} \\textbf{{x}} {url} {words}")


@given(st.text(alphabet="ab \n\t\x1c\xa0\u2003\u200b") | st.text())
def test_one_line_has_the_words_with_one_space_between_them(text: str) -> None:
    assert on_one_line(text) == " ".join(text.split())


@given(st.text(alphabet="a~\\-'^_{}$` é\n1", max_size=40))
def test_what_stands_around_a_text_in_order_does_not_change_it(text: str) -> None:
    assert plain(f"\n{text}\n") == plain(text)

"""Sentences end where a reader ends them, and together they are the text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import sentences, spans

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))
TEXTS = st.one_of(st.text(max_size=200), st.text(alphabet='aA.!? \n")(…。', max_size=60))


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert list(sentences(" ".join(expected))) == expected


def test_paragraphs_and_items_end_sentences() -> None:
    assert sentences("one\n\ntwo\n- three\n2. four\nstill four") == (
        "one",
        "two",
        "- three",
        "2. four\nstill four",
    )


@given(TEXTS)
def test_spans_lie_in_order_and_leave_out_white_space_alone(text: str) -> None:
    end = 0
    for first, last in spans(text):
        assert end <= first < last
        assert not text[end:first].strip()
        assert text[first:last] == text[first:last].strip()
        end = last
    assert not text[end:].strip()


@pytest.mark.parametrize("unit", ["a", ".", "(", " ", "\n", ". ", "A. ", "。", "1", "http://"])
def test_a_megabyte_of_anything_comes_to_an_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())

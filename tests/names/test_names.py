"""Introduced names, case by case, and on hostile input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.names import introduced

CASES = yaml.safe_load(Path(__file__).with_name("names.yml").read_text("utf-8"))
WORDS = """We we propose introduce a novel method AcmeNet CNN (ACN) called named dubbed , . : - which is Our
    the proposed Acme Tree Network dataset ( ) “ ” ' of with İ ²"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_introduced_name_is_found(case: dict[str, Any]) -> None:
    assert introduced(case.get("title"), case["abstract"]) == case["name"]


@given(st.none() | TEXTS, TEXTS)
def test_a_name_stands_in_the_text(title: str | None, abstract: str) -> None:
    name = introduced(title, abstract)
    assert name is None or name in f"{title or ''}\n{abstract}" or f"{name}s" in abstract


@pytest.mark.parametrize(
    "unit", ["a", "A", "(", "7", "http://", "we propose ", "called A ", "(AB) ", "We propose A. ", "a, "]
)
def test_a_megabyte_of_anything_comes_to_an_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert introduced(None, text) is None or len(unit) > 1

"""The words that are compared: found as everywhere else, stopped where every paper has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.related.terms import Terms
from generator.text.words import WORD, words

TEXTS = st.text() | st.text(st.characters(max_codepoint=127))


@given(TEXTS)
def test_words_are_those_of_the_one_pattern(text: str) -> None:
    assert words(text) == WORD.findall(text)


@pytest.mark.parametrize("word", ["the", "The", "novel", "experiments", "a", "2024"])
def test_words_of_every_paper_have_no_term(word: str) -> None:
    assert Terms()[word] == ""


def test_forms_of_a_word_have_one_term() -> None:
    assert len(set(Terms().of(["otter", "Otters", "otters"]))) == 1

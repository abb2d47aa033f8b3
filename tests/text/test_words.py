"""Words of one meaning have one form; words of one stem need not mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.words import WORD, agrees, form, is_name, split, stem


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Network networks NETWORKS", "network"),
        ("study studies", "study"),
        ("class classes", "class"),
        ("bias biases", "bias"),
        ("matrix matrices", "matrix"),
        ("colour colors", "color"),
        ("generalisation generalization", "generalization"),
        ("modelled modeled", "modeled"),
        ("résumé resume", "resume"),
        ("CNN CNNs", "cnn"),
        ("corpus", "corpus"),
        ("analysis", "analysis"),
    ],
)
def test_number_spelling_case_and_accent_do_not_change_the_form(words: str, expected: str) -> None:
    assert {form(word) for word in words.split()} == {expected}


@pytest.mark.parametrize(
    ("one", "other"), [("distill", "distillation"), ("prune", "pruning"), ("tag", "tags")]
)
def test_inflections_agree(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert agrees(one, other)


@pytest.mark.parametrize(("one", "other"), [("interactive", "interaction"), ("adapter", "adaptive")])
def test_other_words_of_one_stem_do_not_agree(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert not agrees(one, other)


@pytest.mark.parametrize(("name", "common"), [("SAM", "sam"), ("CLIP", "clip"), ("LoRA", "lora")])
def test_a_name_is_only_met_by_a_name(name: str, common: str) -> None:
    assert is_name(name)
    assert not agrees(name, common)
    assert agrees(common, name)


@given(st.text(alphabet="abcdeginorstuyz", max_size=60))
def test_case_never_changes_a_form_or_a_stem(word: str) -> None:
    assert (form(word), stem(word)) == (form(word.upper()), stem(word.upper()))


@given(st.text() | st.text(alphabet="ab Z9_-.\n"))
def test_ascii_is_split_as_any_other_text(text: str) -> None:
    assert split(text) == WORD.split(text)

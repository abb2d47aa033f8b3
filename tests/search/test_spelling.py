from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.spelling import distance, guesses, kept, tolerance

LETTERS = st.text(alphabet="abcde", max_size=9)


@pytest.mark.parametrize(
    ("typed", "known", "apart"),
    [
        ("heron", "heron", 0),
        ("haron", "heron", 1),
        ("eron", "heron", 1),
        ("herron", "heron", 1),
        ("hreon", "heron", 1),
        ("ehron", "heron", 1),
        ("hreno", "heron", 2),
        ("stork", "heron", 3),
    ],
)
def test_a_typo_is_one_letter_changed_added_dropped_or_swapped(typed, known, apart):
    assert distance(typed, known, 2) == apart


@given(LETTERS, LETTERS)
def test_distance_is_symmetric_and_capped(one, other):
    assert distance(one, other, 2) == distance(other, one, 2) <= 3
    assert (distance(one, other, 2) == 0) == (one == other)


@given(st.text(alphabet="abcdefgh", min_size=4, max_size=7), st.data())
def test_one_typo_leaves_the_beginning_or_the_end_that_is_looked_up(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefgh"))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            ]
        )
    )
    if tolerance(typed) == 1:
        length = kept(typed)
        assert length
        assert word.startswith(typed[:length]) or word.endswith(typed[-length:])


def test_of_equally_near_words_the_more_frequent_is_meant():
    assert [guess.word for guess in guesses("haron", [("heron", 1), ("baron", 5)], 5)] == ["baron", "heron"]


def test_a_digit_is_never_a_typo():
    assert guesses("gpt4x", [("gpt3x", 9)], 5) == []


def test_short_words_are_not_mended():
    assert guesses("abc", [("abd", 9)], 5) == []

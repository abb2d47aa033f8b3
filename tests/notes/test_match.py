from __future__ import annotations

import pytest

from generator.notes import match, suggest

PAPERS = (
    ("talking-tails", "Talking Tails: How Cats Speak"),
    ("walking-heads", "Walking Heads"),
    ("tails", "Tails"),
    ("naive-zebra", "Naïve Zébra-Crossings in Zürich"),
    ("tails-of-tails", "More Tails of Walking"),
)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("talking tails", ["talking-tails"]),
        ("tails", ["tails"]),
        ("Talking-Tails", ["talking-tails"]),
        ("[[tails]]", ["tails"]),
        ("notes/tails.md", ["tails"]),
        ("tai", ["tails", "tails-of-tails", "talking-tails"]),
        ("walking", ["walking-heads", "tails-of-tails"]),
        ("NAIVE zurich", ["naive-zebra"]),
        ("cats, speak!", ["talking-tails"]),
        ("dogs", []),
        ("ails", []),
        ("", []),
        ("…", []),
    ],
)
def test_a_query_means_a_key_or_words_of_a_title(query: str, keys: list[str]) -> None:
    assert list(match(query, PAPERS)) == keys


@pytest.mark.parametrize(
    ("query", "first"), [("wallking heads", "walking-heads"), ("zebra crosings", "naive-zebra")]
)
def test_a_misspelt_query_matches_nothing_but_is_answered_with_a_suggestion(query: str, first: str) -> None:
    assert match(query, PAPERS) == ()
    assert suggest(query, PAPERS)[0] == first


@pytest.mark.parametrize("query", ["", "quantum", "walking quantum"])
def test_what_is_near_to_nothing_gets_no_suggestion(query: str) -> None:
    assert suggest(query, PAPERS) == ()

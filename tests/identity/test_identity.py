from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.identity import KEY_LIMIT, base_key, is_reserved, normalised, opening, slug, told_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A Table of Tides", "a table of TIDES"),
        ("Tide-Table: Tides!", "tide table  tides"),
        ('Na\\"{\\i}ve Tides', "Naïve tides"),
        ("{\\em Tides}", "Tides"),
        ("Łódź and Ærø", "Lodz and AEro"),
        ("ﬁne tides", "fine tides"),
    ],
)
def test_equal_but_for_case_accents_punctuation_and_latex(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


def test_titles_in_other_scripts_stay_different() -> None:
    assert normalised("潮汐") != normalised("海鸥")


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("A Table of Tides", "a-table-of-tides"),
        ("TideNet: 3D α-Tides & Gulls (v2)", "tidenet-3d-alpha-tides-gulls-v2"),
        ("Index", "paper-index"),
        ("2", "paper-2"),
        ("Über Gezeiten", "uber-gezeiten"),
    ],
)
def test_a_key_is_the_title_in_ascii(title: str, key: str) -> None:
    assert base_key(title, "") == key


def test_a_title_without_ascii_letters_gets_a_fingerprint() -> None:
    assert re.fullmatch(r"paper-[0-9a-f]{8}", base_key("潮汐", ""))
    assert base_key("潮汐", "") != base_key("海鸥", "")


def test_an_untitled_key_has_the_first_words_of_the_abstract() -> None:
    assert base_key(None, "Tides are hard to see. We look.") == "untitled-tides-are-hard-to-see-we-look"


def test_a_long_title_is_cut_at_a_word() -> None:
    key = base_key("tide " * 40, "")
    assert len(key) <= KEY_LIMIT
    assert key.endswith("-tide")


@given(
    st.lists(
        st.sampled_from(["The", "tide’s", "Ärmel", "{\\em", "}", "$n$", "~", "a--b", "\n\n", "🦀", "e\u0301"])
    )
)
def test_an_opening_is_what_the_whole_begins_with(words: list[str]) -> None:
    text = " ".join(words) * 3
    found = opening(text)
    assert found is None or f"{normalised(text)} ".startswith(f"{found} ")


def test_only_a_short_or_marked_beginning_has_no_opening() -> None:
    assert opening("We look at the tide for a whole year, and " + "more " * 90) == "we look at the tide for"
    assert opening("We {\\em look at the tide} for a whole year.") is None
    assert opening("We look at it.") is None


@example("𝑨", "")
@given(st.one_of(st.none(), st.text()), st.text())
def test_a_key_is_short_safe_ascii_and_never_a_pages_name(title: str | None, abstract: str) -> None:
    key = base_key(title, abstract)
    for each in (key, told_apart(key, abstract)):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each)
        assert len(each) <= KEY_LIMIT
        assert not is_reserved(each)


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_slug_keeps_its_limit(text: str, limit: int) -> None:
    assert len(slug(text, limit)) <= limit

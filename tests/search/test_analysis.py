from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.stemmer import PorterStemmer
from lunr.token import Token
from lunr.tokenizer import Tokenizer
from lunr.trimmer import trimmer

from generator.search.analysis import chunks, compounds, joined, parts, run_together, stem, words

CASES = [
    ("Naïve Bayes", ["naive", "bayes"]),
    ("the heron's nest, herons’ nests", ["the", "herons", "nest", "herons", "nests"]),
    ("text-to-image", ["text", "to", "image"]),
    ("few–shot", ["few", "shot"]),
    ("ViT-B/16", ["vit", "b", "16"]),
    ("owner/name_of.it", ["owner", "name", "of", "it"]),
    ("ﬁne Æsop Straße Øre", ["fine", "aesop", "strasse", "ore"]),
    ("β-VAE and Σας", ["beta", "vae", "and", "sigmaalphasigma"]),
    ("鸟类图像", ["u40479u31867", "u31867u22270", "u22270u20687"]),
    ("鸟", ["u40479"]),
    ("طيور", ["u1591u1610u1608u1585"]),
    ("x²+y²", ["x2", "y2"]),
    ("<b>&amp;</b> 🪿", ["b", "amp", "b"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_becomes_words_of_ascii_letters_and_digits(text, expected):
    assert words(text) == expected


@given(st.text())
def test_lunr_would_split_and_trim_folded_text_in_the_same_way(text):
    folded = " ".join("-".join(parts(compound)) for compound in compounds(text))
    tokens = [str(trimmer(Token(str(token)))) for token in Tokenizer(folded)]
    assert tokens == words(text)


@given(st.text(max_size=60))
def test_folding_leaves_nothing_that_a_trimmer_could_read_in_two_ways(text):
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words(text))


@pytest.mark.parametrize(
    "family",
    [
        ("segment", "segmenting", "segmented", "segments"),
        ("display", "displays", "displayed", "displaying"),
        ("survey", "surveys"),
        ("vaes", "vaes"),
        ("study", "studies", "studied"),
    ],
)
def test_forms_of_a_word_share_a_stem(family):
    assert len({stem(word) for word in family}) == 1


def test_words_with_a_digit_are_no_english():
    assert stem("u40479u31867ed") == "u40479u31867ed"


def test_a_compound_is_one_word_too_unless_it_is_too_long():
    assert joined(["text", "to", "image"]) == "texttoimage"
    assert joined(["image"]) is None
    assert joined(["a"] * 5) is None
    assert joined(["a" * 20, "b" * 20]) is None


def test_a_name_is_the_same_with_spaces_hyphens_and_plural():
    assert run_together("Graph neural networks") == run_together("graph-neural network")


def test_a_megabyte_of_one_letter_is_cut():
    assert words("a" * 1_000_000) == ["a" * 40]


PORTER = PorterStemmer()


@given(st.text(alphabet="abdeilnorsty", min_size=5, max_size=12))
def test_words_that_skip_the_stemmer_have_the_stem_it_would_give(word):
    assert stem(word) == re.sub("[iy]+$", "i", PORTER.stem(word))


@given(st.text(alphabet="aB9é鸟-._/' \n"))
def test_the_chunks_of_a_text_hold_its_compounds_in_order(text):
    assert [compound for chunk in chunks(text) for compound in compounds(chunk)] == compounds(text)

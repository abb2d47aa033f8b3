"""Front matter holds any text, and both readers give it back."""

from __future__ import annotations

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.render.frontmatter import dumped, encoded

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT.filter(bool), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.dictionaries(st.from_regex(r"[a-z][a-z_-]{0,9}", fullmatch=True), VALUES, min_size=1, max_size=4)


@settings(deadline=None)
@given(FIELDS)
def test_both_readers_give_back_what_was_dumped(fields: dict[str, object]) -> None:
    fields = {f"k{name}": value for name, value in fields.items()}  # `on`, `no`, `y` are YAML's own words
    page = dumped(fields) + "\n# Body\n"
    assert get_data(page) == ("# Body\n", fields)
    assert frontmatter.loads(page).metadata == fields


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\t", "\x7f", "\x85", "\x9f", "\u2028", "\ufeff", "\uffff", "🐚"]
)
def test_a_character_that_yaml_reads_otherwise_survives(character: str) -> None:
    text = f"a{character}b\n---\nc: d #"
    assert get_data(dumped({"key": text}))[1] == {"key": text}


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert encoded(dumped({"key": "a\ud800b"})).decode() == '---\nkey: "a\ufffdb"\n---\n'


def test_each_field_takes_one_line() -> None:
    assert dumped({"a": "x\ny", "b": [1, {"c": None}]}) == '---\na: "x\\ny"\nb: [1, {"c": null}]\n---\n'

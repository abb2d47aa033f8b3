from __future__ import annotations

import html as html_library
import re

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.text import html, markdown, plain

NASTY = [
    "<script>alert(1)</script>",
    "{{ config.site_name }} {% include 'x' %}",
    "# no heading",
    "1. no list",
    "- no item",
    "+ no item",
    "> no quotation",
    "| no | table |",
    "a_b_c and _no emphasis_ and **none** here",
    "`no code` and ``none``",
    "[no link](https://example.org) ![no image](x) [no][ref] [^1]",
    "&lt; &amp; &copy; stay as written",
    "=== and !!! note and ??? none",
    "--- no rule",
    ": no definition",
    "~~kept~~ ^kept^ $kept$ ==kept== ++kept++ :smile:",
    "{: .no-class }",
    "*[HTML]: no abbreviation",
    "\\ a lone backslash \\",
    "javascript:alert(1) <https://example.org> <a@b.org>",
]
EXTENSIONS = ["tables", "attr_list", "def_list", "footnotes", "abbr", "admonition", "md_in_html"]


def shown(page: str) -> str:
    """The text that a browser shows of HTML without elements of its own."""
    return " ".join(html_library.unescape(re.sub(r"</?p>", " ", page)).split())


@pytest.mark.parametrize("text", NASTY)
def test_python_markdown_shows_exactly_the_text(text: str) -> None:
    assert shown(python_markdown.markdown(markdown(text), extensions=EXTENSIONS)) == text


@pytest.mark.parametrize("text", NASTY)
def test_commonmark_shows_exactly_the_text(text: str) -> None:
    assert shown(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(text))) == text


ALPHABET = st.text(alphabet="ab1 <>&\"'\\`*_{}[]()#+-.!|~^$=:/%@?", max_size=40)


@given(ALPHABET)
def test_no_mix_of_marks_is_read_as_markup(source: str) -> None:
    text = " ".join(source.split())
    assert shown(python_markdown.markdown(markdown(text), extensions=EXTENSIONS)) == text


@given(ALPHABET)
def test_no_mix_of_marks_is_read_as_markup_by_commonmark(source: str) -> None:
    text = " ".join(source.split())
    assert shown(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(text))) == text


def test_paragraphs_stay_apart() -> None:
    assert markdown("one\n\n# two") == "one\n\n\\# two"


@given(st.text())
def test_html_is_undone_by_a_browser(text: str) -> None:
    assert html_library.unescape(html(text)) == text or "&" in text
    assert not set(html(text)) & set("<>\"'")


@given(st.text())
def test_plain_text_of_anything_can_be_escaped(source: str) -> None:
    assert "<" not in markdown(plain(source))


@pytest.mark.parametrize("title", ["Learning C#", "F# and C##", "#"])
def test_a_heading_keeps_its_last_hash(title: str) -> None:
    assert f">{title}</h1>" in python_markdown.markdown(f"# {markdown(title)}")

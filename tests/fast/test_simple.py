from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fast.simple import as_html
from generator.text import markdown as escaped

#: What MkDocs turns on by itself, and what the scaffold adds.
EXTENSIONS = ["toc", "tables", "fenced_code"]


def by_python_markdown(body: str) -> str:
    return markdown.markdown(body, extensions=EXTENSIONS)


def flat(page: str) -> str:
    return " ".join(page.split())


BODIES = [
    "# Tides of the \\*old\\* pier",
    "# Tides\n\n## Tides\n\n## Abstract",
    "# 潮汐",
    "# Tides\n\nA name_ with__ends_ and_one_within__it",
    "# A &amp; B &lt; C > D",
    '# <span class="ps-mark ps-mark--1" aria-hidden="true"></span>Gulls &amp; boats',
    "<!-- why -->\n\n> **Why it is here.** Read it \\*first\\*.\n\n<!-- note -->",
    "*In the curators’ words, not the authors’.*\n\nA paragraph.",
    "- Code: [mole/tide\\_net](<https://github.com/mole/tide_net>)\n- Data: [x](<https://x.org/a?b=1&amp;c=2>)",
    '<p class="ps-caption">4 papers</p>\n\nWords.\n\n<ol class="rows">\n<li><p>a</p>\n\n<p>b</p></li>\n</ol>',
    "<h2>Papers</h2>\n<ol>\n<li>one</li>\n</ol>\n\nMore words.",
]
CURATORS = [
    "A *word* of a curator.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- an item\n- another",
    "1. first",
    "    code",
    "[a link](x.md)",
    "two\nlines",
    "`code`",
    "Setext\n======",
    "> a quotation",
    "![image](x.png)",
    "<script>alert(1)</script>",
    "<div>\n\nopen",
    "# heading #",
    "a <b>bold</b> word",
    "https://example.org <https://example.org>",
    "{{ macro }}",
]


@pytest.mark.parametrize("body", BODIES)
def test_generated_forms_become_what_python_markdown_makes_of_them(body: str) -> None:
    converted = as_html(body)
    assert converted is not None
    assert flat(converted) == flat(by_python_markdown(body))


@pytest.mark.parametrize("body", CURATORS)
def test_any_other_form_is_left_to_mkdocs(body: str) -> None:
    assert as_html(f"# Tides\n\n{body}") is None


MARKS = st.text(alphabet="ab1 <>&\"'\\`*_{}[]()#+-.!|~^$=:/%@?é漢\u2028\n", max_size=40)


@given(MARKS, MARKS)
def test_escaped_text_is_always_converted_and_always_equal(title: str, abstract: str) -> None:
    body = f"# {escaped(title)}\n\n<!-- abstract -->\n\n## Abstract\n\n{escaped(abstract)}"
    if not escaped(title):
        return
    converted = as_html(body)
    assert converted is not None
    assert flat(converted) == flat(by_python_markdown(body))


@given(MARKS)
def test_unescaped_text_is_equal_or_left_alone(body: str) -> None:
    converted = as_html(body)
    if converted is not None:
        assert flat(converted) == flat(by_python_markdown(body))

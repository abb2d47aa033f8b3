from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notes import link_wiki, wiki_keys

KNOWN = {"ada-2020": ("Ada & [Co]", "ada-2020.html"), "bob": ("Bob", "bob.html")}


def linked(text: str) -> str:
    return link_wiki(text, KNOWN.get)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[bob]].", "See [Bob](bob.html)."),
        ("See [[bob|the *other* one]].", r"See [the \*other\* one](bob.html)."),
        ("[[ada-2020]]", r"[Ada &amp; \[Co\]](ada-2020.html)"),
        ("[[notes/bob.md#Part|b]] [[ bob ]]", "[b](bob.html) [Bob](bob.html)"),
        ("| [[bob\\|cell]] |", "| [cell](bob.html) |"),
        ("[[bob|]]", "[Bob](bob.html)"),
        ("[[[bob]]]", "[[Bob](bob.html)]"),
        ("[[bob]]\n\n`[[bob]]` [[bob]]", "[Bob](bob.html)\n\n`[[bob]]` [Bob](bob.html)"),
        ("`` ` [[bob]] `` [[bob]]", "`` ` [[bob]] `` [Bob](bob.html)"),
        ("one ` tick [[bob]]", "one ` tick [Bob](bob.html)"),
        ("`a\n\n[[bob]] `", "`a\n\n[Bob](bob.html) `"),
        ("\\`[[bob]]\\`", "\\`[Bob](bob.html)\\`"),
        ("- item\n\n    [[bob]]\n", "- item\n\n    [Bob](bob.html)\n"),
        ("~~~\n[[bob]]\n~~~\n[[bob]]", "~~~\n[[bob]]\n~~~\n[Bob](bob.html)"),
        ("````\n```\n[[bob]]\n````\n[[bob]]", "````\n```\n[[bob]]\n````\n[Bob](bob.html)"),
    ],
)
def test_a_key_in_brackets_becomes_a_link(text: str, expected: str) -> None:
    assert linked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[[bob]]`",
        "```\n[[bob]]\n```",
        "```\n[[bob]]\n",
        "Text\n\n    [[bob]]\n\n    [[bob]]\n",
        "![[bob]]",
        "\\[[bob]]",
        "[[bob\n]]",
        "[[]] [[ ]] [[#part]] [bob] [[bob]",
    ],
)
def test_code_embeds_and_broken_brackets_stay_as_written(text: str) -> None:
    assert link_wiki(text, KNOWN.get) == (text, ())


def test_unknown_keys_stay_as_written_and_are_named_once() -> None:
    text = "[[cyd]] and [[bob]] and [[cyd|her]] and [[dee.md]]"
    assert link_wiki(text, KNOWN.get) == (
        "[[cyd]] and [Bob](bob.html) and [[cyd|her]] and [[dee.md]]",
        ("cyd", "dee"),
    )


def test_keys_are_listed_with_the_lines_above_them() -> None:
    assert wiki_keys("[[a]] [[b]]\n\n`[[x]]`\n[[c|d]]\n") == (("a", 0), ("b", 0), ("c", 3))


@given(st.text("`[]|\\ab \n~-", max_size=80))
def test_whatever_stands_around_links_stays(text: str) -> None:
    assert link_wiki(text, lambda _: None)[0] == text
    marked, _ = link_wiki(text, lambda key: ("L", key))
    assert len(wiki_keys(text)) == marked.count("](") - text.count("](")


def test_a_hostile_label_shows_as_itself() -> None:
    text, _ = link_wiki("[[k]]", lambda _: ("](x) <b onclick=1>`", "k.html"))
    assert markdown.markdown(text) == '<p><a href="k.html">](x) &lt;b onclick=1&gt;`</a></p>'


@pytest.mark.parametrize(
    "piece", ["[", "[[", "[[a", "`", "[[a|", "`` ` ", "~~~\n", "```\n", "\\", "- ", "[[a]]`"]
)
def test_a_long_repetition_neither_crashes_nor_hangs(piece: str) -> None:
    assert link_wiki(piece * 50_000, lambda _: None)[0] == piece * 50_000

"""A fault costs what it stands in, and nothing beside it."""

from __future__ import annotations

import re
import sys

import frontmatter
import markdown
import pytest

from tests.build.shelves import Shelf, abstract, dump, found

SOUND = ("Tides", abstract("the tide"))
OTHER = ("Gulls", abstract("the gulls"))

#: A file of the library that cannot be understood, and what is said of it.
FAULTS = {
    "a source with bytes that are not UTF-8": (
        "sources/b.txt",
        dump([("Caf\xe9", abstract("the lamp"))]).encode("latin-1"),
        ("not-utf8", "sources/b.txt:1"),
    ),
    "an empty source": ("sources/b.txt", b"", None),
    "a source with nothing but page chrome": ("sources/b.txt", b"Subscribe\n\nMar 14\n", None),
    "a title without an abstract": (
        "sources/b.txt",
        b"A lonely title\n",
        ("title-without-abstract", "sources/b.txt:1"),
    ),
    "a source of another kind": (
        "sources/b.docx",
        b"PK\x03\x04",
        ("unknown-suffix", "sources/b.docx:1"),
    ),
    "a vocabulary that is no YAML": (
        "vocabulary.yml",
        b"- id: a\n  label: A\n- id: [\n",
        ("vocabulary-yaml", "vocabulary.yml:3"),
    ),
    "a term defined twice": (
        "vocabulary.yml",
        b"- id: a\n  label: A\n  facet: f\n- id: a\n  label: A\n  facet: f\n",
        ("vocabulary-duplicate-id", "vocabulary.yml:4"),
    ),
    "an alias claimed twice": (
        "vocabulary.yml",
        b"- id: a\n  label: A\n  aliases: [x y]\n- id: b\n  label: B\n  aliases: [x y]\n",
        ("vocabulary-shared-alias", "vocabulary.yml:4"),
    ),
    "a vocabulary of bytes that are not UTF-8": (
        "vocabulary.yml",
        b"- id: a\n  label: Caf\xe9\n",
        ("not-utf8", "vocabulary.yml:2"),
    ),
    "a note whose front matter is no YAML": (
        "notes/tides.md",
        b"---\nwhy: a: b\n---\n",
        ("front-matter-yaml", "notes/tides.md:2"),
    ),
    "a note that is never closed": (
        "notes/tides.md",
        b"---\nwhy: open\n",
        ("front-matter-unclosed", "notes/tides.md:1"),
    ),
    "a note of bytes that are not UTF-8": (
        "notes/tides.md",
        b"---\nwhy: caf\xe9\n---\n",
        ("not-utf8", "notes/tides.md:2"),
    ),
    "a list of a source that is gone": (
        "lists/x.md",
        b"---\nsource: gone.txt\n---\n",
        ("list-source-missing", "lists/x.md:2"),
    ),
    "a reading path of a paper that is not there": (
        "lists/x.md",
        b"---\ntitle: A way\n---\n- [[tides]]\n- [[nowhere]] at all\n",
        ("link-without-paper", "lists/x.md:5"),
    ),
    "a file that nothing reads": ("plans.txt", b"...", ("not-read", "plans.txt:1")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_line_and_costs_no_other_paper(shelf: Shelf, fault: str) -> None:
    path, data, expected = FAULTS[fault]
    shelf.source("a.txt", SOUND, OTHER)
    shelf.put(path, data)
    report = shelf.generate()
    assert {"tides", "gulls"} <= set(shelf.papers())
    assert "papers/tides.md" in shelf.generated()
    if expected is not None:
        assert expected in found(report)
    assert all(one.message and one.remedy.endswith((".", "?")) for one in report.diagnostics)


def test_a_source_that_is_not_utf8_is_read_as_far_as_it_goes(shelf: Shelf) -> None:
    shelf.put("sources/a.txt", dump([SOUND, ("Caf\xe9s", abstract("the gulls"))]).encode("latin-1"))
    shelf.generate()
    assert len(shelf.papers()) == 2


def test_a_site_without_papers_is_still_a_site(shelf: Shelf) -> None:
    report = shelf.generate()
    assert report.diagnostics == ()
    assert "index.md" in shelf.generated()
    assert shelf.papers() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right there")
def test_a_link_that_leads_out_of_the_site_is_not_followed(shelf: Shelf) -> None:
    outside = shelf.root.parent / "outside.txt"
    outside.write_text(dump([OTHER]), encoding="utf-8")
    shelf.source("a.txt", SOUND)
    (shelf.library / "sources" / "b.txt").symlink_to(outside)
    report = shelf.generate()
    assert set(shelf.papers()) == {"tides"}
    assert found(report) == {("link-leads-out", "sources/b.txt:1")}


@pytest.mark.parametrize(
    "unit", ["<script>", "$", "{", "\\", "[[", "~a", "https://", "`", "a", " ", "&", "é"]
)
def test_a_megabyte_of_one_thing_is_read_like_any_other_text(shelf: Shelf, unit: str) -> None:
    shelf.source("a.txt", SOUND, ("Endless", unit * (1_000_000 // len(unit))), OTHER)
    shelf.generate()
    assert {"tides", "gulls"} <= set(shelf.papers())


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "{% include 'mkdocs.yml' %}",
        "{{ config.site_name }}",
        "[[tides]]",
        "---\nhide: true\n---",
        "](javascript:alert(1))",
        "</textarea><img src=x onerror=alert(1)>",
        "\x00\x1b[31m",
    ],
)
def test_what_a_source_says_is_shown_and_never_obeyed(shelf: Shelf, words: str) -> None:
    shelf.source("a.txt", (f"On {words} and more", f"{words} {abstract('the tide')} {words}"))
    shelf.generate()
    (paper,) = shelf.papers().values()
    page = frontmatter.loads(shelf.page(paper["url"].replace(".html", ".md")))
    html = markdown.markdown(page.content, extensions=["tables"])
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= {
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "em",
        "strong",
        "code",
        "a",
    }
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', html))
    assert "\x00" not in page.content
    assert paper["title"].startswith("On ")

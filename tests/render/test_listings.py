"""Lists, tags and indexes: order, pages, and links that hold from every depth."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from generator.model import Appearance, Library, Link, LinkKind, Output, ReadingList, Tag
from generator.render import outputs
from tests.render.harbour import library, paper

LINK = re.compile(r'(?:href|src)="([^"]+)"')


def many(number: int) -> dict[str, str]:
    """The pages of a library with `number` papers in one list and under one tag."""
    entries = tuple(
        replace(
            paper(f"paper-{n:03}", f"Paper {n:03}", "Text.", position=n),
            tags=(Tag("tides"),),
            links=(Link(f"https://github.com/pier/r{n}", LinkKind.CODE, "github.com", f"pier/r{n}"),),
        )
        for n in range(1, number + 1)
    )
    made = outputs(replace(library(), entries=entries, redirects=(), contested=(), hidden=()))
    return {output.path: output.content.decode() for output in made}


def titles(page: str) -> list[str]:
    return re.findall(r'ps-row__title.*?<a href="[^"]+">(.*?)</a>', page)


def test_no_page_carries_more_than_two_hundred_rows() -> None:
    pages = many(401)
    for first, more in (
        ("papers/index", "papers"),
        ("lists/harbour", "lists/harbour"),
        ("tags/tides", "tags/tides"),
    ):
        rows = [len(titles(pages[path])) for path in (f"{first}.md", f"{more}/2.md", f"{more}/3.md")]
        assert rows == [200, 200, 1]
    assert pages["code/index.md"].count('<td class="ps-table__code">') == 200


def test_pages_of_a_list_lead_to_each_other() -> None:
    pages = many(401)
    assert '<a href="../../lists/harbour.html" rel="prev">' in pages["lists/harbour/2.md"]
    assert '<a href="../../lists/harbour/3.html" rel="next">' in pages["lists/harbour/2.md"]
    assert 'title: "Harbour, spring, page 2"' in pages["lists/harbour/2.md"]


def test_a_paper_leads_to_the_page_of_the_list_on_which_it_stands() -> None:
    assert '"href": "../lists/harbour/2.html"' in many(201)["papers/paper-201.md"]


@pytest.mark.parametrize("number", [1, 201])
def test_every_relative_link_of_raw_html_leads_to_a_page(number: int) -> None:
    pages = many(number) if number > 1 else {o.path: o.content.decode() for o in outputs(library())}
    addresses = {path.removesuffix(".md") + ".html" if path.endswith(".md") else path for path in pages}
    for path, text in pages.items():
        for href in LINK.findall(text):
            if not href.startswith(("http", "#", "mailto:")):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), urlsplit(href).path))
                assert target in addresses or target.startswith("assets/"), (path, href)


def test_a_reading_path_stands_in_its_order_with_its_remarks(harbour: Library) -> None:
    first, second = harbour.entries[:2]
    entries = (
        replace(first, appearances=(Appearance("steps", 2, None, "Then this."),)),
        replace(second, appearances=(Appearance("steps", 1, None, "First <this>."),)),
    )
    site = replace(harbour, entries=entries, lists=(ReadingList("steps", "Steps"),))
    page = next(o for o in outputs(site) if o.path == "lists/steps.md").content.decode()
    assert titles(page) == [second.label, first.label]
    assert re.findall(r'ps-remark" dir="auto">(.*?)</p>', page) == ["First &lt;this&gt;.", "Then this."]


def test_a_paper_that_stands_twice_in_a_list_has_one_row() -> None:
    entry = paper("twice", "Twice", "Text.", position=5)
    entry = replace(
        entry, appearances=(entry.appearances[0], Appearance("harbour", 2, entry.work.records[0]))
    )
    pages = {o.path: o.content.decode() for o in outputs(replace(library(), entries=(entry,)))}
    assert titles(pages["lists/harbour.md"]) == ["Twice"]


def test_the_code_index_has_its_sections_in_words_with_counts(pages: dict[str, str]) -> None:
    tabs = re.findall(r'<a href="([^"]+)">(\w+) <span class="ps-number">(\d+)<', pages["code/index.md"])
    assert tabs == [
        ("../code/index.html#linked", "linked", "3"),
        ("../code/index.html#promised", "promised", "1"),
        ("../code/index.html#named", "named", "1"),
        ("../code/index.html#broken", "broken", "1"),
    ]


def test_a_new_library_says_what_to_do_first() -> None:
    empty = Library("New", None, (), (), library().vocabulary)
    pages = {o.path: o.content.decode() for o in outputs(empty)}
    for path in ("index.md", "papers/index.md", "tags/tides.md"):
        assert "Nothing on the shelf yet." in pages[path]
    assert "Every source is one" in pages["lists/index.md"]
    assert "No paper here mentions code yet." in pages["code/index.md"]


def test_a_library_without_a_vocabulary_still_has_its_indexes(harbour: Library) -> None:
    made = [o.path for o in outputs(replace(harbour, vocabulary=replace(harbour.vocabulary, terms=())))]
    assert {"index.md", "tags/index.md", "papers/index.md"} <= set(made)


def test_no_two_outputs_have_one_path(harbour: Library) -> None:
    made: list[Output] = list(outputs(harbour))
    assert len({output.path for output in made}) == len(made)

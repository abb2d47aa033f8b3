"""Small facts on a paper's page: how to cite it, where to find it, where its note is edited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Entry, Library, Link, LinkKind
from generator.render import citing, editing, finding
from generator.render.addresses import numbered, root_from, safe
from generator.render.phrases import counted, first_words, opening, shortened
from tests.render.harbour import note, paper, titled

KNOWN = titled()
BARE = paper("bare", "A & B: 100% {of} it", "Text.", position=1)


def test_bibtex_says_what_is_known_and_escapes_it() -> None:
    assert citing.citation(BARE)["bibtex"] == "@misc{bare,\n  title = {{A \\& B: 100\\% \\{of\\} it}},\n}"
    assert "  author = {Ada Pier and Bo Quay},\n  year = {2024},\n" in citing.citation(KNOWN)["bibtex"]


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({}, "Authors and year are in no source yet."),
        ({"creators": ("Ada",)}, "The year is in no source yet."),
        ({"issued": "2020"}, "The authors are in no source yet."),
        ({"creators": ("Ada",), "issued": "March 2020"}, ""),
    ],
)
def test_what_is_missing_in_a_citation_is_said(facts: dict[str, object], missing: str) -> None:
    entry = replace(BARE, note=note("bare", **facts))
    assert citing.citation(entry)["missing"] == missing


@pytest.mark.parametrize(
    ("facts", "address"),
    [
        ({"url": "https://a.example/p", "doi": "10.1/x"}, "https://a.example/p"),
        ({"doi": "10.1/x<y>"}, "https://doi.org/10.1/x%3Cy%3E"),
        ({"url": "javascript:alert(1)"}, ""),
        ({}, ""),
    ],
)
def test_a_known_address_of_the_paper_comes_before_searches(facts: dict[str, object], address: str) -> None:
    assert finding.known(replace(BARE, note=note("bare", **facts))) == address


def test_a_link_to_the_paper_in_its_abstract_is_a_known_address() -> None:
    link = Link("https://arxiv.org/abs/1", LinkKind.PAPER, "arxiv.org")
    assert finding.known(replace(BARE, links=(link,))) == "https://arxiv.org/abs/1"


@pytest.mark.parametrize(
    ("entry", "query"),
    [
        (paper("q", 'The "sea" & me', "Text.", position=1), "%22The++sea++%26+me%22"),
        (paper("q", None, "One two three.", position=1), "%22One+two+three.%22"),
    ],
)
def test_a_search_is_for_the_quoted_title_or_first_words(entry: Entry, query: str) -> None:
    assert finding.query(entry) == query


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "noted", "address"),
    [
        ("https://github.com/a/b", "edit/main/site_src/", True, "https://github.com/a/b/edit/main/site_src/library/notes/old.md"),
        ("https://github.com/a/b/", "edit/main/site_src", False, "https://github.com/a/b/new/main/site_src/library/notes?filename=bare.md"),
        ("https://gitlab.com/a/b", "-/edit/main/site_src/", False, "https://gitlab.com/a/b/-/new/main/site_src/library/notes?file_name=bare.md"),
        (None, "https://git.example/edit/x/", True, "https://git.example/edit/x/library/notes/old.md"),
        ("https://bitbucket.org/a/b", "src/main/site_src/", False, ""),
        ("https://github.com/a/b", None, True, ""),
        (None, "edit/main/site_src/", True, ""),
        ("javascript:alert(1)//", "edit/main/", True, ""),
    ],
)  # fmt: skip
def test_correct_or_add_leads_to_the_note(
    harbour: Library, repo_url: str | None, edit_uri: str | None, noted: bool, address: str
) -> None:
    entry = replace(BARE, note=note("old")) if noted else BARE
    assert editing.note_address(replace(harbour, repo_url=repo_url, edit_uri=edit_uri), entry) == address


def test_further_pages_stand_in_a_folder_of_the_list_and_beside_an_index() -> None:
    assert [numbered("lists/a", 1), numbered("lists/a", 2)] == ["lists/a.html", "lists/a/2.html"]
    assert [numbered("papers/index", 1), numbered("papers/index", 2)] == [
        "papers/index.html",
        "papers/2.html",
    ]
    assert [root_from("index.html"), root_from("lists/a/2.html")] == ["", "../../"]


@pytest.mark.parametrize("url", ["https://a.example/x", "HTTP://a", "mailto:a@b.example"])
def test_web_and_mail_addresses_are_safe(url: str) -> None:
    assert safe(url) == url


def test_phrases_count_and_shorten() -> None:
    assert [counted(1, "paper"), counted(12000, "paper")] == ["1 paper", "12,000 papers"]
    assert shortened("one two, three", 9) == "one two …"
    assert shortened("x" * 50, 9) == "x" * 9 + " …"
    assert first_words("a b c d", 3) == "a b c …"
    assert (
        opening("\n# A *first* [line](x.md) \\[sic\\] &amp; <b>so</b>\non\n\nmore")
        == "A first line [sic] & so on"
    )

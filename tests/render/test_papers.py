"""A paper's page: what its front matter says and how its body reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import markdown
import pytest
from mkdocs.utils.meta import get_data

from generator.model import Entry, Library, Link, LinkKind
from generator.render import environment, outputs
from generator.render.catalogue import Catalogue
from generator.render.papers import Papers
from generator.render.remembered import Remembered
from tests.render.harbour import NASTY, RELATED, library, note, paper

MARKERS = ["<!-- why -->", "<!-- abstract -->", "<!-- note -->", "<!-- links -->"]


def page(entry: Entry, site: Library | None = None) -> tuple[str, dict[str, Any]]:
    """Body and front matter of one entry's page."""
    site = site or library()
    known = [each for each in site.entries if each.citekey != entry.citekey]
    catalogue = Catalogue(replace(site, entries=(entry, *known)))
    (made,) = Papers(catalogue, RELATED, environment()).outputs([entry], Remembered())
    return get_data(made.content.decode())


def meta(pages: dict[str, str], key: str) -> dict[str, Any]:
    return get_data(pages[f"papers/{key}.md"])[1]


def test_title_and_description_are_escaped_because_themes_print_them_raw(pages: dict[str, str]) -> None:
    front = meta(pages, "nasty")
    assert "&lt;script&gt;" in front["title"]
    assert "<" not in front["title"] + front["description"]


def test_every_generated_page_stays_out_of_the_theme_s_search(pages: dict[str, str]) -> None:
    fronts = [get_data(text)[1] for path, text in pages.items() if path.endswith(".md")]
    assert all(front["search"] == {"exclude": True} for front in fronts)


@pytest.mark.parametrize("key", ["nasty", "tide-tables-by-heart", "empty", "summed"])
def test_the_theme_finds_each_part_s_mark_once_and_in_order(key: str, pages: dict[str, str]) -> None:
    html = markdown.markdown(get_data(pages[f"papers/{key}.md"])[0])
    places = [html.index(marker) for marker in MARKERS]
    assert places == sorted(places)
    assert [html.count(marker) for marker in MARKERS] == [1, 1, 1, 1]


def test_nothing_of_a_source_becomes_markup(pages: dict[str, str]) -> None:
    html = markdown.markdown(
        get_data(pages["papers/nasty.md"])[0], extensions=["tables", "toc", "fenced_code"]
    )
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("<h1") == 1
    assert html.count("<blockquote>") == 1
    assert "<ol>" not in html


def test_a_note_that_speaks_the_marks_does_not_move_the_parts() -> None:
    text = "before\n\n<!-- links -->\n\n<!-- why -->\n\nafter"
    body, _ = page(paper("marked", "Marked", "Text.", position=1, note=note("marked", text=text)))
    rest = body.partition("<!-- why -->")[2].partition("<!-- abstract -->")[2].partition("<!-- note -->")[2]
    assert rest.rpartition("<!-- links -->")[0].strip() == text


def test_a_comment_left_open_in_a_note_ends_with_the_note() -> None:
    body, _ = page(paper("open", "Open", "Text.", position=1, note=note("open", text="a <!-- b")))
    assert "a <!-- b\n-->\n\n<!-- links -->" in body


def test_a_wiki_link_in_a_note_leads_to_the_paper_even_by_its_former_key() -> None:
    body, _ = page(
        paper("wiki", "Wiki", "Text.", position=1, note=note("wiki", text="See [[tide-tables]], [[gone]]."))
    )
    assert "See [TideTables: Learning tides by heart](../papers/tide-tables-by-heart.md), [[gone]]." in body


def test_an_untitled_paper_is_headed_by_its_label_and_says_so(pages: dict[str, str]) -> None:
    body, front = get_data(pages["papers/sometimes-nothing.md"])
    assert body.startswith("# Sometimes nothing happens in a harbour. …\n\n*No title is in any source.*")
    assert front["untitled"] is True


@pytest.mark.parametrize("key", ["lamps-that-count", "named", "broken", "summed", "tide-tables-by-heart"])
def test_the_code_status_is_what_a_reader_can_do(key: str, pages: dict[str, str]) -> None:
    expected = {"lamps-that-count": "promised", "named": "named", "broken": "broken", "summed": "none"}
    assert meta(pages, key)["code"]["status"] == expected.get(key, "linked")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//a.example", "http:// x"]
)
def test_only_web_and_mail_addresses_become_links(url: str) -> None:
    links = (Link(url, LinkKind.PROJECT, "", None), Link(url, LinkKind.CODE, "", None))
    body, front = page(
        paper("unsafe", "Unsafe", "Text.", position=1, links=links, note=note("unsafe", url=url))
    )
    assert url not in body
    assert front["links"][0]["url"] == ""
    assert front["code"]["status"] == "broken"
    assert front["read"] == ""


def test_a_link_s_address_can_not_leave_its_markdown_destination() -> None:
    url = "https://a.example/x>)<b>[y](z)`\\"
    body, _ = page(paper("odd", "Odd", "Text.", position=1, links=(Link(url, LinkKind.DEMO, "a.example"),)))
    html = markdown.markdown(body)
    assert 'href="https://a.example/x%3E)%3Cb%3E%5By%5D(z)%60%5C"' in html
    assert "<b>" not in html


def test_a_hidden_or_unknown_related_paper_is_left_out(harbour: Library, pages: dict[str, str]) -> None:
    assert [each["href"] for each in meta(pages, "tide-tables-by-heart")["related"]] == [
        "lamps-that-count.html"
    ]
    without = replace(harbour, entries=harbour.entries[:1])
    assert page(without.entries[0], without)[1]["related"] == []


def test_lists_say_number_date_as_written_source_and_line(pages: dict[str, str]) -> None:
    assert meta(pages, "named")["lists"] == [
        {
            "href": "../lists/harbour.html",
            "title": "Harbour, spring",
            "position": 3,
            "size": 11,
            "date": "Mar 14",
            "place": "harbour.txt:9",
            "remark": "",
        }
    ]


def test_a_curator_s_line_is_plain_text_everywhere(pages: dict[str, str]) -> None:
    assert f"Why {NASTY}" not in pages["papers/nasty.md"] + pages["papers/index.md"]


def test_a_source_that_speaks_the_marks_does_not_move_the_parts() -> None:
    entry = paper("marks", "A <!-- why --> title", "Text <!-- note --> of\n\n<!-- links -->", position=1)
    html = markdown.markdown(page(entry)[0])
    assert [html.count(marker) for marker in MARKERS] == [1, 1, 1, 1]


@pytest.mark.parametrize("piece", ["[", "*", "`", "<", "&", "\\", "!", "a ", "\n\n", "](", "<!--"])
def test_a_megabyte_of_one_thing_is_a_page_like_any_other(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    entry = paper("long", text, text, position=1, note=note("long", text=text, why=text))
    site = replace(library(), entries=(entry,), home=text, lists=(replace(library().lists[0], text=text),))
    assert sum(len(output.content) for output in outputs(site)) > 1_000_000

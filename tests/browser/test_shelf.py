"""The shelf as readers use it: kept, ordered, handed on, taken in, and said where it can not be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_pages import opened

pytestmark = pytest.mark.browser

KEY = "papershelf:/shelf/"
SHELF = "shelf/index.html"
KEPT = f"JSON.parse(localStorage['{KEY}'] ?? '{{\"papers\":{{}}}}').papers"


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A reader's window on the list, when its rows can be starred."""
    made = opened(browser, site + "lists/harbour.html")
    made.wait_for_selector(".ps-keep")
    yield made
    made.context.close()


def row(page: Any, title: str) -> Any:
    return page.locator(".ps-row", has_text=title)


def star(page: Any, title: str) -> None:
    row(page, title).get_by_role("button", name="Star").click()


def shelf_page(page: Any, site: str, kept: dict[str, object] | None = None) -> Any:
    """The shelf's page, with what was kept before."""
    if kept is not None:
        text = json.dumps({"version": 1, "papers": kept})
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(site + SHELF, wait_until="networkidle")
    return page


def titles(page: Any) -> list[str]:
    return page.locator(".ps-kept__rows .ps-row__title").all_inner_texts()


def test_a_star_is_there_again_on_every_page(page: Any, site: str) -> None:
    star(page, "Lamps that count")
    state = row(page, "Lamps that count").get_by_role("button", name="Not marked")
    for _ in range(3):
        row(page, "Lamps that count").locator(".ps-keep__button").nth(1).click()
    assert state.count() == 0
    page.goto(site + "papers/lamps-that-count.html")
    page.wait_for_selector(".ps-mine select")
    assert page.locator(".ps-mine [aria-pressed=true]").inner_text() == "Starred"
    assert page.locator(".ps-mine select").input_value() == "read"
    page.goto(site + "tags/lighthouses.html")
    page.wait_for_selector(".ps-row--read .ps-keep__button[aria-pressed=true]")


def test_a_remark_is_kept_without_a_button(page: Any, site: str) -> None:
    page.goto(site + "papers/lamps-that-count.html")
    page.locator(".ps-mine textarea").fill("Ask Ada.")
    page.goto(site + SHELF, wait_until="networkidle")
    assert page.locator(".ps-row__remark").inner_text() == "Ask Ada."
    assert page.evaluate(KEPT)["lamps-that-count"]["title"] == "Lamps that count"


def test_an_empty_shelf_says_what_to_do(page: Any, site: str) -> None:
    shelf_page(page, site)
    assert "Star a paper and it waits here, in this browser only." in page.locator(".ps-kept").inner_text()
    assert page.locator(".ps-kept button:visible").all_inner_texts() == ["Bring in a JSON file"]


def test_papers_are_counted_filtered_and_ordered_by_keyboard(page: Any, site: str) -> None:
    for title in ("Lamps that count", "Named but not linked", "A title alone"):
        star(page, title)
    shelf_page(page, site)
    assert titles(page) == ["Lamps that count", "Named but not linked", "A title alone"]
    page.get_by_role("button", name="Move up: A title alone").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.ps-row__title')[1].textContent === 'A title alone'")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.ps-row__title')[0].textContent === 'A title alone'")
    page.reload(wait_until="networkidle")
    assert titles(page) == ["A title alone", "Lamps that count", "Named but not linked"]
    row(page, "Lamps").locator(".ps-keep__button").last.click()
    page.get_by_role("button", name="to read 1").click()
    page.wait_for_function("document.querySelectorAll('.ps-kept__rows li').length === 1")
    assert titles(page) == ["Lamps that count"]


def test_a_shelf_goes_out_as_json_and_comes_in_without_overwriting(page: Any, site: str) -> None:
    mine = {"named": {"star": True, "remark": "mine", "order": 1, "title": "Named but not linked"}}
    theirs = {
        "named": {"star": True, "remark": "theirs"},
        "empty": {"state": "read", "title": "A title alone"},
    }
    shelf_page(page, site, mine)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Export as JSON").click()
    assert json.loads(Path(caught.value.path()).read_text(encoding="utf-8"))["papers"] == mine
    file = {"name": "s.json", "mimeType": "application/json"}
    data = json.dumps({"version": 1, "papers": theirs}).encode()
    page.locator("input[type=file]").set_input_files({**file, "buffer": data})
    said = page.locator(".ps-bringing")
    page.get_by_role("button", name="Take in, keep mine where they differ").wait_for()
    assert "In this file: 1 new, 1 different from mine." in said.inner_text()
    assert "“mine” or “theirs”" in said.inner_text()
    page.get_by_role("button", name="Take in, keep mine where they differ").click()
    kept = page.evaluate(KEPT)
    assert kept["named"]["remark"] == "mine"
    assert kept["empty"]["state"] == "read"
    page.locator("input[type=file]").set_input_files({**file, "buffer": b"no shelf"})
    page.get_by_text("This file is no shelf").wait_for()


def test_a_link_carries_starred_papers_to_somebody_else(page: Any, site: str, browser: Any) -> None:
    star(page, "Lamps that count")
    star(page, "A title alone")
    shelf_page(page, site)
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
    page.get_by_role("button", name="Copy link to my starred papers").click()
    link = page.evaluate("window.copied")
    assert link.endswith("shelf/index.html#kept=lamps-that-count,empty")
    other = opened(browser, link + ",tide-tables,never-here")
    other.get_by_role("button", name="Star these 3 papers too").click()
    assert set(other.evaluate(KEPT)) == {"lamps-that-count", "empty", "tide-tables-by-heart"}
    assert "1 paper of the link is not in this library." in other.locator(".ps-offer").inner_text()
    other.context.close()


def test_a_renamed_paper_keeps_what_was_kept_and_a_gone_one_is_named(page: Any, site: str) -> None:
    kept = {
        "tide-tables": {"star": True, "remark": "good", "order": 1},
        "gone": {"star": True, "title": "A paper that left", "order": 2},
    }
    shelf_page(page, site, kept)
    page.get_by_text("One paper was renamed in this library").wait_for()
    page.wait_for_function("document.querySelector('.ps-row--gone')")
    now = page.evaluate(KEPT)
    assert now["tide-tables-by-heart"]["remark"] == "good"
    assert "tide-tables" not in now
    assert "A paper that left" in titles(page)
    page.get_by_role("button", name="Remove from my shelf").click()
    page.wait_for_function("!document.querySelector('.ps-row--gone')")


def test_unreadable_and_newer_shelves_are_left_as_they_are(page: Any, site: str) -> None:
    page.evaluate("key => localStorage.setItem(key, '{broken')", KEY)
    shelf_page(page, site)
    assert "It was set aside unchanged" in page.locator(".ps-fault").inner_text()
    assert page.evaluate("key => localStorage.getItem(key + ':aside-1')", KEY) == "{broken"
    newer = '{"version":9,"papers":{"named":{"star":true}}}'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    shelf_page(page, site)
    assert "written by a newer version" in page.locator(".ps-fault").inner_text()
    row(page, "Named").get_by_role("button", name="Star").click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == newer


def test_a_browser_that_keeps_nothing_is_said_to_do_so(browser: Any, site: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "const get = () => { throw new DOMException('no', 'SecurityError') };"
        "Object.defineProperty(window, 'localStorage', { get })"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(site + "lists/harbour.html", wait_until="networkidle")
    star(page, "Lamps that count")
    assert row(page, "Lamps").locator("[aria-pressed=true]").count() == 1
    assert page.locator(".ps-said").inner_text() == (
        "This browser keeps nothing, so stars last until you close the page."
    )
    context.close()
    assert faults == []


def test_two_tabs_show_the_same(page: Any, site: str) -> None:
    other = page.context.new_page()
    other.goto(site + "tags/lighthouses.html", wait_until="networkidle")
    star(page, "Lamps that count")
    other.wait_for_selector(".ps-keep__button[aria-pressed=true]")


def test_without_javascript_there_are_no_dead_buttons(browser: Any, site: str) -> None:
    page = opened(browser, site, java_script_enabled=False)
    for path in (
        "papers/index.html",
        "papers/tide-tables-by-heart.html",
        "tags/index.html",
        SHELF,
        "404.html",
    ):
        page.goto(site + path)
        assert page.locator(".md-content :is(button, input, select, textarea):visible").count() == 0, path
    page.context.close()


def test_a_paper_knows_its_neighbours_in_the_list_one_comes_from(page: Any, site: str) -> None:
    page.locator(".ps-row__title a", has_text="Lamps that count").click()
    page.wait_for_url("**/papers/lamps-that-count.html?in=lists/harbour")
    assert page.locator(".ps-paper__in").inner_text() == "Harbour, spring, no. 2 of 11"
    page.get_by_role("link", name="Next: Named but not linked").click()
    page.wait_for_url("**/papers/named.html?in=lists/harbour")
    page.get_by_role("link", name="Previous: Lamps that count").wait_for()
    page.goto(site + "papers/tide-tables-by-heart.html?in=papers&tag=tides")
    page.get_by_role("link", name="Next: " + "W" * 300).wait_for()
    assert page.locator(".ps-paper__in").inner_text() == "Filtered papers, no. 1 of 2"
    page.goto(site + "papers/named.html?in=lists/never-was")
    assert page.locator(".ps-paper__in").inner_text() == "Harbour, spring, no. 3 of 11"


def test_keys_star_and_go_on_but_never_while_typing(page: Any, site: str) -> None:
    page.goto(site + "papers/lamps-that-count.html?in=lists/harbour", wait_until="networkidle")
    page.locator(".ps-mine textarea").focus()
    page.keyboard.type("bmj")
    assert page.evaluate("document.activeElement.value") == "bmj"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("b")
    page.keyboard.press("m")
    kept = page.evaluate(KEPT)["lamps-that-count"]
    assert (kept["star"], kept["state"], kept["remark"]) == (True, "read", "bmj")
    page.keyboard.press("j")
    page.wait_for_url("**/papers/named.html?in=lists/harbour")


def test_words_of_tags_are_marked_while_one_asks_why(page: Any, site: str) -> None:
    page.goto(site + "papers/tide-tables-by-heart.html")
    before = page.locator(".ps-abstract").inner_html()
    page.locator(".ps-evidence summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".ps-abstract .ps-found")
    assert page.locator(".ps-abstract .ps-found").all_inner_texts() == ["tides", "harbours"]
    page.keyboard.press("Enter")
    page.wait_for_selector(".ps-abstract .ps-found", state="detached")
    assert page.locator(".ps-abstract").inner_html() == before


def test_what_is_cited_can_be_copied(page: Any, site: str) -> None:
    page.goto(site + "papers/tide-tables-by-heart.html?in=lists/harbour")
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
    page.get_by_role("button", name="Copy BibTeX").click()
    assert page.evaluate("window.copied").startswith("@misc{tide-tables-by-heart,")
    page.get_by_role("button", name="Copy link to this page").click()
    assert page.evaluate("window.copied") == "http://localhost/shelf/papers/tide-tables-by-heart.html"
    assert page.locator(".ps-said").inner_text() == "Copied."


def test_what_came_since_the_last_visit_is_told_until_it_is_seen(page: Any, site: str) -> None:
    page.goto(site + "index.html", wait_until="networkidle")
    assert page.get_by_text("New since").count() == 0
    forget = """key => {
      const seen = JSON.parse(localStorage.getItem(key))
      const known = btoa(atob(seen.known).slice(2 * 6))
      localStorage.setItem(key, JSON.stringify({ ...seen, at: "2025-05-03", papers: "before", known }))
    }"""
    page.evaluate(forget, KEY + ":seen")
    page.goto(site + "index.html", wait_until="networkidle")
    assert page.locator(".ps-row .ps-new").count() == 2
    page.get_by_role("link", name="New since 3 May: 2").click()
    page.get_by_role("heading", name="New since 3 May: 2 papers").wait_for()
    assert page.locator("#new li").all_inner_texts() == ["Harbour, spring 2 new", "First steps 1 new"]
    page.get_by_role("button", name="Mark all as seen").click()
    page.goto(site + "index.html", wait_until="networkidle")
    assert page.get_by_text("New since").count() == 0


def test_lists_say_how_far_one_is(page: Any, site: str) -> None:
    shelf_page(page, site, {"tide-tables-by-heart": {"state": "read"}})
    page.goto(site + "lists/index.html", wait_until="networkidle")
    assert page.locator(".ps-item .ps-small").all_inner_texts() == [
        "Mar 14 · 11 papers, 3 with code · 1 read",
        "1 paper, 1 with code · all read",
        "0 papers",
    ]


def test_tags_can_be_found_by_a_word_of_their_description(page: Any, site: str) -> None:
    page.goto(site + "tags/index.html", wait_until="networkidle")
    page.get_by_role("searchbox", name="Find a tag").fill("keepers")
    assert page.locator(".ps-facet li:visible a").all_inner_texts() == ["Lighthouses"]
    assert page.locator(".ps-filter [role=status]").inner_text() == "1 of 5 tags"
    page.get_by_role("searchbox", name="Find a tag").fill("zebra")
    assert page.locator(".ps-filter [role=status]").inner_text() == "No tag has “zebra”."


def test_a_page_that_is_not_there_names_the_nearest_titles(page: Any, site: str) -> None:
    page.goto(site + "papers/tide-table-by-hearts.html", wait_until="networkidle")
    found = page.locator(".ps-nearest a").all_inner_texts()
    assert found[0] == "TideTables: Learning tides by heart"
    assert len(found) == 3

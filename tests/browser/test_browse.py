"""The papers page as readers use it: filters and their address, words, keys, what can be taken along."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_pages import CONTRAST, LOOK, OVERFLOW, opened
from tests.conftest import skip_or_fail

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
ROWS = "() => [...document.querySelectorAll('.ps-rows .ps-row')].map(e => e.outerHTML)"
KEPT = re.compile(r'<(span|label) class="(?:ps-keep|ps-select)".*?</\1>')


@pytest.fixture
def papers(browser: Any, site: str) -> Iterator[Any]:
    """The papers page in a window of its own, when its script has taken over."""
    page = opened(browser, site + "papers/index.html")
    page.wait_for_selector(".ps-select", state="attached")
    yield page
    page.context.close()


def titles(page: Any) -> list[str]:
    return page.locator(".ps-rows .ps-row__title a").all_inner_texts()


def heading(page: Any) -> str:
    return str(page.locator("h1").inner_text())


def at(page: Any) -> str:
    """The query of the address."""
    return str(page.evaluate("location.search"))


def went(page: Any, query: str, count: str) -> None:
    """Wait until the page is there, and says so."""
    page.wait_for_function(
        "([q, c]) => location.search === q && document.querySelector('h1').innerText === c",
        arg=[query, count],
    )
    page.wait_for_function("() => !document.querySelector('[aria-busy], .ps-browse--waiting')")


def box(page: Any, label: str) -> Any:
    return page.get_by_role("checkbox", name=label, exact=True)


def test_rows_are_those_that_the_server_wrote(browser: Any, site: str, papers: Any) -> None:
    plain = opened(browser, site + "papers/index.html", java_script_enabled=False)
    written = [
        re.sub(r">\s+<", "><", row)
        for row in plain.locator(".ps-row").evaluate_all("all => all.map(e => e.outerHTML)")
    ]
    plain.context.close()
    drawn = [re.sub(r">\s+<", "><", KEPT.sub("", row)) for row in papers.evaluate(ROWS)]
    assert drawn == written


def test_a_tick_filters_counts_and_stands_in_the_address(papers: Any) -> None:
    box(papers, "Tides & currents").click()
    went(papers, "?tag=tides", "2 papers")
    assert titles(papers)[0].startswith("TideTables")
    box(papers, "linked").click()
    went(papers, "?tag=tides&code=linked", "2 papers")
    papers.get_by_role("button", name="not Survey").focus()
    papers.keyboard.press("Enter")
    went(papers, "?tag=tides&code=linked&not=surveys", "1 paper")
    assert papers.locator(".ps-chosen__one").all_text_contents() == [
        "Remove: Tides & currents ×",
        "Remove: code: linked ×",
        "Remove: not Survey ×",
    ]
    papers.go_back()
    went(papers, "?tag=tides&code=linked", "2 papers")
    papers.go_back()
    papers.go_back()
    went(papers, "", "11 papers")
    papers.go_forward()
    went(papers, "?tag=tides", "2 papers")
    assert box(papers, "Tides & currents").is_checked()


def test_a_shared_address_opens_as_it_was_and_shows_what_is_not_there(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/index.html?tag=graphs&tag=gone&not=list:lost&sort=title")
    went(page, "?tag=graphs&tag=gone&not=list:lost&sort=title", "1 paper")
    chips = page.locator(".ps-chosen__one--unknown")
    assert [text.removeprefix("Remove: ") for text in chips.all_text_contents()] == [
        "gone (no such tag here) ×",
        "not lost (no such list here) ×",
    ]
    chips.first.click()
    went(page, "?tag=graphs&not=list:lost&sort=title", "1 paper")
    # Focus goes on to the next filter, not to the top of the page.
    assert page.evaluate("document.activeElement.textContent").startswith("Remove: not lost")
    page.get_by_role("button", name="clear", exact=True).click()
    went(page, "?sort=title", "11 papers")
    page.context.close()


def test_nothing_left_says_so_and_offers_the_way_back(papers: Any) -> None:
    box(papers, "promised").click()
    box(papers, "Survey").click()
    went(papers, "?code=promised&tag=surveys", "0 papers")
    assert papers.locator("div.ps-empty").inner_text().split("\n\n") == [
        "No paper matches all 2 filters.",
        "Remove the last one (1 paper)",
    ]
    papers.get_by_role("button", name="Remove the last one").click()
    went(papers, "?code=promised", "1 paper")


def test_words_filter_title_why_and_tags(papers: Any) -> None:
    field = papers.get_by_role("searchbox", name="Papers with these words")
    field.fill("LIGHTHOUSES")
    went(papers, "?q=LIGHTHOUSES", "2 papers")
    field.fill("baseline beat")
    went(papers, "?q=baseline+beat", "1 paper")
    field.fill("")
    went(papers, "", "11 papers")


def test_from_the_words_the_keyboard_goes_on_to_the_papers_that_have_them(papers: Any) -> None:
    field = papers.get_by_role("searchbox", name="Papers with these words")
    field.press_sequentially("named")
    field.press("Enter")
    papers.wait_for_function("() => document.activeElement.closest('.ps-row__title')")
    assert papers.evaluate("document.activeElement.innerText") == "Named but not linked"
    went(papers, "?q=named", "1 paper")
    field.press("Escape")
    went(papers, "", "11 papers")
    assert papers.evaluate("document.activeElement.type") == "search"
    field.press("ArrowDown")
    papers.wait_for_function("() => document.activeElement.closest('.ps-row__title')")
    assert papers.evaluate("document.activeElement.innerText") == titles(papers)[0]


def test_an_address_with_words_is_not_taken_by_the_search_box(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/index.html?q=lighthouses&code=promised")
    went(page, "?q=lighthouses&code=promised", "1 paper")
    assert not page.locator("#__search").is_checked()
    assert page.get_by_role("searchbox", name="Papers with these words").input_value() == "lighthouses"
    page.context.close()


def test_keys_walk_star_read_and_select_but_never_while_typing(papers: Any) -> None:
    papers.keyboard.press("j")
    papers.keyboard.press("j")
    assert papers.evaluate("document.activeElement.innerText") == "Lamps that count"
    papers.keyboard.press("b")
    papers.keyboard.press("m")
    papers.wait_for_selector("li:nth-child(2) .ps-row--read")
    papers.keyboard.press("k")
    papers.keyboard.press("x")
    assert papers.locator("[data-select]:checked").count() == 1
    kept = papers.evaluate(
        "JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('papershelf:'))[1]).papers"
    )
    assert (kept["lamps-that-count"]["star"], kept["lamps-that-count"]["state"]) == (True, "read")
    box(papers, "starred").click()
    went(papers, "?state=starred", "1 paper")
    papers.get_by_role("searchbox", name="Papers with these words").press_sequentially("jbm?")
    assert not papers.locator("dialog[open]").count()
    papers.get_by_role("searchbox", name="Papers with these words").fill("")
    went(papers, "?state=starred", "1 paper")
    papers.locator(".ps-row__title a").focus()
    papers.keyboard.press("?")
    assert papers.get_by_role("dialog").locator("dt").all_inner_texts() == [
        "j",
        "k",
        "o",
        "c",
        "b",
        "m",
        "x",
        "?",
    ]
    papers.keyboard.press("Escape")
    papers.locator(".ps-row__title a").focus()
    papers.keyboard.press("o")
    papers.wait_for_url("**/papers/lamps-that-count.html*")


def test_the_choice_can_be_taken_along_as_text_and_as_a_file(browser: Any, site: str) -> None:
    page = opened(
        browser, site + "papers/index.html?tag=tides", permissions=["clipboard-read", "clipboard-write"]
    )
    went(page, "?tag=tides", "2 papers")
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copy Markdown list").click()
    page.get_by_text("Copied 2 papers.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        f"- [TideTables: Learning tides by heart](<{site}papers/tide-tables-by-heart.html>) "
        "([code](<https://github.com/pier/tide-tables>)): The baseline to beat"
    )
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download JSON").click()
    papers = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["papers"]
    assert [(paper["citekey"], paper["tags"]) for paper in papers] == [
        ("tide-tables-by-heart", ["tides", "graphs", "surveys"]),
        ("wide", ["tides"]),
    ]
    page.context.close()


def test_a_screen_holds_seven_papers_with_a_curator_s_line(papers: Any) -> None:
    papers.evaluate(
        """() => {
          const list = document.querySelector(".ps-rows");
          const row = [...list.children].find(item => item.querySelector(".ps-row__why"));
          const title = row.querySelector("h3 a");
          title.textContent = "A title of the median length, of seventy-six characters in all, as it is";
          row.querySelector(".ps-row__why").textContent = "A line that a curator wrote, as long as they are.";
          list.replaceChildren(...Array.from({length: 9}, () => row.cloneNode(true)));
        }"""
    )
    bottoms = papers.locator(".ps-rows > li").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().bottom)"
    )
    assert bottoms[6] <= 800


def test_a_random_order_is_one_that_can_be_shared(papers: Any, browser: Any, site: str) -> None:
    papers.get_by_role("combobox", name="Sort").select_option("random")
    papers.wait_for_function("() => /^.sort=random&seed=\\d+$/.test(location.search)")
    papers.wait_for_function("() => !document.querySelector('[aria-busy], .ps-browse--waiting')")
    other = opened(browser, site + "papers/index.html" + at(papers))
    went(other, at(papers), "11 papers")
    assert titles(other) == titles(papers)
    other.context.close()


def test_cards_show_the_abstract_in_three_lines(papers: Any) -> None:
    papers.get_by_role("button", name="cards").click()
    papers.wait_for_selector(".ps-row__excerpt")
    heights = papers.locator(".ps-row__excerpt").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert max(heights) <= 66
    assert at(papers) == "?view=cards"


def test_on_a_phone_the_filters_are_a_sheet(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/index.html", 390, 844, has_touch=True)
    page.get_by_role("button", name="Filter").click()
    sheet = page.get_by_role("dialog", name="Filter")
    assert sheet.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    small = sheet.locator("button:visible, label:visible, select").evaluate_all(
        "all => all.map(e => [e.innerText || e.tagName, e.getBoundingClientRect().height])"
        ".filter(([, height]) => height < 32)"
    )
    assert small == []
    sheet.get_by_role("checkbox", name="Graphs").click()
    sheet.get_by_role("button", name="Show 1 paper").click()
    went(page, "?tag=graphs", "1 paper")
    assert not sheet.is_visible()
    assert page.evaluate(OVERFLOW) == 0
    page.context.close()


def test_without_the_files_the_plain_list_stays(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 1300, "height": 800})
    page = context.new_page()
    page.route("**/shelf/browse/*", lambda route: route.abort())
    page.goto(site + "papers/index.html?tag=tides")
    page.wait_for_selector(".ps-browse--plain")
    assert page.locator(".ps-row").count() == 11
    assert page.locator(".ps-rows").bounding_box()["x"] == page.locator(".ps-browse").bounding_box()["x"]
    context.close()


def test_a_tag_a_list_and_the_code_lead_here_with_their_filter_set(browser: Any, site: str) -> None:
    page = opened(browser, site + "tags/tides.html")
    for path, query in (
        ("tags/tides", "?tag=tides"),
        ("lists/harbour", "?list=harbour"),
        ("code/index", "?code=linked"),
    ):
        page.goto(f"{site}{path}.html")
        page.get_by_role("link", name="Combine with other filters").click()
        page.wait_for_url("**/papers/index.html?*")
        page.wait_for_selector(".ps-chosen__one")
        assert at(page) == query
        assert not page.locator(".ps-chosen__one--unknown").count()
    page.context.close()


def test_nothing_moves_when_the_facets_come(browser: Any, site: str) -> None:
    page = opened(browser, "about:blank")
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(site + "papers/index.html", wait_until="networkidle")
    page.wait_for_selector(".ps-select", state="attached")
    assert page.evaluate("window.shift") <= 0.02
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
@pytest.mark.parametrize(
    "query", ["?tag=tides&not=surveys&tag=gone&view=cards", "?code=promised&tag=surveys", ""]
)
def test_the_page_is_accessible_and_keeps_to_its_look(
    browser: Any, site: str, query: str, width: int, scheme: str
) -> None:
    if not AXE.is_file():
        skip_or_fail("needs axe-core (npm ci --prefix tests)")
    page = opened(browser, site + "papers/index.html" + query, width, color_scheme=scheme)
    page.wait_for_selector(".ps-browse--live")
    page.wait_for_function("() => !document.querySelector('[aria-busy], .ps-browse--waiting')")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(LOOK) + page.evaluate(CONTRAST) + violations(page)
    if width == 390:
        page.get_by_role("button", name="Filter").click()
        found += violations(page) + page.evaluate(LOOK)
    else:
        page.get_by_role("button", name="Copy", exact=True).click()
        found += violations(page)
        page.locator("h1").click()
        page.keyboard.press("?")
        found += violations(page) + page.evaluate(LOOK)
    assert found == []
    assert page.evaluate(OVERFLOW) <= 0
    page.context.close()


def violations(page: Any) -> list[str]:
    """What axe-core finds, but for the search box, which belongs to the frame of every page."""
    run = """() => axe.run({exclude: [".md-search"]}).then(({violations}) => violations.map(
      ({id, nodes}) => id + ": " + nodes.map(n => n.html.slice(0, 120)).join(" | ")))"""
    return list(page.evaluate(run))

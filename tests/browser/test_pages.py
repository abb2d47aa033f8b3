"""What a reader sees of the invented library: nothing runs, nothing foreign is fetched, nothing overflows."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "papers/index.html",
    "papers/tide-tables-by-heart.html",
    "papers/nasty.html",
    "papers/wide.html",
    "papers/we-watch-the-sea.html",
    "lists/index.html",
    "lists/first-steps.html",
    "tags/index.html",
    "tags/tides.html",
    "code/index.html",
    "404.html",
    "papers/lamps.html",
]
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOK = """() => {
  const wrong = [];
  for (const element of document.querySelectorAll("body *")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === "none") continue;
      const box = element.getBoundingClientRect();
      if (style.display === "none" || !box.width || !box.height) continue;
      const name = element.tagName + "." + element.getAttribute("class") + (pseudo || "");
      if (style.boxShadow !== "none") wrong.push(name + " has a shadow: " + style.boxShadow);
      if (style.backgroundImage.includes("gradient")) wrong.push(name + " has a gradient");
      for (const corner of ["TopLeft", "TopRight", "BottomLeft", "BottomRight"])
        if (parseFloat(style["border" + corner + "Radius"]) > 3) wrong.push(name + " is rounder than 3 px");
      const text = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
      if (text && !pseudo && parseFloat(style.fontSize) < 13)
        wrong.push(name + " is set in " + style.fontSize);
    }
  }
  return [...new Set(wrong)];
}"""
CONTRAST = """() => {
  const channels = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const shine = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(e).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const element of document.querySelectorAll(".md-content *, .md-header a, .ps-footer *")) {
    const text = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    const box = element.getBoundingClientRect();
    if (!text || box.width < 2 || getComputedStyle(element).visibility === "hidden") continue;
    const [one, two] = [shine(channels(getComputedStyle(element).color)), shine(ground(element))];
    const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    if (ratio < 4.5) weak.push(element.tagName + "." + element.className + " " + ratio.toFixed(2));
  }
  return [...new Set(weak)];
}"""


def opened(browser: Any, address: str, width: int = 1300, height: int = 800, **options: Any) -> Any:
    """A page in a window of its own, which the caller closes with its context."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [320, 390, 700, 960, 1300, 2560])
def test_no_page_scrolls_sideways(browser: Any, site: str, width: int) -> None:
    page = opened(browser, site + PAGES[0], width, bypass_csp=True)
    over = {}
    for path in PAGES:
        page.goto(site + path)
        over[path] = page.evaluate(OVERFLOW)
        page.add_style_tag(content="* { font-family: 'DejaVu Sans' !important }")
        over[path + " in a wide font"] = page.evaluate(OVERFLOW)
    page.context.close()
    assert {path: px for path, px in over.items() if px > 0} == {}


def test_no_page_fetches_from_a_foreign_host_or_fails_to_fetch_its_own(browser: Any, site: str) -> None:
    page = opened(browser, site)
    faults: list[str] = []
    page.on(
        "request", lambda r: faults.append(r.url) if not r.url.startswith((site, "blob:", "data:")) else None
    )
    page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    for path in PAGES:
        page.goto(site + path, wait_until="networkidle")
    page.context.close()
    assert faults == []


@pytest.mark.parametrize(
    "path", ["papers/nasty.html", "papers/index.html", "lists/harbour.html", "index.html"]
)
def test_nothing_of_a_source_runs(browser: Any, site: str, path: str) -> None:
    page = opened(browser, site)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(site + path, wait_until="networkidle")
    assert dialogs == []
    assert page.title() != "owned"
    assert page.locator(".md-content script, .md-content img").count() == 0
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
def test_the_page_keeps_to_its_look(browser: Any, site: str, width: int, scheme: str) -> None:
    page = opened(browser, site, width, color_scheme=scheme)
    wrong = {}
    for path in PAGES[:-1]:
        page.goto(site + path)
        wrong[path] = page.evaluate(LOOK) + page.evaluate(CONTRAST)
    page.context.close()
    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.parametrize("path", ["papers/index.html", "papers/tide-tables-by-heart.html", "code/index.html"])
def test_links_are_large_enough_to_hit(browser: Any, site: str, path: str) -> None:
    page = opened(browser, site + path, 390, 844)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".ps-tags a, .ps-code, .ps-chip, .ps-pager a, .ps-tabs a, summary")]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"""
    )
    buttons = page.evaluate(
        "() => [...document.querySelectorAll('.ps-button')].map(e => e.getBoundingClientRect().height)"
    )
    page.context.close()
    assert small == []
    assert all(height >= 44 for height in buttons)


def test_on_a_phone_code_and_paper_stand_before_the_abstract(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/tide-tables-by-heart.html", 390, 844)
    order = [
        ".ps-paper h1",
        ".ps-button",
        ".ps-read",
        ".ps-why",
        ".ps-abstract p",
        ".ps-chip",
        ".ps-next",
        ".ps-cite",
    ]
    tops = [page.locator(each).first.bounding_box()["y"] for each in order]
    page.context.close()
    assert tops == sorted(tops)


def test_on_a_wide_screen_the_facts_stand_level_with_the_title(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/tide-tables-by-heart.html")
    head = page.locator(".ps-paper__head").bounding_box()
    facts = page.locator(".ps-facts--first").bounding_box()
    page.context.close()
    assert facts["y"] == head["y"]
    assert (facts["x"] - head["x"], facts["width"]) == (680 + 72, 320)


def test_the_shelf_ends_on_the_first_screen(browser: Any, site: str) -> None:
    page = opened(browser, site + "index.html")
    box = page.locator(".ps-shelf").bounding_box()
    page.context.close()
    assert box["y"] + box["height"] < 640


def test_a_page_that_is_not_there_leads_back_from_any_depth(browser: Any, site: str) -> None:
    page = opened(browser, site + "lists/of/nothing.html")
    assert page.locator("h1").inner_text() == "No such page"
    page.locator(".ps-page a", has_text="All papers").click()
    page.wait_for_url("**/shelf/papers/index.html")
    page.context.close()


def test_a_former_address_leads_on(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/tide-tables.html")
    page.wait_for_url("**/shelf/papers/tide-tables-by-heart.html")
    page.context.close()


def test_without_javascript_the_lists_and_the_way_between_them_are_there(browser: Any, site: str) -> None:
    page = opened(browser, site + "index.html", java_script_enabled=False)
    page.locator(".md-tabs a", has_text="Papers").click()
    assert page.locator(".ps-row").count() == 11
    page.locator(".ps-row__title a").first.click()
    assert page.locator("h1").inner_text() == "TideTables: Learning tides by heart"
    page.locator("summary", has_text="Why these tags").click()
    assert page.locator(".ps-details mark", has_text="harbours").is_visible()
    page.locator(".md-header .md-logo").click()
    page.wait_for_url("**/shelf/index.html")
    page.context.close()


def test_the_drawn_search_field_opens_the_one_search_box(browser: Any, site: str) -> None:
    page = opened(browser, site + "index.html")
    page.locator(".ps-hero__search").click()
    page.wait_for_function("document.activeElement && document.activeElement.name === 'query'")
    page.context.close()


def test_in_print_a_code_link_shows_its_address(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/index.html")
    page.emulate_media(media="print")
    shown = page.evaluate("getComputedStyle(document.querySelector('a.ps-code'), '::after').content")
    assert "https://github.com/pier/tide-tables" in shown
    assert not page.locator(".md-header").is_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_black_on_white_and_keeps_what_a_page_lists(browser: Any, site: str, scheme: str) -> None:
    page = opened(browser, site + "tags/index.html", color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    colours = page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    shown = page.locator(".ps-facet").first.is_visible()
    page.context.close()
    assert (colours, shown) == (["rgb(0, 0, 0)", "rgb(255, 255, 255)"], True)


def test_the_search_box_asks_our_worker(browser: Any, site: str) -> None:
    page = opened(browser, site + "papers/nasty.html")
    config = page.evaluate("JSON.parse(document.getElementById('__config').textContent)")
    page.context.close()
    assert config["search"] == "../assets/papershelf/search/worker.js"
    assert config["base"] == ".."

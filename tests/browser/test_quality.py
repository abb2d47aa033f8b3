"""What every page owes its readers: no barrier, no script but its own, little to load, and its look."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.files import published
from generator.render import TEMPLATES
from tests.browser.test_pages import CONTRAST, LOOK, OVERFLOW, opened
from tests.conftest import skip_or_fail

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
OVERLAY = TEMPLATES / "theme"
KEPT = json.dumps(
    {
        "version": 1,
        "papers": {
            "tide-tables-by-heart": {"star": True, "state": "read", "remark": "Good."},
            "gone": {"star": True},
        },
    }
)
PAGES = [
    "index.html",
    "papers/tide-tables-by-heart.html?in=lists/harbour",
    "papers/we-watch-the-sea.html",
    "papers/nasty.html",
    "lists/index.html",
    "lists/first-steps.html",
    "lists/harbour.html",
    "tags/index.html",
    "tags/tides.html",
    "code/index.html",
    "shelf/index.html",
    "shelf/index.html#kept=rtl,wide",
    "papers/never-here.html",
]
FOCUS = """() => {
  const unseen = [];
  for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (!each.checkVisibility() || each.matches(".md-toggle, .md-option, [tabindex='-1']")) continue;
    each.focus({ focusVisible: true });
    if (document.activeElement !== each) continue;
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) unseen.push(each.outerHTML.slice(0, 120));
  }
  return unseen;
}"""
SMALL = """() => [...document.querySelectorAll(".md-content *")]
  .filter(e => e.matches("button, select, input, textarea, .ps-beside a"))
  .filter(e => e.checkVisibility() && !e.matches(".ps-hidden"))
  .filter(e => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
  .map(e => e.outerHTML.slice(0, 120))"""
VIOLATIONS = """() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(" | ")}`))"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        skip_or_fail("needs axe-core (npm ci --prefix tests)")
    return AXE.read_text(encoding="utf-8")


def reader(browser: Any, site: str, width: int, **options: Any) -> Any:
    """The window of a reader who keeps a paper and one that has left the library."""
    page = opened(browser, site + "404.html", width, 844 if width < 600 else 800, **options)
    page.evaluate("kept => localStorage.setItem('papershelf:/shelf/', kept)", KEPT)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
def test_no_page_has_a_barrier(browser: Any, site: str, axe: str, width: int, scheme: str) -> None:
    page = reader(browser, site, width, color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto("about:blank")
        page.goto(site + path, wait_until="networkidle")
        for summary in page.locator(".ps-details summary").all():
            summary.click()
        page.evaluate(axe)
        found[path] = [
            *page.evaluate(VIOLATIONS), *page.evaluate(LOOK), *page.evaluate(CONTRAST),
            *page.evaluate(FOCUS), *page.evaluate(SMALL),
        ]  # fmt: skip
    page.context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [320, 640, 1300])
def test_nothing_that_scripts_add_scrolls_sideways(browser: Any, site: str, width: int) -> None:
    # 640 px is also what a window of 1280 px has left at 200 % zoom.
    page = reader(browser, site, width)
    over = {}
    for path in PAGES:
        page.goto("about:blank")
        page.goto(site + path, wait_until="networkidle")
        over[path] = page.evaluate(OVERFLOW)
        page.evaluate("document.body.style.setProperty('--ps-sans', 'DejaVu Sans')")
        over[path + " in a wide font"] = page.evaluate(OVERFLOW)
    page.context.close()
    assert {path: px for path, px in over.items() if px > 0} == {}


def test_headings_and_landmarks_stand_in_order(browser: Any, site: str) -> None:
    page = reader(browser, site, 1300)
    for path in PAGES:
        page.goto("about:blank")
        page.goto(site + path, wait_until="networkidle")
        levels = page.evaluate(
            "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(e => Number(e.tagName[1]))"
        )
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        assert page.locator("header, main, footer").count() >= 3, path
    page.context.close()


def test_no_page_runs_a_script_that_is_not_a_file_of_the_site(browser: Any, site: str) -> None:
    page = reader(browser, site, 1300)
    refused: list[str] = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    for path in PAGES:
        page.goto(site + path, wait_until="networkidle")
        policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
        assert "default-src 'self'" in policy, path
        assert "script-src" not in policy, path
        assert "unsafe-eval" not in policy, path
        inline = "script:not([src]):not([type='application/json'])"
        assert page.locator(inline).count() == 0, path
    assert refused == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))"
    )
    assert page.evaluate("window.ran") is None
    assert "Content Security" in refused[0]
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_first_painted_in_the_scheme_that_is_wished_for(
    browser: Any, site: str, scheme: str
) -> None:
    # Nothing that comes after the header is run.
    page = opened(browser, "about:blank", color_scheme=scheme)
    page.route("**/shelf/*.js", lambda route: route.abort())
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(site + "index.html")
    shown = page.evaluate("document.body.dataset.mdColorScheme")
    page.context.close()
    assert shown == ("slate" if scheme == "dark" else "default")


def test_nothing_moves_where_motion_is_not_wanted(browser: Any, site: str) -> None:
    page = reader(browser, site, 1300, reduced_motion="reduce")
    page.goto(site + "papers/tide-tables-by-heart.html", wait_until="networkidle")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => {
          const { transitionDuration, animationName } = getComputedStyle(e)
          return /[1-9]/.test(transitionDuration) || animationName !== "none" && e.checkVisibility()
        }).map(e => e.className)"""
    )
    page.context.close()
    assert moving == []


def test_with_forced_colours_marks_and_states_still_differ(browser: Any, site: str) -> None:
    page = reader(browser, site, 1300, forced_colors="active")
    page.goto(site + "lists/harbour.html", wait_until="networkidle")
    mark = page.locator(".ps-tags a").first.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
    assert mark not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    star = page.locator("[aria-pressed=true] .ps-star").first.evaluate("e => getComputedStyle(e).fill")
    assert star != "none"
    border = page.locator("a.ps-code").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert border == "1px"
    page.context.close()


@pytest.mark.parametrize(
    "path", ["index.html", "papers/index.html", "papers/tide-tables-by-heart.html", "shelf/index.html"]
)
def test_a_page_loads_little_of_ours(browser: Any, site: str, path: str) -> None:
    """Scripts and styles of ours that a page fetches, as any host compresses them, each file by itself."""
    page = reader(browser, site, 1300)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(site)))
    page.goto(site + path, wait_until="networkidle")
    page.context.close()
    ours = {name: data for name, data in published(OVERLAY).items() if name.endswith((".js", ".css"))}
    sent = {name: len(gzip.compress(ours[name])) for name in asked & ours.keys()}
    assert len(sent) > 5
    assert sum(sent.values()) <= 40_000, sorted(sent.items(), key=lambda item: -item[1])


def test_a_paper_s_page_loads_nothing_of_other_pages(browser: Any, site: str) -> None:
    page = opened(browser, "about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(site + "papers/lamps-that-count.html", wait_until="networkidle")
    page.context.close()
    others = re.compile(r"/browse/|(shelf/(room|kept|around|nearest|home)|library/(data|facets|choice))\.js$")
    assert [path for path in asked if others.search(path) or path.startswith("browse/")] == []


def test_a_phone_s_first_screen_holds_title_code_and_the_abstract_s_beginning(
    browser: Any, site: str
) -> None:
    page = reader(browser, site, 390)
    page.goto(site + "papers/tide-tables-by-heart.html", wait_until="networkidle")
    page.evaluate(
        """() => {
          document.querySelector("h1").textContent = "A title of the median length, of " +
            "seventy-six characters in all, as they are";
          const text = document.querySelector(".ps-abstract p:not(.ps-small)");
          text.textContent = "words that fill the lines of an abstract ".repeat(30);
        }"""
    )
    top = page.locator(".ps-abstract p:not(.ps-small)").first.bounding_box()["y"]
    for needed in (".ps-paper h1", ".ps-button", ".ps-read", ".ps-why"):
        assert page.locator(needed).first.bounding_box()["y"] < top
    page.context.close()
    assert (844 - top) // 27 >= 8


#: Rows as most are: a title of the median length, the curators' line, code at GitHub or none, tags.
MEDIAN_ROWS = """() => {
  for (const row of document.querySelectorAll(".ps-rows .ps-row")) {
    row.querySelector(".ps-code-host")?.remove();
    row.querySelector(".ps-row__title a").textContent = "A title of the median length, of " +
      "seventy-six characters in all, as they are";
    const why = row.querySelector(".ps-row__why") ?? document.createElement("p");
    why.className = "ps-row__why";
    why.textContent = "A line of the curators, which is as long as theirs are, on two lines.";
    row.querySelector(".ps-row__title").after(why);
  }
  const list = document.querySelector(".ps-rows");
  while (list.children.length < 12) list.append(list.children[list.children.length - 2].cloneNode(true));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("window", "rows"), [((390, 844), 6), ((1300, 800), 7)], ids=["phone", "wide"])
def test_a_screen_holds_whole_rows_with_the_curators_line(
    browser: Any, site: str, window: tuple[int, int], rows: int, scheme: str
) -> None:
    width, height = window
    page = reader(browser, site, width, color_scheme=scheme)
    page.goto(site + "papers/index.html", wait_until="networkidle")
    page.evaluate(MEDIAN_ROWS)
    bottoms = page.evaluate(
        "[...document.querySelectorAll('.ps-rows > li')].map(row => row.getBoundingClientRect().bottom)"
    )
    page.context.close()
    assert sum(bottom <= height for bottom in bottoms) >= rows, bottoms

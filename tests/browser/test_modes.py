"""A reader's own colours, and a window of half the size: nothing is lost, nothing lies over anything else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_pages import OVERFLOW
from tests.browser.test_quality import FOCUS, reader

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "papers/index.html?code=linked&not=list:first-steps",
    "papers/tide-tables-by-heart.html?in=lists/harbour",
    "shelf/index.html",
)
#: What tells a facet's mark where colours are few: its shape.
MARKS = """([selector, pseudo]) => [...document.querySelectorAll(selector)].map(e => {
  const { backgroundColor, borderTopWidth, borderRadius, clipPath, rotate, transform, width, height } =
    getComputedStyle(e, pseudo);
  return [backgroundColor !== "rgba(0, 0, 0, 0)" || borderTopWidth !== "0px",
    [borderTopWidth, borderRadius, clipPath, rotate, transform, width, height].join()];
})"""
STYLE = """([selector, property, pseudo]) => {
  const found = document.querySelector(selector);
  return found && getComputedStyle(found, pseudo ?? null)[property];
}"""
CONTROLS = "a[href], button, input:not([type=file]), select, textarea, summary"
#: Controls that lie under something else when the keyboard is at them.
HIDDEN = """controls => {
  const all = [...document.querySelectorAll(controls)].filter(e =>
    e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && e.getBoundingClientRect().width > 1
    && !e.closest(".ps-hidden, .md-skip, .md-sidebar, .md-search, .md-toggle, .md-option")
    && !e.matches("[tabindex='-1']"));
  const scope = document.querySelector("dialog[open]") ?? document.body;
  return all.filter(e => scope.contains(e)).filter(e => {
    e.focus({ focusVisible: true }); // a menu opens for the keyboard
    e.scrollIntoView({ block: "center", inline: "nearest" });
    const { left, top, width, height } = e.getClientRects()[0];
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return !there || !(e.contains(there) || there.closest("label")?.contains(e) || there.contains(e));
  }).map(e => e.outerHTML.slice(0, 120));
}"""


@pytest.fixture(params=["light", "dark"])
def forced(browser: Any, site: str, request: pytest.FixtureRequest) -> Any:
    page = reader(browser, site, 1300, forced_colors="active", color_scheme=request.param)
    yield page
    page.context.close()


def style(page: Any, selector: str, name: str, pseudo: str | None = None) -> str:
    found = page.evaluate(STYLE, [selector, name, pseudo])
    assert found is not None, selector
    return str(found)


def test_code_filters_and_boxes_are_told_apart_in_forced_colours(forced: Any, site: str) -> None:
    forced.goto(site + "papers/index.html?tag=surveys&not=code:promised", wait_until="networkidle")
    ground = style(forced, "body", "backgroundColor")
    assert style(forced, ".ps-chosen__one", "borderTopWidth") == "1px"
    assert style(forced, ".ps-sift__not[aria-pressed=true]", "borderTopWidth") == "1px"
    assert style(forced, ".ps-sift__not[aria-pressed=false]", "borderTopWidth") == "0px"
    ticked = style(forced, ".ps-sift input:checked", "backgroundColor")
    assert ticked not in (ground, style(forced, ".ps-sift input:not(:checked)", "backgroundColor"))
    assert style(forced, ".ps-sift input:not(:checked)", "borderTopWidth") == "1px"
    forced.goto(site + "papers/index.html", wait_until="networkidle")
    badges = {
        kind: (style(forced, selector, "color"), style(forced, selector, "borderTopStyle"))
        for kind, selector in {
            "linked": ".ps-rows a.ps-code",
            "promised": ".ps-rows .ps-code--promised",
            "named": ".ps-rows .ps-code--named",
        }.items()
    }
    assert len(set(badges.values())) == 3, badges
    assert style(forced, ".ps-row--pick", "backgroundColor", "::before") not in (ground, "rgba(0, 0, 0, 0)")


def test_marks_of_facets_have_shapes_in_forced_colours(forced: Any, site: str) -> None:
    forced.goto(site + "papers/index.html", wait_until="networkidle")
    marks = forced.evaluate(MARKS, [".ps-sift__group legend .ps-mark", None])
    assert len(marks) > 1
    assert all(is_drawn for is_drawn, _ in marks)
    assert len({shape for _, shape in marks}) == len(marks)


def test_the_focus_is_seen_everywhere_in_forced_colours(forced: Any, site: str) -> None:
    unseen = {}
    for path in PAGES:
        forced.goto("about:blank")
        forced.goto(site + path, wait_until="networkidle")
        unseen[path] = forced.evaluate(FOCUS)
    assert {path: found for path, found in unseen.items() if found} == {}


def test_at_twice_the_size_every_control_can_be_reached(browser: Any, site: str) -> None:
    page = reader(browser, site, 650)
    page.set_viewport_size({"width": 650, "height": 400})
    found = {}
    for path in PAGES:
        page.goto("about:blank")
        page.goto(site + path, wait_until="networkidle")
        for summary in page.locator(".ps-details summary").all():
            summary.click()
        assert page.evaluate(OVERFLOW) <= 0, path
        found[path] = page.evaluate(HIDDEN, CONTROLS)
    page.goto(site + PAGES[1], wait_until="networkidle")
    page.get_by_role("button", name="Filter").click()
    sheet = page.get_by_role("dialog", name="Filter")
    assert sheet.get_by_role("button", name="Show").bounding_box()["y"] < 400
    found["the sheet of filters"] = page.evaluate(HIDDEN, CONTROLS)
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    found["the sheet of keys"] = page.evaluate(HIDDEN, CONTROLS)
    page.context.close()
    assert {place: controls for place, controls in found.items() if controls} == {}

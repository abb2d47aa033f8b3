"""Pages of the library without Material's script, which comes when the search box is reached for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_pages import opened

pytestmark = pytest.mark.browser

PAPER = "papers/tide-tables-by-heart.html"
PAGES = ["index.html", "papers/index.html", PAPER, "tags/tides.html", "lists/index.html", "code/index.html"]
BOX = ".md-search__input"
BUTTON = ".md-header > [for=__search]"
SWITCH = ".md-header__option label:visible"
HAS_COME = "() => 'component$' in window"
IS_OPEN = "() => document.querySelector('#__search').checked"


def is_open(page: Any) -> bool:
    return bool(page.evaluate(IS_OPEN))


def is_typed_in(page: Any) -> bool:
    return bool(page.evaluate(f"document.activeElement.matches('{BOX}')"))


def scheme(page: Any) -> str:
    return str(page.evaluate("document.body.dataset.mdColorScheme"))


@pytest.mark.parametrize("path", [*PAGES, "shelf/index.html", "404.html"])
def test_a_page_that_is_only_read_does_without(browser: Any, site: str, path: str) -> None:
    page = opened(browser, site + path)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.reload(wait_until="networkidle")
    assert not [url for url in fetched if "/bundle." in url or "search_index" in url]
    assert not page.evaluate(HAS_COME)
    page.context.close()


@pytest.mark.parametrize(
    "reach",
    [
        lambda page: page.keyboard.press("/"),
        lambda page: page.keyboard.press("s"),
        lambda page: page.keyboard.press("f"),
        lambda page: page.locator(BOX).click(),
        lambda page: page.locator(BOX).focus(),
    ],
    ids=["slash", "s", "f", "mouse", "focus"],
)
def test_the_box_is_open_at_once_and_its_script_comes(
    browser: Any, site: str, reach: Callable[[Any], None]
) -> None:
    page = opened(browser, site + PAPER)
    reach(page)
    assert is_open(page)
    assert is_typed_in(page)
    page.keyboard.type("tides")
    page.wait_for_function(HAS_COME)
    assert is_open(page)
    assert page.locator(BOX).input_value() == "tides"
    page.keyboard.press("Escape")
    assert not is_open(page)
    page.context.close()


def test_the_field_drawn_on_the_home_page_opens_the_box(browser: Any, site: str) -> None:
    page = opened(browser, site + "index.html")
    page.locator(".ps-hero__search").click()
    assert is_open(page)
    assert is_typed_in(page)
    page.wait_for_function(HAS_COME)
    page.keyboard.press("Escape")
    page.locator(".ps-hero__search").click()
    page.wait_for_function(IS_OPEN)
    assert is_typed_in(page)
    page.context.close()


def test_the_script_comes_as_soon_as_the_pointer_is_over_the_box(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER)
    page.locator(BOX).hover()
    page.wait_for_function(HAS_COME)
    assert not is_open(page)
    page.locator(BOX).click()
    page.wait_for_function(IS_OPEN)
    page.context.close()


def test_on_a_phone_its_button_opens_the_box_once_and_again(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER, 390, 844, has_touch=True)
    page.locator(BUTTON).tap()
    assert is_open(page)
    assert is_typed_in(page)
    page.wait_for_function(HAS_COME)
    page.locator(".md-search__form [for=__search]").tap()
    assert not is_open(page)
    page.locator(BUTTON).tap()
    page.wait_for_function(IS_OPEN)
    page.context.close()


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_the_box_can_be_left_before_its_script_is_there(browser: Any, site: str, key: str) -> None:
    page = opened(browser, "about:blank")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(site + PAPER, wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    assert is_open(page)
    page.keyboard.press(key)
    assert not is_open(page)
    assert not is_typed_in(page)
    assert page.url.endswith(PAPER)
    page.context.close()


def test_the_words_of_the_papers_page_are_kept_from_the_box(browser: Any, site: str) -> None:
    address = site + "papers/index.html?q=lighthouses&code=promised"
    page = opened(browser, address)
    page.wait_for_selector(".ps-select", state="attached")
    page.locator(BOX).focus()
    page.wait_for_function(HAS_COME)
    assert page.locator(BOX).input_value() == ""
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.url == address
    page.context.close()


def test_n_and_p_lead_through_the_navigation(browser: Any, site: str) -> None:
    page = opened(browser, site + "lists/index.html")
    page.keyboard.press("n")
    page.wait_for_url("**/tags/index.html")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("p")
    page.wait_for_url("**/lists/index.html")
    page.context.close()


@pytest.mark.parametrize("with_script", [False, True], ids=["without", "with it"])
def test_the_switch_of_light_and_dark_turns_and_is_remembered(
    browser: Any, site: str, with_script: bool
) -> None:
    page = opened(browser, site + PAPER, color_scheme="light")
    if with_script:
        page.keyboard.press("/")
        page.wait_for_function(HAS_COME)
        page.keyboard.press("Escape")
    before = page.locator("meta[name=theme-color]").first.get_attribute("content")
    page.locator(SWITCH).click()
    assert scheme(page) == "slate"
    assert page.locator("meta[name=theme-color]").first.get_attribute("content") != before
    assert page.locator(SWITCH).get_attribute("title") == "Light"
    page.goto(site + "tags/tides.html")
    assert scheme(page) == "slate"
    page.locator(".md-option:checked").focus()
    page.keyboard.press("Enter")
    assert scheme(page) == "default"
    page.keyboard.press("ArrowRight")
    assert scheme(page) == "slate"
    kept = page.evaluate("localStorage['/shelf/.__palette']")
    assert json.loads(kept)["index"] == 1
    page.context.close()


def test_where_nothing_was_chosen_the_switch_follows_the_system(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER, color_scheme="dark")
    assert page.locator(SWITCH).get_attribute("title") == "Light"
    page.emulate_media(color_scheme="light")
    page.reload()
    assert scheme(page) == "default"
    page.context.close()


def test_the_switch_shows_that_the_keyboard_is_at_it(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER, color_scheme="dark")
    page.keyboard.press("Tab")
    page.locator(".md-option:checked").focus()
    outline = page.locator(SWITCH).evaluate("e => getComputedStyle(e).outlineWidth")
    page.context.close()
    assert outline == "2px"

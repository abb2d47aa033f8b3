"""The frame of every page: navigation that is the menu too, icons from the style sheet, a site's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.fast.shells import compact
from generator.render import TEMPLATES, outputs
from tests.browser.conftest import ROOT
from tests.browser.test_pages import opened
from tests.render.harbour import RELATED, library

pytestmark = pytest.mark.browser

PAPER = "papers/tide-tables-by-heart.html"
MENU = ".md-header label[for=__drawer]"
ENTRIES = ["Papers", "Lists", "Tags", "Code", "My shelf"]
#: Bytes of a page around its article.
SHELL = 6000

CONFIG = f"""\
INHERIT: {ROOT}/mkdocs.yml
site_name: A & B
docs_dir: site_src
site_dir: www
theme:
  custom_dir: {TEMPLATES / "theme"}
  logo: assets/favicon.svg
  icon:
    menu: material/dots-vertical
    search: material/file-search
    close: material/backspace
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-night, name: Night}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {{icon: material/lightbulb-outline, name: Day}}
nav:
  - Papers: papers/index.md
  - Guide:
      - First: guide/first.md
      - Deeper:
          - Second: guide/second.md
extra_css: [own.css]
extra_javascript: [own.js]
plugins: [search]
"""


def box(page: Any, selector: str) -> dict[str, float]:
    """Where an element stands."""
    found: dict[str, float] = page.locator(selector).first.bounding_box()
    return found


def is_open(page: Any) -> bool:
    """Whether the menu can be seen and its entries hit."""
    shown: bool = page.locator(".md-tabs").evaluate(
        """e => {
          const { left, top, width, height } = e.querySelector("a").getBoundingClientRect()
          return e.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        }"""
    )
    return shown


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_on_a_phone_the_navigation_opens_and_closes_as_the_menu(
    browser: Any, site: str, scripts: bool
) -> None:
    page = opened(browser, site + PAPER, 390, 844, java_script_enabled=scripts)
    assert box(page, MENU)["width"] >= 40
    page.locator(MENU).click()
    assert page.locator(".md-tabs a").all_inner_texts() == ENTRIES
    assert all(entry.bounding_box()["height"] >= 44 for entry in page.locator(".md-tabs a").all())
    page.mouse.click(200, 700)
    assert not page.locator("#__drawer").is_checked()
    page.locator(MENU).click()
    page.locator(".md-tabs a", has_text="Tags").click()
    page.wait_for_url("**/tags/index.html")
    page.context.close()


def test_a_closed_menu_is_neither_seen_nor_hit(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER, 390, 844)
    assert not is_open(page)
    page.locator(MENU).click()
    assert is_open(page)
    page.context.close()


def test_for_the_keyboard_the_menu_opens_when_it_is_reached(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER, 390, 844)
    page.locator(".md-logo").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Papers"
    assert is_open(page)
    for _ in ENTRIES:
        page.keyboard.press("Tab")
    assert not is_open(page)
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 1300])
def test_the_header_is_read_in_the_order_of_its_focus(browser: Any, site: str, width: int) -> None:
    page = opened(browser, site + PAPER, width)
    order = page.evaluate(
        """() => [...document.querySelectorAll(".md-header :is(a, input)")]
          .filter(e => !e.matches("[tabindex='-1']")).map(e => e.name || e.className)"""
    )
    page.context.close()
    assert order[0].endswith("md-logo")
    assert order[-3:] == ["query", "__palette", "__palette"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_are_drawn_in_ink(browser: Any, site: str, scheme: str) -> None:
    page = opened(browser, site + PAPER, 390, 844, color_scheme=scheme)
    assert page.locator(".md-header svg").count() == 0
    drawn = page.evaluate(
        """() => [...document.querySelectorAll(".md-header .md-header__button.md-icon:not([hidden])")]
          .map(e => getComputedStyle(e, "::before"))
          .map(({ maskImage, backgroundColor, width }) => [maskImage.slice(0, 19), backgroundColor, width])"""
    )
    ink = page.evaluate("getComputedStyle(document.body).color")
    page.context.close()
    assert drawn == [['url("data:image/svg', ink, "24px"]] * 3


def test_with_forced_colours_icons_are_still_seen(browser: Any, site: str) -> None:
    page = opened(browser, site + PAPER, 390, 844, forced_colors="active")
    colours = page.evaluate(
        """() => [document.querySelector(".md-header > .md-icon"), document.body]
          .map((e, n) => n ? getComputedStyle(e).color : getComputedStyle(e, "::before").backgroundColor)"""
    )
    page.context.close()
    assert colours[0] == colours[1]


@pytest.mark.parametrize("path", [PAPER, "tags/tides.html", "lists/harbour.html"])
def test_the_shell_of_a_page_is_small(browser: Any, site: str, path: str) -> None:
    page = opened(browser, "about:blank", java_script_enabled=False)
    text = compact(page.request.get(site + path).text())
    page.context.close()
    before, _, rest = text.partition("<article")
    assert len((before + rest.rpartition("</article>")[2]).encode()) <= SHELL


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site with a logo, icons and sections of its own, on disk."""
    folder: Path = tmp_path_factory.mktemp("settled")
    for output in outputs(library(), RELATED):
        path = folder / "site_src" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    guide = folder / "site_src" / "guide"
    guide.mkdir()
    for name in ("first", "second"):
        (guide / f"{name}.md").write_text(f"# The {name} page\n\nBy hand.\n\n## More\n", encoding="utf-8")
    (folder / "site_src" / "own.css").write_text(".md-tabs__link { letter-spacing: 2px }", encoding="utf-8")
    (folder / "site_src" / "own.js").write_text("document.title = 'own'", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return f"file://{folder}/www/"


def test_a_site_s_own_logo_icons_styles_and_scripts_stand_in_the_frame(browser: Any, settled: str) -> None:
    page = opened(browser, settled + PAPER, 1300)
    assert page.title() == "own"
    assert page.locator(".md-header .md-logo").inner_text() == "A & B"
    assert box(page, ".md-header .md-logo img")["height"] == 24
    # Menu, search twice with the way back, close, and the light that is no moon.
    assert page.locator(".md-header svg").count() == 6
    assert page.locator(".ps-icon--moon").count() == 1
    assert page.locator(".md-tabs a").first.evaluate("e => getComputedStyle(e).letterSpacing") == "2px"
    page.context.close()


@pytest.mark.parametrize("path", [PAPER, "guide/second.html"])
def test_sections_of_a_site_open_in_the_drawer(browser: Any, settled: str, path: str) -> None:
    page = opened(browser, settled + path, 390, 844)
    assert not page.locator(".md-tabs").is_visible()
    page.locator(MENU).click()
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")
    drawer = page.locator(".md-sidebar--primary")
    if path == PAPER:
        drawer.locator("label", has_text="Guide").first.click()
        drawer.locator("label", has_text="Deeper").first.click()
        drawer.locator("a", has_text="Second").first.click()
        page.wait_for_url("**/guide/second.html*")
    else:
        assert drawer.locator("label", has_text="Second").first.is_visible()
    page.context.close()

"""Search through Material's own box, in a browser, from keystroke to row."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import mkdocs.contrib.search
import pytest

from generator import search
from generator.render import TEMPLATES, Catalogue, outputs
from tests.render.harbour import library

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
CONFIG = """\
INHERIT: {root}/mkdocs.yml
site_name: The harbour shelf
docs_dir: site_src
site_dir: www/shelf
nav: [about.md]
theme:
  custom_dir: {theme}
plugins: [search]
"""
TITLE = "TideTables: Learning tides by heart"
BOX = "[data-md-component=search-query]"
ROWS = ".md-search-result__item"
META = ".md-search-result__meta"
ODD = [
    "lamp " * 2000,
    "🪿🪿🪿",
    "مرحبا بالعالم",
    "机器学习",
    "<script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 1'>",
    "__proto__ constructor toString",
    "(.*)+[a-z]{99,}\\",
    "the of and",
    "!!! ??? ---",
    '"',
    "tag: code: why: -",
]


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented library's site with its index, built as plain MkDocs builds it."""
    made = tmp_path_factory.mktemp("search")
    shelf = library()
    for output in (
        *outputs(shelf),
        *search.outputs(shelf, Catalogue(shelf).told, LUNR.read_text(encoding="utf-8")),
    ):
        path = made / "site_src" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    (made / "site_src" / "about.md").write_text(
        "# About\n\n## Tides\n\nWhy this shelf keeps tides & lamps.\n"
    )
    (made / "mkdocs.yml").write_text(CONFIG.format(root=ROOT, theme=TEMPLATES / "theme"), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=made,
        check=True,
        capture_output=True,
        env={**os.environ, "SITE_URL": "http://localhost/shelf/", "NO_MKDOCS_2_WARNING": "1"},
    )
    return made / "www"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/shelf/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page whose faults fail the test."""
    context = browser.new_context(viewport={"width": 1300, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    faults: list[str] = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.goto(address + "papers/index.html")
    yield opened
    context.close()
    assert faults == []


def asked(page: Any, text: str) -> list[str]:
    """Asks through the box, which listens to keys alone; gives the titles of the rows."""
    page.keyboard.press("/")
    page.wait_for_function(f"() => !document.querySelector('{META}').innerText.startsWith('Initializing')")
    page.evaluate(
        """() => { window.rendered = 0; const panel = document.querySelector(".md-search-result");
        new MutationObserver(() => window.rendered++).observe(panel, { childList: true, subtree: true }) }"""
    )
    page.locator(BOX).fill(text)
    page.locator(BOX).press("End")
    page.wait_for_function("() => window.rendered > 0")
    page.wait_for_timeout(150)
    return [title.inner_text() for title in page.locator(f"{ROWS} h1").all()]


def test_typing_finds_the_paper_and_enter_opens_it(page):
    assert asked(page, "learing tides by hart")[0] == TITLE
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/tide-tables-by-heart.html*")


def test_what_is_typed_before_the_theme_s_script_has_come_is_answered(page, address):
    page.route("**/bundle.*.js", lambda route: (time.sleep(0.5), route.continue_()))
    page.goto(address + "papers/tide-tables-by-heart.html", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("tide tables")
    page.wait_for_selector(ROWS)
    assert page.locator(f"{ROWS} h1").first.inner_text() == TITLE


def test_a_page_written_by_hand_has_the_theme_s_script_from_the_beginning(page, address):
    page.goto(address + "about.html")
    assert page.evaluate("'component$' in window")


def test_arrows_walk_the_rows_and_escape_closes_the_box(page):
    asked(page, "tides")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.classList.contains('md-search-result__link')")
    page.keyboard.press("Escape")
    assert not page.locator("[data-md-toggle=search]").is_checked()


def test_a_link_with_a_query_opens_its_answer(page, address):
    page.goto(address + "index.html?q=tide+tables")
    page.wait_for_selector(ROWS)
    assert page.locator(f"{ROWS} h1").first.inner_text() == TITLE


def test_rows_mark_the_hits_and_show_a_fragment(page):
    asked(page, "learning heart")
    row = page.locator(ROWS).first
    assert [mark.inner_text() for mark in row.locator("h1 mark").all()] == ["Learning", "heart"]
    assert row.locator(".ps-search__fragment").inner_text()


def test_hand_written_pages_are_found_below_papers(page):
    titles = asked(page, "tides")
    assert "Tides" in titles
    assert titles[0] != "Tides"


def test_partial_matches_and_empty_answers_say_so(page):
    asked(page, "tide qzxv tables")
    assert page.locator(META).inner_text().startswith("No paper has all of")
    assert asked(page, "qzxvw") == []
    assert page.locator(META).inner_text() == "Nothing for “qzxvw”. Browse by tag"
    page.locator(f"{META} a").click()
    page.wait_for_url("**/tags/index.html")


def test_nothing_but_its_scripts_is_fetched_for_search_before_a_letter_is_typed(page, address):
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    page.goto(address + "papers/index.html", wait_until="networkidle")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert {path.rpartition("/")[2] for path in fetched if "/search/" in path} == {
        "box.js",
        "search_index.json",
        "worker.js",
    }


@pytest.mark.parametrize("text", ODD)
def test_odd_queries_leave_the_box_usable(page, text):
    asked(page, text)
    assert page.evaluate("() => window.broken") is None
    assert asked(page, "tide tables")[0] == TITLE


def test_a_shard_that_is_lost_is_spoken_of(page):
    page.route("**/*.shard", lambda route: route.abort())
    asked(page, "tides")
    assert "could not be loaded" in page.locator(META).inner_text()
    page.unroute("**/*.shard")
    assert asked(page, "tide tables")[0] == TITLE


def test_a_folder_opened_without_a_server_says_why_search_is_silent(browser, folder):
    page = browser.new_page()
    page.goto((folder / "shelf" / "papers" / "index.html").as_uri())
    page.wait_for_function(f"() => document.querySelector('{BOX}').disabled")
    assert "web server" in page.locator(BOX).get_attribute("placeholder")
    assert page.locator(BOX).is_visible()
    page.close()

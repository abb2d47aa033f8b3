"""While a site is served, each edit shows, and is built once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.render import TEMPLATES
from tests.build.shelves import abstract
from tests.plugin.conftest import Pier
from tests.plugin.serving import MKDOCS, PAPERSHELF, Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the server is ended by a signal of POSIX"),
]

NOTE = "<!-- note -->"

#: What is edited, and where the edit shows.
EDITS: dict[str, tuple[Callable[[Pier], object], str, str]] = {
    "a new note": (
        lambda site: site.note("gulls-on-lamps", "why: Seen from below"),
        "papers/gulls-on-lamps.html",
        "Seen from below",
    ),
    "an old note": (
        lambda site: site.note("tides-of-the-old-pier", "why: Read it twice"),
        "papers/index.html",
        "Read it twice",
    ),
    "a source": (
        lambda site: site.source("spring.txt", ("Ropes in Rain", abstract("the rope"))),
        "papers/ropes-in-rain.html",
        "Ropes in Rain",
    ),
    "a new source in a new folder": (
        lambda site: site.source("2025/may.txt", ("Nets at Noon", abstract("the net"))),
        "lists/2025-may.html",
        "Nets at Noon",
    ),
    "the vocabulary": (
        lambda site: site.put("vocabulary.yml", "- id: birds\n  label: All Birds\n  aliases: [gulls]\n"),
        "tags/birds.html",
        "All Birds",
    ),
    "a list": (
        lambda site: site.put("lists/winter.md", "---\ntitle: The Cold\nsource: winter.txt\n---\n"),
        "lists/winter.html",
        "The Cold",
    ),
    "a reading path": (
        lambda site: site.path("way", "[[gulls-on-lamps]] and nothing else at all"),
        "lists/way.html",
        "and nothing else at all",
    ),
    "the home page's words": (
        lambda site: site.put("home.md", "Welcome to the pier.\n"),
        "index.html",
        "Welcome to the pier.",
    ),
    "a page written by hand": (
        lambda site: (site.docs / "about.md").write_text("# About us\n", encoding="utf-8"),
        "about.html",
        "About us",
    ),
    "a template of the site": (
        lambda site: _replace(
            site.root / "templates/paper.md.jinja", NOTE, f"{NOTE}\n\nPrinted on the pier.\n"
        ),
        "papers/tides-of-the-old-pier.html",
        "Printed on the pier.",
    ),
    "an override of the theme": (
        lambda site: (site.root / "own/404.html").write_text("Nobody is here.", encoding="utf-8"),
        "no/such/page.html",
        "Nobody is here.",
    ),
    "the configuration": (
        lambda site: _replace(site.root / "mkdocs.yml", "The “pier”", "The mole"),
        "papers/index.html",
        "The mole",
    ),
}


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Pier:
    made = Pier(tmp_path_factory.mktemp("served") / "site")
    made.furnish()
    _replace(made.root / "mkdocs.yml", "theme:\n", "theme:\n  custom_dir: own\n")
    (made.root / "own").mkdir()
    (made.root / "own/404.html").write_text("Lost.", encoding="utf-8")
    (made.root / "templates").mkdir()
    shutil.copy(TEMPLATES / "paper.md.jinja", made.root / "templates/paper.md.jinja")
    return made


@pytest.fixture(scope="module")
def server(site: Pier) -> Iterator[Server]:
    with Server(MKDOCS, site.root) as running:
        yield running


def test_a_fresh_clone_is_built_once_before_it_is_served(server: Server) -> None:
    server.rest()
    assert server.builds == 1
    assert "Tides of the Old Pier" in server.get("papers/tides-of-the-old-pier.html")


@pytest.mark.parametrize("edited", EDITS)
def test_an_edit_shows_and_is_built_once(server: Server, site: Pier, edited: str) -> None:
    edit, path, words = EDITS[edited]
    assert words not in server.get(path)
    assert server.builds_after(lambda: edit(site)) == 1
    server.shows(path, words)


def test_a_source_that_is_deleted_takes_its_page_along(server: Server, site: Pier) -> None:
    site.source("short.txt", ("Brief Lives of Crabs", abstract("the crab")))
    server.shows("papers/brief-lives-of-crabs.html", "Brief Lives")
    server.rest()
    assert server.builds_after((site.library / "sources/short.txt").unlink) == 1
    server.shows("papers/brief-lives-of-crabs.html", "Nobody is here.")


def test_a_fault_is_logged_and_the_server_goes_on(server: Server, site: Pier) -> None:
    server.builds_after(lambda: site.put("vocabulary.yml", "- id: [\n"))
    assert any("vocabulary-yaml" in line for line in server.log)
    site.put("vocabulary.yml", "- id: lamps\n  label: Every Lamp\n  aliases: [lamps]\n")
    server.shows("tags/lamps.html", "Every Lamp")
    server.rest()


def test_a_template_that_is_wrong_keeps_the_last_good_site_until_it_is_mended(
    server: Server, site: Pier
) -> None:
    template = site.root / "templates/paper.md.jinja"
    sound = template.read_text(encoding="utf-8")
    assert server.builds_after(lambda: template.write_text("{% if %}", encoding="utf-8")) == 1
    assert any("bad-template" in line for line in server.log)
    assert "Tides of the Old Pier" in server.get("papers/tides-of-the-old-pier.html")
    template.write_text(sound.replace(NOTE, f"{NOTE}\n\nMended on the pier.\n"), encoding="utf-8")
    server.shows("papers/tides-of-the-old-pier.html", "Mended on the pier.")
    server.rest()


@pytest.mark.parametrize("name", ["new.md", "papers/by-hand.md", "a-new-folder/page.md"])
def test_a_page_that_is_new_shows_by_itself(server: Server, site: Pier, name: str) -> None:
    page = site.docs / name
    address = name.replace(".md", ".html")

    def write() -> None:
        # A folder that comes is an edit too, whose build may take the page along.
        page.parent.mkdir(exist_ok=True)
        page.write_text("# Brand new\n", encoding="utf-8")

    assert server.builds_after(write) >= 1
    server.shows(address, "Brand new")
    assert server.builds_after(lambda: page.write_text("# Not so new\n", encoding="utf-8")) == 1
    server.shows(address, "Not so new")


def test_a_first_template_of_the_site_shows_by_itself(server: Server, site: Pier) -> None:
    (site.root / "templates").rename(site.root / "kept")
    server.rest()
    template = (site.root / "kept/paper.md.jinja").read_text(encoding="utf-8")
    (site.root / "templates").mkdir()
    server.rest()
    template = template.replace(NOTE, f"{NOTE}\n\nThe first of all.\n")
    (site.root / "templates/paper.md.jinja").write_text(template, encoding="utf-8")
    server.shows("papers/gulls-on-lamps.html", "The first of all.")
    server.rest()


#: How something is broken and mended again, and what is told of it.
BREAKS: dict[str, tuple[str, str, str]] = {
    "the vocabulary": ("site_src/library/vocabulary.yml", "- id: [\n", "error[vocabulary-yaml]"),
    "a note": ("site_src/library/notes/lamps-at-night.md", "---\nhide: [\n---\n", "error[front-matter-yaml]"),
    "a template": ("templates/paper.md.jinja", "{% if %}", "error[bad-template]"),
    "an override of the theme": ("own/main.html", "{% block %}", "error[bad-template]"),
    "the configuration": ("mkdocs.yml", "theme: [\n", "error[bad-configuration]"),
    "a setting": (
        "mkdocs.yml",
        "site_name: Pier\nplugins: [none-such]\n",
        "error[mkdocs-stopped]",
    ),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_broken_is_told_on_each_page_of_the_last_good_site_until_it_is_mended(
    server: Server, site: Pier, broken: str
) -> None:
    name, text, told = BREAKS[broken]
    path = site.root / name
    sound = path.read_bytes() if path.exists() else None
    pages = ("index.html", "papers/index.html", "about.html", "papers/tides-of-the-old-pier.html")
    assert server.builds_after(lambda: path.write_text(text, encoding="utf-8")) == 1
    for page in pages:
        served = server.get(page)
        assert told in served
        assert "</html>" in served
    assert any(told.partition("[")[2] in line for line in server.log)
    server.builds_after(path.unlink if sound is None else lambda: path.write_bytes(sound or b""))
    for page in pages:
        assert told not in server.get(page)


def test_generated_pages_are_not_watched(server: Server, site: Pier) -> None:
    before = server.builds
    for path in ("papers/tides-of-the-old-pier.md", "index.md", "papers.json"):
        (site.docs / path).touch()
    server.rest()
    assert server.builds == before


def test_serving_leaves_what_generating_leaves(server: Server, site: Pier) -> None:
    """The server's own address stands in no generated file."""
    server.rest()
    served = site.generated()
    assert [path for path, data in served.items() if b"127.0.0.1" in data] == []
    assert site.generate().changed == 0


def test_the_papershelf_command_serves_the_same_way(pier: Pier, tmp_path: Path) -> None:
    shutil.copytree(pier.root, tmp_path / "site")
    copied = Pier.of(tmp_path / "site")
    running = Server(PAPERSHELF, copied.root)
    with running:
        edit, path, words = EDITS["a new note"]
        assert running.builds_after(lambda: edit(copied)) == 1
        running.shows(path, words)
        assert running.end() == 0
    assert "Traceback" not in "".join(running.log)

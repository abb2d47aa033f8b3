"""`mkdocs build` alone makes the whole site, and plain MkDocs makes the same."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.cli import main
from generator.files import published
from generator.render import TEMPLATES
from tests.plugin.conftest import Pier, mkdocs

#: What a browser fetches by itself, in a page and in a style sheet.
FETCHED = re.compile(
    rb"""<(?:script|img|iframe|source|video|audio|embed|use|image|object)\b[^>]*?\s(?:src|href|srcset|data)=["']?([^"'\s>]+)"""
    rb"""|<link\b(?=[^>]*\brel=["']?(?:stylesheet|icon|preload|modulepreload|preconnect|dns-prefetch|manifest|prefetch))"""
    rb"""[^>]*?\shref=["']?([^"'\s>]+)"""
    rb"""|url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)"""
)
LINK = re.compile(rb'(?:href|src)="([^"]*)"')
FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def pages(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.endswith(".html")}


def flat(data: bytes) -> bytes:
    """White space, which a browser does not show, in one form."""
    return b" ".join(data.split())


def test_every_page_is_built_from_a_fresh_clone(built: dict[str, bytes]) -> None:
    expected = {
        "index.html",
        "404.html",
        "about.html",
        "papers.json",
        "papers/index.html",
        "papers/tides-of-the-old-pier.html",
        "papers/gulls-on-lamps.html",
        "papers/lamps-at-night.html",
        "papers/untitled-we-watch-the-bench-from-the-end-of.html",
        "lists/index.html",
        "lists/winter.html",
        "lists/spring.html",
        "lists/way.html",
        "tags/index.html",
        "code/index.html",
    }
    assert expected - built.keys() == set()
    assert not [path for path in built if path.startswith("library/")]


def test_plain_mkdocs_builds_the_same_site(pier: Pier, built: dict[str, bytes], tmp_path: Path) -> None:
    assert main(["generate", "--plain", "-C", str(pier.root)]) == 0
    plain = mkdocs(pier, tmp_path / "plain", "-f", "mkdocs.plain.yml")
    assert plain.keys() == built.keys()
    assert [path for path in plain if flat(plain[path]) != flat(built[path])] == []


def test_plain_mkdocs_needs_nothing_of_ours(pier: Pier, tmp_path: Path) -> None:
    main(["generate", "--plain", "-C", str(pier.root)])
    text = (pier.root / "mkdocs.plain.yml").read_text(encoding="utf-8")
    assert "papershelf" not in text.partition("plugins:")[2]
    assert str(TEMPLATES) not in text


def test_the_papershelf_command_builds_the_same_site(
    pier: Pier, built: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["build", "--strict", "-C", str(pier.root), "--site-dir", str(tmp_path / "out")]) == 0
    made = {
        p.relative_to(tmp_path / "out").as_posix(): p for p in (tmp_path / "out").rglob("*") if p.is_file()
    }
    assert made.keys() - {"sitemap.xml.gz"} == built.keys()
    assert [path for path in built if made[path].read_bytes() != built[path]] == []


def test_a_second_build_changes_nothing_that_is_generated(pier: Pier, tmp_path: Path) -> None:
    mkdocs(pier, tmp_path / "one")
    before = {path: stamp for path, stamp in pier.stamps().items() if "site_src" in path}
    mkdocs(pier, tmp_path / "two")
    assert {path: stamp for path, stamp in pier.stamps().items() if "site_src" in path} == before


@pytest.mark.parametrize("how", ["built", "deployed"])
def test_nothing_is_fetched_from_a_foreign_host(how: str, request: pytest.FixtureRequest) -> None:
    site: dict[str, bytes] = request.getfixturevalue(how)
    foreign = {
        (path, url)
        for path, data in site.items()
        if path.endswith((".html", ".css", ".svg"))
        for url in (next(filter(None, found)).decode() for found in FETCHED.findall(data))
        if FOREIGN.match(url) and not url.startswith("https://pier.example/shelf/")
    }
    assert foreign == set()


def test_no_script_of_ours_names_a_foreign_host(built: dict[str, bytes]) -> None:
    ours = {name for name in published(TEMPLATES / "theme") if name.endswith(".js")}
    assert ours
    named = {
        (path, found.decode())
        for path in ours
        for found in re.findall(
            rb"""(?:fetch|import|Worker|importScripts)\(?\s*["'](?:https?:)?//[^"']+""", built[path]
        )
    }
    assert named == set()


@pytest.mark.parametrize("how", ["built", "deployed"])
def test_every_link_within_the_site_leads_to_a_file_of_it(how: str, request: pytest.FixtureRequest) -> None:
    """From a folder opened as files as well as under a sub-path."""
    site: dict[str, bytes] = request.getfixturevalue(how)
    root = "https://pier.example/shelf/"
    lost = {
        (path, link.decode())
        for path, data in pages(site).items()
        for link in LINK.findall(data)
        if (target := urljoin(root + path, link.decode().replace("&amp;", "&"))).startswith(root)
        if unquote(urlsplit(target).path).removeprefix("/shelf/") not in {*site, "sitemap.xml.gz"}
    }
    assert {(path, link) for path, link in lost if path != "404.html"} == set()


def test_no_page_leads_above_the_sites_own_folder(deployed: dict[str, bytes]) -> None:
    outside = {
        (path, link.decode())
        for path, data in pages(deployed).items()
        for link in LINK.findall(data)
        if link.startswith(b"/") and not link.startswith((b"/shelf/", b"//"))
    }
    assert outside == set()


def test_the_page_for_lost_readers_works_at_any_depth_of_a_deployed_site(deployed: dict[str, bytes]) -> None:
    """It is shown at whatever address was asked for, so its links cannot be relative."""
    links = [link.decode() for link in LINK.findall(deployed["404.html"])]
    assert links
    relative = [
        link for link in links if not link.startswith(("/shelf/", "https://", "#", "data:", "mailto:"))
    ]
    assert relative == []


def test_every_page_of_a_deployed_site_names_its_own_address(deployed: dict[str, bytes]) -> None:
    page = deployed["papers/tides-of-the-old-pier.html"].decode()
    assert 'rel="canonical" href="https://pier.example/shelf/papers/tides-of-the-old-pier.html"' in page


def test_the_sitemap_names_each_page_once_and_no_hidden_one(deployed: dict[str, bytes]) -> None:
    named = re.findall(r"<loc>([^<]*)</loc>", deployed["sitemap.xml"].decode())
    assert len(set(named)) == len(named)
    assert "https://pier.example/shelf/papers/tides-of-the-old-pier.html" in named
    assert not [address for address in named if "lamps-at-night" in address]
    assert b"lastmod" not in deployed["sitemap.xml"]


def test_a_hidden_paper_stands_in_no_file_of_the_site(built: dict[str, bytes]) -> None:
    saying = [path for path, data in built.items() if b"Lamps at Night" in data]
    assert saying == []
    assert [path for path, data in built.items() if b"lamps-at-night" in data] in (
        [],
        ["papers/lamps-at-night.html"],
    )


def test_mkdocs_reads_the_front_matter_of_every_page(pier: Pier, built: dict[str, bytes]) -> None:
    for path, data in pages(built).items():
        assert b"\n---\n" not in data, path
        assert re.search(rb"<title>[^<]+</title>", data) or b"refresh" in data, path


def test_what_a_source_says_is_shown_as_text(built: dict[str, bytes]) -> None:
    (page,) = (data.decode() for path, data in built.items() if path.startswith("papers/sails"))
    assert "<b>&" not in page
    assert "Sails &lt;b" in page
    assert "{{ x }}" in page
    assert '<a href="b">' not in page


def test_a_note_is_edited_where_it_lies(built: dict[str, bytes]) -> None:
    with_note = built["papers/tides-of-the-old-pier.html"].decode()
    without = built["papers/gulls-on-lamps.html"].decode()
    folder = "https://github.com/pier/list"
    assert f"{folder}/edit/main/site_src/library/notes/tides-of-the-old-pier.md" in with_note
    assert f"{folder}/new/main/site_src/library/notes?filename=gulls-on-lamps.md" in without

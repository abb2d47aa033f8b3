"""The pages through MkDocs: no warning, and every link of every page leads to a file of the site."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.browse import outputs as browse
from generator.render import TEMPLATES, Catalogue, outputs
from tests.render.harbour import RELATED, library

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
INHERIT: {root}/mkdocs.yml
site_name: The harbour shelf
docs_dir: site_src
site_dir: site
theme:
  custom_dir: {theme}
plugins: [search]
"""
LINK = re.compile(r'(?:href|src)="([^"]+)"')
FOREIGN = re.compile(r"[a-z]+:|//|#", re.IGNORECASE)


@pytest.fixture(
    scope="module", params=["", "https://example.org/some/shelf/"], ids=["no address", "sub-path"]
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a site, and the path under which it would stand on its host."""
    folder = tmp_path_factory.mktemp("built")
    for output in (*outputs(library(), RELATED), *browse(Catalogue(library()))):
        path = folder / "site_src" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    config = CONFIG.format(root=ROOT, theme=TEMPLATES / "theme")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    environment = {**os.environ, "SITE_URL": request.param, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder / "site", urlsplit(request.param).path or "/"


def test_every_link_leads_to_a_file(built: tuple[Path, str]) -> None:
    site, base = built
    dead = set()
    for page in sorted(site.rglob("*.html")):
        here = base + page.relative_to(site).as_posix()
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            if FOREIGN.match(link):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(urlsplit(link).path)))
            if not target.startswith(base) or not (site / target.removeprefix(base)).is_file():
                dead.add((here, link))
    assert dead == set()


def test_the_page_for_what_is_not_there_names_others_from_the_host_s_root(built: tuple[Path, str]) -> None:
    site, base = built
    links = LINK.findall((site / "404.html").read_text(encoding="utf-8"))
    assert f"{base}papers/index.html" in links
    assert [link for link in links if not link.startswith((base, "#"))] == []


def test_no_page_names_a_foreign_host_as_a_part_of_itself(built: tuple[Path, str]) -> None:
    parts = re.compile(
        r'<(?:script|img|iframe|source)[^>]*\ssrc="(https?:)?//|<link[^>]*stylesheet[^>]*href="https?:'
    )
    assert [page for page in built[0].rglob("*.html") if parts.search(page.read_text(encoding="utf-8"))] == []


def test_papers_stay_out_of_the_theme_s_search_and_in_the_sitemap(built: tuple[Path, str]) -> None:
    site, base = built
    assert "Tide" not in (site / "search" / "search_index.json").read_text(encoding="utf-8")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "lastmod" not in sitemap
    # Without an address of its own a site can not name its pages there.
    known = "https://example.org/some/shelf/papers/tide-tables-by-heart.html" in sitemap
    assert known == (base != "/")

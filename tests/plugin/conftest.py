"""A site as `papershelf new` leaves it, with one of each thing in its library, built in several ways."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.build.shelves import Shelf, abstract

NASTY = (
    'Sails <b>& "Knots"</b>: $n^2$ # {{ x }} [a](b) | c',
    f"{abstract('<i>knots</i>')} See `code` & *stars*.",
)
PAPERS = (
    ("Tides of the Old Pier", f"{abstract('the tide')} Code is at https://github.com/pier/tides."),
    ("Gulls on Lamps", f"{abstract('the gulls')} We will release our code soon."),
    NASTY,
    (None, f"Abstract: {abstract('the bench')}"),
)


class Pier(Shelf):
    """A site with everything a scaffold has."""

    def __init__(self, root: Path) -> None:
        assert main(["new", str(root), "--title", "The “pier” & more", "--repo", "pier/list"]) == 0
        self._at(root)

    @classmethod
    def of(cls, root: Path) -> Pier:
        """The site that is in a folder already."""
        made = cls.__new__(cls)
        made._at(root)
        return made

    def _at(self, root: Path) -> None:
        self.root = root
        self.docs = root / "site_src"
        self.library = self.docs / "library"

    def furnish(self) -> None:
        """Write a library with one of each thing."""
        self.source("winter.txt", *PAPERS)
        self.source("spring.txt", PAPERS[0], ("Lamps at Night", abstract("the lamp")))
        self.put(
            "lists/winter.md",
            "---\ntitle: Winter\ndate: 2025-01-31\nsource: winter.txt\n---\nA *long* one.\n",
        )
        self.path("way", "[[gulls-on-lamps]] first", "[[tides-of-the-old-pier]] then")
        self.note("tides-of-the-old-pier", "why: Patient work\npick: true", "See [[gulls-on-lamps]].")
        self.note("lamps-at-night", "hide: true")
        (self.docs / "about.md").write_text(
            "# About\n\nBegin with [the tides](papers/tides-of-the-old-pier.md).\n", encoding="utf-8"
        )
        text = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        text = text.replace("nav:\n", "nav:\n  - About: about.md\n")
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")


def mkdocs(site: Shelf, out: Path, *arguments: str, url: str | None = None) -> dict[str, bytes]:
    """Build a site with MkDocs' own command; gives each file of the finished site but the dated one."""
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    environment |= {"NO_MKDOCS_2_WARNING": "1"} | ({"SITE_URL": url} if url else {})
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out), *arguments]
    ran = subprocess.run(command, cwd=site.root, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return files(out)


def files(folder: Path) -> dict[str, bytes]:
    """Each file below a folder; the packed sitemap carries the hour."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "sitemap.xml.gz"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="session")
def pier(tmp_path_factory: pytest.TempPathFactory) -> Pier:
    """A furnished site that tests build and leave as it is."""
    made = Pier(tmp_path_factory.mktemp("pier") / "site")
    made.furnish()
    return made


@pytest.fixture(scope="session")
def built(pier: Pier, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as `mkdocs build` makes it from a fresh clone, without an address of its own."""
    return mkdocs(pier, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def deployed(pier: Pier, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as it is deployed under a sub-path."""
    return mkdocs(pier, tmp_path_factory.mktemp("deployed"), url="https://pier.example/shelf/")

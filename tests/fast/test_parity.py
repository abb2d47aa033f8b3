"""The fast road and plain MkDocs make the same site of the real dumps and of the bundled library."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from tests.plugin.conftest import Pier, mkdocs

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).resolve().parents[2]
URLS = (None, "https://pier.example/shelf/")

#: Files that cannot be equal, each with the reason. `sitemap.xml.gz`, which carries the hour of its making,
#: is not even read.
UNEQUAL: dict[str, str] = {}


@dataclass(frozen=True)
class Ways:
    """The finished files of one library, by the fast road, by plain MkDocs, and with `fast: false`."""

    fast: dict[str, bytes]
    plain: dict[str, bytes]
    slow: dict[str, bytes]


def of_the_dumps(root: Path, request: pytest.FixtureRequest) -> None:
    """The five real dumps, with the vocabulary of the scaffold."""
    seeds: tuple[Path, ...] = request.getfixturevalue("seeds")
    site = Pier(root)
    for seed in seeds:
        site.put(f"sources/{seed.name}", seed.read_bytes())


def as_bundled(root: Path, _request: pytest.FixtureRequest) -> None:
    """The library that stands in the checkout, with its configuration."""
    shutil.copytree(CHECKOUT / "site_src/library", root / "site_src/library")
    shutil.copy(CHECKOUT / "mkdocs.yml", root)


@pytest.fixture(scope="module", params=[of_the_dumps, as_bundled], ids=["dumps", "bundled"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pier:
    root = tmp_path_factory.mktemp("parity") / "site"
    make: Callable[[Path, pytest.FixtureRequest], None] = request.param
    make(root, request)
    return Pier.of(root)


@pytest.fixture(scope="module", params=URLS, ids=["in a folder", "deployed"])
def ways(library: Pier, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ways:
    url: str | None = request.param
    out = tmp_path_factory.mktemp("out")
    fast = mkdocs(library, out / "fast", url=url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", url or "")
        assert main(["generate", "--plain", "-C", str(library.root)]) == 0
    plain = mkdocs(library, out / "plain", "-f", "mkdocs.plain.yml", url=url)
    configuration = (library.root / "mkdocs.yml").read_text(encoding="utf-8")
    slow = configuration.replace("  - papershelf\n", "  - papershelf:\n      fast: false\n")
    assert slow != configuration
    (library.root / "mkdocs.slow.yml").write_text(slow, encoding="utf-8")
    return Ways(fast, plain, mkdocs(library, out / "slow", "-f", "mkdocs.slow.yml", url=url))


#: An element that shows white space as it is.
VERBATIM = re.compile(rb"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)


def flat(path: str, data: bytes) -> bytes:
    """White space of a page in one form, but where a browser shows it; other files as they are."""
    if not path.endswith(".html"):
        return data
    pieces = VERBATIM.split(data)
    return b" ".join(
        b" ".join(piece.split()) if place % 3 == 0 else piece for place, piece in enumerate(pieces)
    )


def unequal(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {
        path
        for path in one.keys() | other.keys()
        if flat(path, one.get(path, b"")) != flat(path, other.get(path, b""))
    }


def test_plain_mkdocs_makes_the_same_files(ways: Ways) -> None:
    assert len(ways.fast) > 100
    assert unequal(ways.fast, ways.plain) == UNEQUAL.keys()


def test_without_the_fast_road_the_plugin_makes_the_same_files(ways: Ways) -> None:
    assert unequal(ways.fast, ways.slow) == UNEQUAL.keys()


def test_the_sitemaps_name_the_same_pages(ways: Ways) -> None:
    named = [re.findall(rb"<loc>([^<]*)</loc>", way["sitemap.xml"]) for way in (ways.fast, ways.plain)]
    assert named[0] == named[1]


def test_the_search_of_mkdocs_reads_the_same_documents(ways: Ways) -> None:
    """Papers are in the other index, which the comparison of all files covers."""
    fast, plain = (json.loads(way["search/search_index.json"])["docs"] for way in (ways.fast, ways.plain))
    assert fast == plain

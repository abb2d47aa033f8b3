"""A build finishes without MkDocs what it can, and leaves what a build from nothing leaves."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import frontmatter
import jinja2
import pytest
from jinja2 import nodes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

from generator.cli import main, mkdocs
from generator.render import environment
from generator.render.catalogue import ROWS_A_PAGE
from generator.shipped import OVERLAY
from tests.build.shelves import abstract
from tests.fast.test_edits import built, from_nothing, unequal
from tests.plugin.conftest import Pier

pytestmark = pytest.mark.slow

TIDES = "tides-of-the-old-pier"
Edit = Callable[[Pier], object]


def _touch_the_site(site: Pier) -> None:
    (site.root / "site/assets/stylesheets/stray.css").write_text("?", encoding="utf-8")


def _rename(site: Pier) -> None:
    path = site.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("more", "less", 1), encoding="utf-8")


def _lose(name: str) -> Edit:
    return lambda site: (site.note(TIDES, "why: Lost"), (site.root / ".papershelf" / name).unlink())


def _deepen(site: Pier) -> None:
    """The home page has an anchor, to which nothing leads."""
    site.put("home.md", "Welcome.\n\n## Deep {#deep}\n")


def _lengthen(site: Pier) -> None:
    """The first list with a second page."""
    site.put("lists/long.md", "---\ntitle: Long\n---\n" + "- [[nets-at-noon]] so\n")
    site.source("long.txt", *((f"Wave {n} at Dusk", abstract(f"wave {n}")) for n in range(ROWS_A_PAGE + 1)))


#: What is edited, one after the other, and whether MkDocs has to build for it.
EDITS: list[tuple[str, Edit, bool]] = [
    ("a line on a paper", lambda site: site.note(TIDES, "why: Twice"), False),
    ("the same line otherwise", lambda site: site.note(TIDES, "why: Thrice"), False),
    (
        "words in Markdown",
        lambda site: site.note("gulls-on-lamps", "why: So", f"See *this*, [[{TIDES}]]."),
        False,
    ),
    ("other words", lambda site: site.note("gulls-on-lamps", "why: So", "See `that`."), False),
    ("no line", lambda site: (site.library / f"notes/{TIDES}.md").unlink(), False),
    ("the words on the home page", lambda site: site.put("home.md", "Welcome to `the` pier.\n"), False),
    ("plain words on the home page", lambda site: site.put("home.md", "Welcome to the pier.\n"), False),
    ("a heading on the home page", _deepen, False),
    (
        "a list's words",
        lambda site: site.put("lists/way.md", "---\ntitle: Way\n---\n- [[gulls-on-lamps]] so\n"),
        False,
    ),
    (
        "a list's title",
        lambda site: site.put("lists/way.md", "---\ntitle: Path\n---\n- [[gulls-on-lamps]] so\n"),
        False,
    ),
    ("a hidden paper", lambda site: site.note("gulls-on-lamps", "hide: true"), True),
    ("a line after that", lambda site: site.note(TIDES, "why: Again"), False),
    ("a new source", lambda site: site.source("may.txt", ("Nets at Noon", abstract("the net"))), False),
    ("a list of more than a page", _lengthen, False),
    ("a tag on it", lambda site: site.note("nets-at-noon", "tags: [lamps]"), False),
    ("a line on the new paper", lambda site: site.note("nets-at-noon", "why: Fresh"), False),
    ("a page by hand", lambda site: (site.docs / "about.md").write_text("# Us\n", encoding="utf-8"), True),
    ("the vocabulary", lambda site: site.put("vocabulary.yml", "- id: nets\n  label: Nets\n"), True),
    ("a file in the site", _touch_the_site, True),
    ("the settings", _rename, True),
    ("a line, and no shells", _lose("shells.json"), True),
    ("a line, and no record of pages", _lose("built.json"), True),
    ("a line, and no record of the site", _lose("finished"), True),
    ("a link that leads nowhere", lambda site: site.note(TIDES, "why: Away", "[Away](away.md)"), False),
    ("the link mended, which was complained of", lambda site: site.note(TIDES, "why: Here"), True),
    ("a line in the end", lambda site: site.note(TIDES, "why: At last"), False),
]


class Building:
    """A site and how often MkDocs built it."""

    def __init__(self, site: Pier, patch: pytest.MonkeyPatch) -> None:
        self.site = site
        self.builds = 0
        build = mkdocs.mkdocs_build.build

        def counted(config: MkDocsConfig) -> None:
            self.builds += config.config_file_path.startswith(str(site.root))
            build(config)

        patch.setattr(mkdocs.mkdocs_build, "build", counted)


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://pier.example/shelf/")
        site = Pier(tmp_path_factory.mktemp("rebuilt") / "site")
        site.furnish()
        for folder in ("templates", "own"):
            (site.root / folder).mkdir()
        made = Building(site, patch)
        built(site.root)
        yield made
    environment.cache_clear()


@pytest.mark.parametrize(("edit", "is_whole"), [pytest.param(*rest, id=name) for name, *rest in EDITS])
def test_a_rebuilt_site_is_the_one_that_is_built_from_nothing(
    building: Building, tmp_path: Path, edit: Edit, is_whole: bool
) -> None:
    before = building.builds
    edit(building.site)
    rebuilt = built(building.site.root)
    assert building.builds - before == int(is_whole)
    assert unequal(rebuilt, from_nothing(building.site, tmp_path / "clean")) == []


def test_a_complaint_of_a_rebuilt_page_fails_a_strict_build(tmp_path: Path) -> None:
    site = Pier(tmp_path / "site")
    site.furnish()
    assert main(["build", "--strict", "-C", str(site.root)]) == 0
    site.note(TIDES, "why: Away", "[Away](away.md)")
    assert main(["build", "--strict", "-C", str(site.root)]) == 1
    assert main(["build", "--strict", "-C", str(site.root)]) == 1


AIMED = "See [there](../about.md#deep)."
DEEP = "## Deep\n\nMy *own* words."


def _settings(old: str, new: str) -> Edit:
    def edit(site: Pier) -> None:
        path = site.root / "mkdocs.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


LOOSE_LINKS = _settings("  not_found: warn", "  links: {not_found: info}")
LOOSE_NAVIGATION = _settings("  not_found: warn", "  nav: {not_found: info}")


def _await_it(site: Pier) -> None:
    _about("See [it](papers/nets-at-noon.md).")(site)


def _be_there(site: Pier) -> None:
    (site.docs / "papers").mkdir(exist_ok=True)
    (site.docs / "papers/nets-at-noon.html").write_text("Here already", encoding="utf-8")


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([LOOSE_LINKS, _await_it], id="a page by hand links to it"),
        pytest.param(
            [LOOSE_NAVIGATION, _settings("nav:\n", "nav:\n  - Nets: ./papers/nets-at-noon.md\n")],
            id="the navigation names it",
        ),
        pytest.param([_be_there], id="another file has its address"),
    ],
)
def test_a_paper_that_was_waited_for_comes_with_a_whole_build(
    edits: list[Edit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Pier(tmp_path / "site")
    site.furnish()
    for edit in edits:
        edit(site)
    building = Building(site, monkeypatch)
    built(site.root)
    site.source("may.txt", ("Nets at Noon", abstract("the net")))
    built(site.root)
    assert building.builds == 2


@pytest.mark.parametrize("edits", [[True, False], [False, True]], ids=["goes", "comes"])
def test_a_page_outside_the_site_may_be_linked_to_as_long_as_it_is_there(
    edits: list[bool], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Pier(tmp_path / "site")
    site.furnish()
    _settings("  /library/\n", "  /library/\n  /lists/extra.md\n")(site)
    _settings("  not_found: warn", "  not_found: info")(site)
    _about("See [it](lists/extra.md).")(site)
    shown = set()
    for is_there in edits:
        path = site.library / "lists/extra.md"
        path.unlink(missing_ok=True)
        if is_there:
            site.put("lists/extra.md", "---\ntitle: Extra\n---\n- [[gulls-on-lamps]] so\n")
        assert main(["build", "-C", str(site.root)]) == 0
        shown.add((site.root / "site/about.html").read_text(encoding="utf-8"))
    capsys.readouterr()
    assert len(shown) == 2


def test_the_packed_sitemap_names_new_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://pier.example/shelf/")
    site = Pier(tmp_path / "site")
    site.furnish()
    building = Building(site, monkeypatch)
    built(site.root)
    site.source("may.txt", ("Nets at Noon", abstract("the net")))
    built(site.root)
    assert building.builds == 1
    plain, packed = (site.root / "site" / name for name in ("sitemap.xml", "sitemap.xml.gz"))
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert b"https://pier.example/shelf/papers/nets-at-noon.html" in plain.read_bytes()


def _about(words: str) -> Edit:
    return lambda site: (site.docs / "about.md").write_text(f"# About\n\n{words}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("edits", "last"),
    [
        pytest.param(
            [_about("None deep.")], lambda site: site.note(TIDES, "why: Away", AIMED), id="a paper to a page"
        ),
        pytest.param(
            [_about("None deep.")],
            lambda site: site.put("home.md", AIMED.replace("../", "")),
            id="home to a page",
        ),
        pytest.param(
            [
                lambda site: site.note(TIDES, "why: Deep", DEEP),
                _about(f"See [it](papers/{TIDES}.md#deep)."),
            ],
            lambda site: site.note(TIDES, "why: Flat", DEEP.replace("Deep", "Flat")),
            id="a page to a paper",
        ),
        pytest.param(
            [
                lambda site: site.note(TIDES, "why: Plain"),
                lambda site: site.note("water-marks", "why: So", f"See [it]({TIDES}.md#deep)."),
            ],
            lambda site: site.note(TIDES, "why: Flat", DEEP.replace("Deep", "Flat")),
            id="a paper to a paper that had no anchors",
        ),
    ],
)
def test_a_link_into_a_page_is_checked_whichever_of_both_changes(
    edits: list[Edit], last: Edit, tmp_path: Path
) -> None:
    site = Pier(tmp_path / "site")
    site.furnish()
    site.source("water.txt", ("Water Marks", abstract("the water")))
    for edit in edits:
        edit(site)
        assert main(["build", "--strict", "-C", str(site.root)]) == 0
    last(site)
    assert main(["build", "--strict", "-C", str(site.root)]) == 1


def test_a_complaint_is_made_once_though_a_whole_build_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Pier(tmp_path / "site")
    site.furnish()
    assert main(["build", "-C", str(site.root)]) == 0
    site.note(TIDES, "why: Away", "[Away](away.md)")
    capsys.readouterr()
    assert main(["build", "--strict", "-C", str(site.root)]) == 1
    assert capsys.readouterr().err.count("'away.md'") == 1


def _looked_at(name: str, environment: jinja2.Environment) -> set[str]:
    """What the content of a template of the overlay looks at, with the templates that it includes."""
    assert environment.loader is not None
    tree = environment.parse(environment.loader.get_source(environment, name)[0])
    blocks = [block for block in tree.find_all(nodes.Block) if block.name == "content"]
    found: set[str] = set()
    for place in blocks or [tree]:
        found |= {f"page.{node.attr}" for node in place.find_all(nodes.Getattr) if _is_page(node.node)}
        found |= {node.name for node in place.find_all(nodes.Name) if node.name in {"nav", "pages"}}
        for include in place.find_all((nodes.Include, nodes.Import, nodes.FromImport)):
            assert isinstance(include.template, nodes.Const), "known before it is rendered"
            found |= _looked_at(include.template.value, environment)
    return found


def _is_page(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "page"


@pytest.mark.parametrize("name", ["home.html", "library.html", "paper.html", "papers.html", "shelf.html"])
def test_what_goes_into_a_shell_looks_at_nothing_but_its_page(name: str) -> None:
    """Else it could not be rendered where neither navigation nor other pages are."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERLAY), autoescape=True)
    assert _looked_at(name, environment) <= {"page.meta", "page.content", "page.url"}


def test_other_pages_show_nothing_of_a_page_that_edits_change_but_its_title(building: Building) -> None:
    """What else a page in the navigation says of itself may change without the others."""
    said: set[str] = set()
    for path in building.site.docs.glob("**/index.md"):
        said |= frontmatter.load(str(path)).metadata.keys()
    shown: set[str] = set()
    for path in Path(get_theme_dir("material"), "partials").rglob("*.html"):
        shown |= set(re.findall(r"\b(?!page\b)\w+\.meta\.(\w+)", path.read_text(encoding="utf-8")))
    assert shown, "the theme shows pages in another way now"
    assert "description" in said
    assert not shown & said

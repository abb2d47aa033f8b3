"""Whatever was edited, and however little was built for it, the served site is the one that a build makes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from tests.build.shelves import abstract
from tests.plugin.conftest import Pier, files, mkdocs

pytestmark = [
    pytest.mark.slow,
    # Of watchdog, where a folder is new and is watched for two reasons at once.
    pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning"),
]

#: Seconds in which an edit has to be reported.
PATIENCE = 10

WINTER = "---\ntitle: Winter\ndate: 2025-01-31\nsource: winter.txt\n---\nA short one.\n"
#: What is edited, and whether MkDocs has to build for it.
EDITS: list[tuple[str, Callable[[Pier], object], bool]] = [
    ("a line on an old paper", lambda site: site.note("tides-of-the-old-pier", "why: Twice"), False),
    ("the same line otherwise", lambda site: site.note("tides-of-the-old-pier", "why: Thrice"), False),
    ("no line", lambda site: (site.library / "notes/tides-of-the-old-pier.md").unlink(), False),
    ("words in Markdown", lambda site: site.note("gulls-on-lamps", "why: So", "See *this*."), False),
    ("other words in Markdown", lambda site: site.note("gulls-on-lamps", "why: So", "See *that*."), False),
    ("a hidden paper", lambda site: site.note("gulls-on-lamps", "hide: true"), True),
    ("a paper shown again", lambda site: site.note("gulls-on-lamps", "why: Up there"), True),
    ("a new source", lambda site: site.source("may.txt", ("Nets at Noon", abstract("the net"))), True),
    ("a line on the new paper", lambda site: site.note("nets-at-noon", "why: Fresh"), False),
    ("a link that leads nowhere", lambda site: site.note("nets-at-noon", "", "[Away](away.md)"), True),
    ("the link mended", lambda site: site.note("nets-at-noon", "", "[Away](../about.md)"), True),
    ("what a list is for", lambda site: site.put("lists/winter.md", WINTER), False),
    ("the home page", lambda site: site.put("home.md", "Welcome to the pier.\n"), False),
    ("a page by hand", lambda site: (site.docs / "about.md").write_text("# About us\n"), True),
    ("the vocabulary", lambda site: site.put("vocabulary.yml", "- id: nets\n  label: Nets\n"), True),
]


class Serving:
    """A server that never listens: what it would do at an edit is done when the test says so."""

    def __init__(self, site: Pier, out: Path) -> None:
        self.site, self.out, self.builds = site, out, 0
        self.config = self._loaded()
        self.config.plugins.on_startup(command="serve", dirty=False)
        self._build()
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, str(out))
        # As MkDocs does before it asks plugins.
        self.server.watch(self.config.docs_dir)
        self.config.plugins.on_serve(self.server, config=self.config, builder=self._build)
        self.server.observer.start()

    def _loaded(self):  # type: ignore[no-untyped-def]
        return load_config(str(self.site.root / "mkdocs.yml"), site_dir=str(self.out))

    def _build(self) -> None:
        self.builds += 1
        config = self._loaded() if self.builds > 1 else self.config
        build(config)

    def edited(self, edit: Callable[[Pier], object]) -> int:
        """How many whole builds an edit takes."""
        before = self.builds
        edit(self.site)
        self._hear()
        self.server.builder()
        return self.builds - before

    def _hear(self) -> None:
        """Wait until the edit has been reported, and nothing more comes."""
        heard = self.config.plugins["papershelf"]._session._edited
        end, before = time.monotonic() + PATIENCE, 0
        while not heard or len(heard) != before:
            assert time.monotonic() < end, "nothing was reported"
            before = len(heard)
            time.sleep(0.05)

    def end(self) -> None:
        self.server.shutdown()
        self.server.observer.join()
        self.config.plugins.on_shutdown()


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("renewed")
    site = Pier(folder / "site")
    site.furnish()
    # The navigation leads to a page by hand only. One generated file is kept out of the site.
    configuration = site.root / "mkdocs.yml"
    before, _, after = configuration.read_text(encoding="utf-8").partition("\nnav:\n")
    after = after.partition("\n\n")[2]
    before = before.replace("exclude_docs: |\n", "exclude_docs: |\n  /papers.json\n")
    configuration.write_text(f"{before}\nnav:\n  - About: about.md\n\n{after}", encoding="utf-8")
    site.source("new.txt", *((f"Number {n} of the Newest", abstract(f"wave {n}")) for n in range(7)))
    site.put("lists/new.md", "---\ntitle: New\ndate: 2025-06-30\nsource: new.txt\n---\n")
    made = Serving(site, folder / "out")
    yield made
    made.end()


@pytest.mark.parametrize(("edit", "is_whole"), [pytest.param(*rest, id=name) for name, *rest in EDITS])
def test_the_served_site_is_the_built_one(
    serving: Serving, tmp_path: Path, edit: Callable[[Pier], object], is_whole: bool
) -> None:
    assert serving.edited(edit) == int(is_whole)
    built = mkdocs(serving.site, tmp_path / "fresh", "--no-strict")
    served = files(serving.out)
    assert served.keys() == built.keys()
    assert [path for path in built if served[path] != built[path]] == []

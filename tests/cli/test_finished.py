"""A build that would change nothing ends before MkDocs begins, and no other one does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main, mkdocs
from generator.fast import finished
from tests.build.shelves import abstract
from tests.cli.conftest import FreshSite

PAGE = Path("site/papers/tides-of-the-old-pier.html")


@pytest.fixture
def begun(fresh: FreshSite, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Build the site of one paper, which is built already; tells whether MkDocs began."""
    fresh.source("pier.txt", ("Tides of the Old Pier", abstract("the tide")))
    folder("site_src/notes", {"about.md": "# About\n"})
    folder("own", {"partials/copyright.html": "By the sea"})
    settings("theme:\n", "theme:\n  custom_dir: own\n")
    settings("  /index.md\n", "  /index.md\n  /notes/\n")
    began: list[object] = []
    build = mkdocs.mkdocs_build.build
    monkeypatch.setattr(mkdocs.mkdocs_build, "build", lambda config: (began.append(config), build(config))[1])

    def again() -> bool:
        began.clear()
        assert main(["build"]) == 0
        return bool(began)

    assert again()
    assert not again()
    return again


def folder(name: str, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = Path(name, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def settings(old: str, new: str) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    Path("mkdocs.yml").write_text(text.replace(old, new, 1), encoding="utf-8")


EDITS = {
    "a source": lambda: folder("site_src/library/sources", {"b.txt": f"Lamps\n\n{abstract('the lamp')}\n"}),
    "a page by hand": lambda: folder("site_src/notes", {"about.md": "# About us\n"}),
    "a new page": lambda: folder("site_src/notes", {"more.md": "# More\n"}),
    "an asset": lambda: folder("site_src/assets", {"own.css": "p { color: red }"}),
    "an override": lambda: folder("own", {"partials/copyright.html": "By the lake"}),
    "a setting": lambda: settings("site_name:", "copyright: The pier\nsite_name:"),
    "the environment": lambda: os.environ.update(SITE_URL="https://example.org/pier/"),
    "a finished page": lambda: PAGE.write_text("touched", encoding="utf-8"),
    "a finished page that is gone": PAGE.unlink,
    "a stranger in the site": lambda: folder("site", {"stranger.html": "?"}),
    "a record that is torn": lambda: Path(".papershelf/finished").write_text("", encoding="utf-8"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_whatever_is_edited_mkdocs_begins(
    begun: Callable[[], bool], edit: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What an edit sets is put back after the test.
    monkeypatch.setenv("SITE_URL", "")
    edit()
    assert begun()
    assert "Tides of the Old Pier" in PAGE.read_text(encoding="utf-8")
    assert not Path("site/stranger.html").exists()
    assert not begun()


def test_an_edit_of_the_shipped_theme_counts(
    begun: Callable[[], bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(finished, "OVERLAY", str(tmp_path / "overlay"))
    folder(str(tmp_path / "overlay"), {"assets/css/home.css": "p { color: red }"})
    assert begun()
    folder(str(tmp_path / "overlay"), {"assets/css/home.css": "p { color: blue }"})
    assert begun()
    assert not begun()


def test_another_folder_is_another_site(begun: Callable[[], bool]) -> None:
    assert main(["build", "--site-dir", "out"]) == 0
    assert Path("out/papers").is_dir()


STRANGERS = {
    "a hook": lambda: (
        folder(".", {"hook.py": "def on_env(env, **_):\n    return env\n"}),
        settings("plugins:", "hooks:\n  - hook.py\nplugins:"),
    ),
    "another plugin": lambda: settings("plugins:\n", "plugins:\n  - tags\n"),
    "an extension that reads files": lambda: settings(
        "markdown_extensions:\n", "markdown_extensions:\n  - pymdownx.snippets\n"
    ),
}


@pytest.mark.parametrize("edit", STRANGERS.values(), ids=STRANGERS)
def test_where_something_else_joins_in_every_build_is_done(
    begun: Callable[[], bool], edit: Callable[[], object]
) -> None:
    edit()
    assert begun()
    assert begun()


def test_what_mkdocs_complained_of_is_said_again(
    begun: Callable[[], bool], capsys: pytest.CaptureFixture[str]
) -> None:
    folder("site_src/notes", {"about.md": "# About\n\n[nowhere](nowhere.md)\n"})
    for _ in range(2):
        capsys.readouterr()
        assert begun()
        assert "nowhere.md" in capsys.readouterr().err

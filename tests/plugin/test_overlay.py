"""The overlay in a built site: short and in few files, but for what the site puts in its place."""

from __future__ import annotations

from pathlib import Path

from generator.cli import main
from generator.files import published, stripped
from generator.render import TEMPLATES
from tests.plugin.conftest import Pier, mkdocs

CSS = "assets/css/home.css"
OWN = b"/* ours */\nbody { color: black; }\n"


def with_own(root: Path, name: str) -> Pier:
    """A site that has a file of its own in the place of one of the overlay."""
    pier = Pier(root)
    pier.furnish()
    text = (pier.root / "mkdocs.yml").read_text(encoding="utf-8")
    (pier.root / "mkdocs.yml").write_text(text.replace("theme:\n", "theme:\n  custom_dir: own\n"))
    path = pier.root / "own" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(OWN)
    return pier


def test_a_site_serves_the_overlay_stripped_and_its_own_files_as_they_are(tmp_path: Path) -> None:
    built = mkdocs(with_own(tmp_path / "site", CSS), tmp_path / "out")
    overlay = {
        name: data for name, data in published(TEMPLATES / "theme").items() if name.startswith("assets/")
    }
    assert len(overlay) > 20
    assert {name for name in built if name.startswith("assets/papershelf/")} <= overlay.keys()
    assert built.pop(CSS) == OWN
    assert {name: built.get(name) for name in overlay if name != CSS} == {
        name: data for name, data in overlay.items() if name != CSS
    }


def test_beside_a_script_of_its_own_a_site_serves_every_script_by_itself(tmp_path: Path) -> None:
    script = "assets/papershelf/shelf/seen.js"
    pier = with_own(tmp_path / "site", script)
    theme = TEMPLATES / "theme"
    short = {
        path.relative_to(theme).as_posix(): stripped(path.name, path.read_bytes())
        for path in theme.rglob("*.js")
    }
    built = mkdocs(pier, tmp_path / "out")
    assert {name: built.get(name) for name in short} == short | {script: OWN}
    assert main(["generate", "--plain", "-C", str(pier.root)]) == 0
    plain = pier.root / ".papershelf/theme"
    assert {name: (plain / name).read_bytes() for name in short} == short | {script: OWN}

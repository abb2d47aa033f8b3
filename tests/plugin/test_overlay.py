"""The overlay in a built site: stripped, but for what the site puts in its place."""

from __future__ import annotations

from pathlib import Path

from generator.files import published
from generator.render import TEMPLATES
from tests.plugin.conftest import Pier, mkdocs

CSS = "assets/css/home.css"
OWN = b"/* ours */\nbody { color: black; }\n"


def test_a_site_serves_the_overlay_stripped_and_its_own_files_as_they_are(tmp_path: Path) -> None:
    pier = Pier(tmp_path / "site")
    pier.furnish()
    text = (pier.root / "mkdocs.yml").read_text(encoding="utf-8")
    (pier.root / "mkdocs.yml").write_text(text.replace("theme:\n", "theme:\n  custom_dir: own\n"))
    (pier.root / "own/assets/css").mkdir(parents=True)
    (pier.root / "own" / CSS).write_bytes(OWN)
    built = mkdocs(pier, tmp_path / "out")
    overlay = {
        name: data for name, data in published(TEMPLATES / "theme").items() if name.startswith("assets/")
    }
    assert len(overlay) > 20
    assert built.pop(CSS) == OWN
    assert {name: built.get(name) for name in overlay if name != CSS} == {
        name: data for name, data in overlay.items() if name != CSS
    }

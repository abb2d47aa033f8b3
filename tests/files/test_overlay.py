"""What a site serves of the overlay: the same scripts and styles, only shorter and in fewer files."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.files.overlay import published, stripped
from generator.render import TEMPLATES
from tests.conftest import skip_or_fail

TESTS = Path(__file__).resolve().parents[1]
OVERLAY = TEMPLATES / "theme"
#: All scripts and styles of ours, each file packed by itself as any host does it.
BYTES = 54_300


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        skip_or_fail("needs Node.js on the path")
    if not (TESTS / "node_modules" / "typescript").is_dir():
        skip_or_fail("needs TypeScript (npm ci --prefix tests)")
    return str(found)


def differing(node: str, files: dict[Path, bytes], folder: Path) -> list[str]:
    """The scripts whose syntax tree is not that of their short form."""
    paths: list[str] = []
    for number, (path, data) in enumerate(files.items()):
        other = folder / f"{number}.js"
        other.write_bytes(data)
        paths += [str(path), str(other)]
    command = [node, str(TESTS / "js" / "trees.mjs"), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_scripts_say_what_they_said(node: str, tmp_path: Path) -> None:
    scripts = {path: stripped(path.name, path.read_bytes()) for path in OVERLAY.rglob("*.js")}
    assert len(scripts) > 20
    assert differing(node, scripts, tmp_path) == []


def test_a_template_within_a_template_would_be_noticed(node: str, tmp_path: Path) -> None:
    script = tmp_path / "nested.js"
    script.write_text("const said = `${one ? ` of ${one}` : ``}`\n")
    data = stripped("nested.js", script.read_bytes())
    assert differing(node, {script: data}, tmp_path) == [str(script)]


def test_comments_and_indentation_go_and_names_stay() -> None:
    script = (
        b"// why\nexport class One {\n  /** @param {string} name */\n  #kept = name => `a  b ${name}`\n}\n"
    )
    assert stripped("one.js", script) == b"export class One{#kept=name=>`a  b ${name}`}"
    assert stripped("one.css", b"/* why */\n.ps-a > b {\n  margin: 0 4px;\n}\n") == b".ps-a>b{margin:0 4px}"


def test_other_files_stay_as_they_are() -> None:
    for name in ("main.html", "assets/favicon.svg"):
        data = (OVERLAY / name).read_bytes()
        assert stripped(name, data) == data


def test_all_scripts_and_styles_together_are_small() -> None:
    sizes = {
        name: len(gzip.compress(data))
        for name, data in published(OVERLAY).items()
        if name.endswith((".js", ".css"))
    }
    assert sum(sizes.values()) <= BYTES, sorted(sizes.items(), key=lambda item: -item[1])

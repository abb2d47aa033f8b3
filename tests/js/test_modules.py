"""The modules of the reading room, by node's own runner, and their types by TypeScript's checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.files import stripped
from generator.render import TEMPLATES
from tests.conftest import skip_or_fail

HERE = Path(__file__).parent
TSC = HERE.parent / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        skip_or_fail("needs Node.js on the path")
    return str(found)


def failures(node: str, folder: Path) -> str:
    """What node says of the cases in the folders `browse` and `shelf`, nothing where all hold."""
    cases = [str(path) for path in sorted(folder.glob("*/*.test.mjs"))]
    assert len(cases) > 5
    done = subprocess.run([node, "--test", *cases], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def test_the_modules_do_what_their_cases_say(node: str) -> None:
    assert failures(node, HERE) == ""


def test_without_comments_and_indentation_they_do_the_same(node: str, tmp_path: Path) -> None:
    shutil.copytree(HERE, tmp_path / "tests" / "js")
    for script in (TEMPLATES / "theme").rglob("*.js"):
        path = tmp_path / "templates" / "theme" / script.relative_to(TEMPLATES / "theme")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stripped(script.name, script.read_bytes()))
    assert failures(node, tmp_path / "tests" / "js") == ""


def test_the_types_of_the_modules_hold(node: str) -> None:
    if not TSC.is_file():
        skip_or_fail("needs TypeScript (npm ci --prefix tests)")
    done = subprocess.run([node, TSC, "-p", HERE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

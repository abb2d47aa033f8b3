"""The modules of the shelf, by node's own runner, and their types by TypeScript's checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail

HERE = Path(__file__).parent
TSC = HERE.parents[1] / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        skip_or_fail("needs Node.js on the path")
    return str(found)


def test_the_modules_do_what_their_cases_say(node: str) -> None:
    cases = [str(path) for path in sorted(HERE.glob("*.test.mjs"))]
    done = subprocess.run([node, "--test", *cases], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_types_of_the_modules_hold(node: str) -> None:
    if not TSC.is_file():
        skip_or_fail("needs TypeScript (npm ci --prefix tests)")
    done = subprocess.run([node, TSC, "-p", HERE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

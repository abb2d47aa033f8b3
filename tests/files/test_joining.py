"""Scripts that a site serves as one: all that the parts say, in an order that runs, with their names."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from generator.files.joining import TOGETHER, joined
from generator.files.overlay import as_published, published, stripped
from generator.render import TEMPLATES
from tests.conftest import skip_or_fail

OVERLAY = TEMPLATES / "theme"
SCRIPTS = {path.relative_to(OVERLAY).as_posix(): path.read_bytes() for path in OVERLAY.rglob("*.js")}
IMPORT = re.compile(r'\bimport\b\s*(?:\{([^}]*)\}\s*from\s*)?\(?"([^"]+)"')
EXPORT = re.compile(r"\bexport (?:async )?(?:const|let|function|class) (\w+)")


def imported(name: str, text: str) -> list[tuple[str, list[str]]]:
    """The files that a script imports, statically or not, with the names it takes from each."""
    return [
        (normpath(join(dirname(name), address)), [each.strip() for each in names.split(",") if each])
        for names, address in IMPORT.findall(text)
    ]


def test_parts_stand_behind_what_they_build_on() -> None:
    for name, parts in TOGETHER.items():
        for at, part in enumerate(parts):
            inside = {source for source, _ in imported(part, SCRIPTS[part].decode())} & set(parts)
            assert inside <= set(parts[:at]), (name, part)


def test_what_a_script_imports_is_there_under_its_name() -> None:
    served = {name: data.decode() for name, data in published(OVERLAY).items() if name.endswith(".js")}
    assert not {part for parts in TOGETHER.values() for part in parts} & (served.keys() - TOGETHER.keys())
    for name, text in served.items():
        for source, names in imported(name, text):
            assert source != name
            assert set(names) <= set(EXPORT.findall(served[source])), (name, source)


def test_all_that_the_parts_say_is_said() -> None:
    served = published(OVERLAY)
    for name, parts in TOGETHER.items():
        for part in parts:
            short = stripped(part, SCRIPTS[part]).decode()
            said = "".join(line for line in short.splitlines(keepends=True) if not line.startswith("import{"))
            assert said in served[name].decode(), (name, part)


def test_what_is_joined_can_be_run(tmp_path: Path) -> None:
    """No two parts have an outermost name in common, which the language forbids."""
    node = shutil.which("node")
    if node is None:
        skip_or_fail("needs Node.js on the path")
    for name, data in published(OVERLAY).items():
        if name in TOGETHER:
            script = tmp_path / (
                name.replace("/", "-").removesuffix("js") + ("js" if "/search/" in name else "mjs")
            )
            script.write_bytes(data)
            subprocess.run([str(node), "--check", str(script)], check=True)


@pytest.mark.parametrize("theirs", ["shelf/store.js", "search/ranking.js"])
def test_where_a_site_has_a_script_of_its_own_all_stay_apart(theirs: str) -> None:
    others = {name: data for name, data in SCRIPTS.items() if not name.endswith(theirs)}
    assert as_published(others) == {name: stripped(name, data) for name, data in others.items()}


def test_imports_lead_to_the_file_that_a_part_is_in() -> None:
    parts = [part for parts in TOGETHER.values() for part in parts]
    scripts = dict.fromkeys(parts, "export const one=1")
    user = "assets/papershelf/shelf/around.js"
    scripts[user] = (
        'import{one}from"../library/dom.js"\nimport{other}from"../library/choice.js"\nimport{two}from"./store.js"\none()'
    )
    assert joined(scripts)[user] == (
        'import{one,two}from"./page.js"\nimport{other}from"./../library/choice.js"\none()'
    )

"""The wheel alone gives a working command in another folder: nothing of the checkout is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.build.shelves import abstract, dump

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that has to succeed, without a way back into the checkout; gives its output."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "SITE_URL"}
    }
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def make(source: Path, kind: str, folder: Path) -> Path:
    """A distribution of the project in `source`, made with the tools that are installed."""
    run(sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", folder, source, cwd=source)
    (made,) = folder.iterdir()
    return made


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that holds the wheel and sees the dependencies of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    places = {"base": str(folder), "platbase": str(folder)}
    programs = Path(sysconfig.get_path("scripts", "venv", places))
    library = Path(sysconfig.get_path("purelib", "venv", places))
    python = programs / Path(sys.executable).name
    run(
        sys.executable,
        *("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel),
        cwd=folder,
    )
    (library / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return programs


def test_the_wheel_has_every_file_of_the_package_and_its_templates(wheel: Path) -> None:
    tracked = run("git", "ls-files", "-z", "generator", "templates", cwd=ROOT).split("\0")
    present = [path for path in tracked if path and (ROOT / path).exists()]
    expected = {path if path.startswith("generator/") else f"generator/_{path}" for path in present}
    assert expected
    assert expected - names(wheel) == set()


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    foreign = {name for name in names(wheel) if not name.startswith(("generator/", "papershelf-"))}
    assert foreign == set()
    assert not [name for name in names(wheel) if "__pycache__" in name or name.endswith((".pyc", ".orig"))]


def test_a_wheel_made_from_the_source_distribution_is_the_same(wheel: Path, tmp_path: Path) -> None:
    archive = make(ROOT, "sdist", tmp_path / "sdist")
    run(sys.executable, "-m", "tarfile", "-e", archive, tmp_path / "source", cwd=tmp_path)
    (source,) = (tmp_path / "source").iterdir()
    assert names(make(source, "wheel", tmp_path / "wheel")) == names(wheel)


def test_the_installed_command_makes_a_site_in_another_folder(scripts: Path, tmp_path: Path) -> None:
    papershelf = scripts / "papershelf"
    (tmp_path / "dump.txt").write_text(dump([("Tides", abstract("the tide"))]), encoding="utf-8")
    run(papershelf, "new", "my-list", "--title", "The pier", cwd=tmp_path)
    site = tmp_path / "my-list"
    run(papershelf, "add", "../dump.txt", "--title", "Winter", "--date", "2025-01-31", cwd=site)
    run(papershelf, "note", "tides", "--why", "Patient work", "--pick", cwd=site)
    said = run(papershelf, "build", "--strict", cwd=site)
    assert said.startswith("1 paper, 1 list; ")
    page = (site / "site/papers/tides.html").read_text(encoding="utf-8")
    assert "Patient work" in page
    assert (site / "site/assets/css/papershelf.css").is_file()
    assert (
        json.loads((site / "site/papers.json").read_text(encoding="utf-8"))["papers"][0]["title"] == "Tides"
    )


def test_the_installed_plugin_is_found_by_mkdocs_itself(scripts: Path, tmp_path: Path) -> None:
    run(scripts / "papershelf", "new", "my-list", cwd=tmp_path)
    site = tmp_path / "my-list"
    (site / "site_src/library/sources/a.txt").write_text(dump([("Tides", abstract("the tide"))]), "utf-8")
    python = scripts / Path(sys.executable).name
    run(python, "-m", "mkdocs", "build", "--strict", cwd=site)
    assert (site / "site/papers/tides.html").is_file()


def test_what_is_installed_comes_from_the_wheel(scripts: Path, tmp_path: Path) -> None:
    python = scripts / Path(sys.executable).name
    code = "import generator, generator.render as r; print(generator.__file__); print(r.TEMPLATES)"
    for place in run(python, "-c", code, cwd=tmp_path).splitlines():
        assert Path(place).is_relative_to(scripts.parent)
    assert "papershelf" in run(scripts / "papershelf", "--version", cwd=tmp_path)


def test_the_wheel_says_that_it_is_typed_and_under_which_licence(wheel: Path) -> None:
    assert "generator/py.typed" in names(wheel)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names(wheel))

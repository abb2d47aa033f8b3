"""`papershelf build` ends with one line, the site's folder, and an honest status."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.diagnostics import error
from generator.files import RefusedError, lock
from generator.model import Place
from tests.build.shelves import abstract
from tests.cli.conftest import FreshSite

TIDES = ("Tides of the Old Pier", abstract("the tide"))


@pytest.fixture
def pier(fresh: FreshSite) -> FreshSite:
    """A site of one paper."""
    fresh.source("pier.txt", TIDES)
    return fresh


def test_a_site_is_built_and_the_next_command_named(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--strict"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    summary, following = said.out.splitlines()
    assert summary.startswith("1 paper, 1 list; ")
    assert following == f"The site is in {Path.cwd() / 'site'}. Next: papershelf serve"
    assert Path("site/papers/tides-of-the-old-pier.html").is_file()


def test_another_folder_may_take_the_site(pier: FreshSite, tmp_path: Path) -> None:
    assert main(["build", "--site-dir", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/papers/tides-of-the-old-pier.html").is_file()
    assert not Path("site").exists()


def test_a_site_is_built_from_any_folder(
    pier: FreshSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("..")
    assert main(["build", "-C", "site", "--strict"]) == 0
    assert Path("site/site/index.html").is_file()
    assert "Next: papershelf serve -C site" in capsys.readouterr().out


def test_a_fault_in_the_library_fails_the_run_and_the_rest_is_built(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.note("tides-of-the-old-pier", "why: a: b")
    assert main(["build"]) == 1
    assert "error[front-matter-yaml]" in capsys.readouterr().err
    assert Path("site/papers/tides-of-the-old-pier.html").is_file()


def test_what_mkdocs_warns_of_fails_a_strict_build_and_is_shown(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    (pier.docs / "about.md").write_text("# About\n\n[Gone](gone.md)\n", encoding="utf-8")
    assert main(["build"]) == 0
    assert "mkdocs: warning: " in capsys.readouterr().err
    assert main(["build", "--strict"]) == 1
    assert "mkdocs.yml:1: error[mkdocs-stopped] " in capsys.readouterr().err


def test_a_setting_that_mkdocs_does_not_take_is_named_with_its_remedy(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    Path("mkdocs.yml").write_text(text.replace("  - search\n", "  - no-such-plugin\n"), encoding="utf-8")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "no-such-plugin" in said
    assert "mkdocs.yml:1: error[mkdocs-stopped] " in said
    assert "Traceback" not in said


def test_a_site_that_cannot_be_written_is_named_instead_of_a_traceback(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("site").write_text("Somebody's own file.\n", encoding="utf-8")
    assert main(["build"]) == 1
    assert "site:1: error[cannot-write] " in capsys.readouterr().err
    assert Path("site").read_text(encoding="utf-8") == "Somebody's own file.\n"
    Path("site").unlink()
    assert main(["build"]) == 0


def test_templates_that_are_not_kept_whole_are_compiled_again(pier: FreshSite) -> None:
    assert main(["build"]) == 0
    kept = list(Path(".papershelf/memory/theme").iterdir())
    assert kept
    for archive in kept:
        archive.write_bytes(archive.read_bytes()[:-24])
    shutil.rmtree("site")
    assert main(["build"]) == 0
    assert Path("site/papers/tides-of-the-old-pier.html").is_file()


def test_mkdocs_complains_after_the_findings_of_the_library(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.note("tides-of-the-old-pier", "why: a: b")
    with Path("mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("colour: blue\n")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert 0 <= said.index("error[front-matter-yaml]") < said.index("mkdocs: warning: Config value 'colour'")


def test_a_hook_that_raises_does_not_keep_pages_from_being_generated(pier: FreshSite) -> None:
    with Path("mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    Path("hook.py").write_text("raise LookupError('the tide')\n", encoding="utf-8")
    with pytest.raises(LookupError, match="the tide"):
        main(["build"])
    assert Path("site_src/papers/tides-of-the-old-pier.md").is_file()


def test_a_site_without_the_plugin_is_refused(pier: FreshSite, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    Path("mkdocs.yml").write_text(text.replace("  - papershelf\n", ""), encoding="utf-8")
    assert main(["build"]) == 1
    assert "mkdocs.yml:1: error[no-plugin]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{% if %}", 1),
        ("a\n{{ nonsense.x }}\n", 2),
        ("a\n\n{% include 'gone.html' %}", 3),
        ("{% for x in 1 %}", 1),
    ],
)
def test_a_template_of_the_site_that_is_wrong_is_named_with_its_line(
    pier: FreshSite, capsys: pytest.CaptureFixture[str], text: str, line: int
) -> None:
    Path("templates").mkdir()
    Path("templates/paper.md.jinja").write_text(text, encoding="utf-8")
    assert main(["build"]) == 1
    assert f"templates/paper.md.jinja:{line}: error[bad-template]" in capsys.readouterr().err


def test_an_override_of_the_theme_that_is_wrong_is_named_with_its_line(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    Path("mkdocs.yml").write_text(text.replace("theme:\n", "theme:\n  custom_dir: own\n"), encoding="utf-8")
    Path("own").mkdir()
    Path("own/paper.html").write_text("a\n{% if %}\n", encoding="utf-8")
    assert main(["build"]) == 1
    assert "own/paper.html:2: error[bad-template]" in capsys.readouterr().err


def test_one_build_generates_once(pier: FreshSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command counts and times its run; the plugin need not repeat it."""
    from generator import build  # noqa: PLC0415

    # A file, because a run may have a process of its own.
    runs, once = tmp_path / "runs.txt", build.generate

    def counted(*arguments: Any, **options: Any) -> build.Report:
        with runs.open("a") as counts:
            counts.write("one\n")
        return once(*arguments, **options)

    monkeypatch.setattr(build, "generate", counted)
    main(["build"])
    assert runs.read_text().splitlines() == ["one"]


def test_a_build_without_a_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-C", str(tmp_path)]) == 1
    assert "mkdocs.yml:1: error[no-site]" in capsys.readouterr().err


def test_serving_without_a_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "-C", str(tmp_path)]) == 1
    assert "mkdocs.yml:1: error[no-site]" in capsys.readouterr().err


def test_two_builds_in_a_row_give_the_same_bytes(pier: FreshSite) -> None:
    def built() -> dict[str, bytes]:
        paths = [path for path in Path("site").rglob("*") if path.is_file() and path.suffix != ".gz"]
        return {path.as_posix(): path.read_bytes() for path in paths}

    main(["build"])
    first = built()
    main(["build"])
    assert built() == first


def test_a_run_that_is_refused_is_not_tried_twice(
    pier: FreshSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from generator import build  # noqa: PLC0415

    runs = tmp_path / "runs.txt"

    def refused(*_: Any, **__: Any) -> build.Report:
        with runs.open("a") as counts:
            counts.write("one\n")
        raise RefusedError(error("site-locked", Place(".papershelf/lock"), "it is held", "Wait."))

    monkeypatch.setattr(build, "generate", refused)
    assert main(["build"]) == 1
    assert capsys.readouterr().err == ".papershelf/lock:1: error[site-locked] it is held\n    Wait.\n"
    assert runs.read_text() == "one\n"


def test_no_other_run_touches_the_pages_while_mkdocs_reads_them(
    pier: FreshSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.cli import mkdocs  # noqa: PLC0415

    held, once = [], mkdocs.Ready.build

    def watched(ready: mkdocs.Ready) -> Path:
        with pytest.raises(RefusedError), lock(pier.root, patience=0):
            pass
        held.append(True)
        return once(ready)

    monkeypatch.setattr(mkdocs.Ready, "build", watched)
    assert main(["build"]) == 0
    assert held
    with lock(pier.root, patience=0):
        pass

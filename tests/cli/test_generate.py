"""What `generate` writes, says and returns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.build.shelves import abstract
from tests.cli.conftest import FreshSite

TIDES = ("Tides of the Old Pier", abstract("the tide"))
GULLS = ("Gulls on Lamps", abstract("the gulls"))
SUMMARY = "1 paper, 1 list; "


@pytest.fixture
def pier(fresh: FreshSite) -> FreshSite:
    """A site of one paper, not generated yet."""
    fresh.source("pier.txt", TIDES)
    return fresh


def pages(site: FreshSite) -> dict[str, bytes]:
    return site.generated()


def test_pages_are_written_and_counted_and_the_next_command_named(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate"]) == 0
    count = len(pages(pier))
    summary, following = capsys.readouterr().out.splitlines()
    assert summary.startswith(f"{SUMMARY}{count} files written, 0 unchanged, 0 deleted; no faults; ")
    assert summary.endswith(" s")
    assert following == "Next: papershelf build"


def test_a_second_run_writes_nothing(pier: FreshSite, capsys: pytest.CaptureFixture[str]) -> None:
    main(["generate"])
    before = pier.stamps()
    capsys.readouterr()
    assert main(["generate"]) == 0
    assert pier.stamps() == before
    assert f"0 files written, {len(pages(pier))} unchanged, 0 deleted" in capsys.readouterr().out


def test_check_writes_nothing_and_fails_where_something_would_change(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pier.stamps()
    assert main(["generate", "--check"]) == 1
    assert pier.stamps() == before
    assert "files would change. Next: papershelf generate" in capsys.readouterr().out
    main(["generate"])
    before = pier.stamps()
    assert main(["generate", "--check"]) == 0
    assert pier.stamps() == before


def test_check_never_writes_the_files_of_plain_mkdocs_either(pier: FreshSite) -> None:
    main(["generate"])
    before = pier.stamps()
    assert main(["generate", "--check", "--plain"]) == 0
    assert pier.stamps() == before


def test_check_names_a_touched_page(pier: FreshSite, capsys: pytest.CaptureFixture[str]) -> None:
    main(["generate"])
    (pier.docs / "papers/tides-of-the-old-pier.md").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main(["generate", "--check"]) == 1
    assert "error[touched-page]" in capsys.readouterr().err


def test_a_warning_fails_a_run_only_where_it_is_strict(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.source("more.txt", (None, abstract("the lamp")))
    assert main(["generate"]) == 0
    assert main(["generate", "--strict"]) == 1
    said = capsys.readouterr()
    assert "sources/more.txt:1: warning[abstract-without-title]" in said.err
    assert "0 errors, 1 warning" in said.out


def test_an_error_fails_a_run_and_the_rest_is_written(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.note("tides-of-the-old-pier", "why: a: b")
    assert main(["generate"]) == 1
    assert "notes/tides-of-the-old-pier.md:2: error[front-matter-yaml]" in capsys.readouterr().err
    assert "papers/tides-of-the-old-pier.md" in pages(pier)


def test_a_notice_is_counted_and_shown_only_where_it_is_asked_for(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.put("sources/more.txt", f"Gulls on Lamps\n\n{abstract('the gulls').rstrip('.')}\n")
    assert main(["generate", "--strict"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "no faults, 1 notice (--notices)" in said.out
    main(["generate", "--notices"])
    assert "sources/more.txt:1: notice[ends-abruptly]" in capsys.readouterr().err


def test_a_touched_page_is_refused_and_the_others_go_on(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    page = pier.docs / "papers/tides-of-the-old-pier.md"
    page.write_text("my words", encoding="utf-8")
    pier.source("more.txt", GULLS)
    capsys.readouterr()
    assert main(["generate"]) == 1
    said = capsys.readouterr().err
    assert "site_src/papers/tides-of-the-old-pier.md:1: error[touched-page]" in said
    assert "site_src/library/notes/tides-of-the-old-pier.md" in said
    assert page.read_text(encoding="utf-8") == "my words"
    assert "papers/gulls-on-lamps.md" in pages(pier)


def test_each_finding_is_a_place_a_code_and_a_message_with_its_remedy_below(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.source("more.txt", (None, abstract("the lamp")))
    main(["generate"])
    finding, remedy = capsys.readouterr().err.splitlines()
    assert finding.startswith("site_src/library/sources/more.txt:1: warning[abstract-without-title] this ")
    assert remedy.startswith("    Put its title ")


def test_findings_for_machines_are_one_json_document_a_line(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.source("more.txt", (None, abstract("the lamp")))
    main(["generate", "--format", "json"])
    (line,) = capsys.readouterr().err.splitlines()
    finding = json.loads(line)
    assert finding.keys() == {"path", "line", "severity", "code", "message", "remedy"}
    assert (finding["path"], finding["line"], finding["code"]) == (
        "site_src/library/sources/more.txt",
        1,
        "abstract-without-title",
    )


def test_findings_on_github_are_annotations_of_their_lines(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    pier.source("50%, or: b.txt", (None, "100% of it. " + abstract("the lamp")))
    main(["generate", "--format", "github"])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "::warning file=site_src/library/sources/50%25%2C or%3A b.txt,line=1,title=abstract-without-title::"
    )
    assert "“100%25 of it." in line


@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_a_refused_run_is_shown_in_the_style_that_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    assert main(["generate", "-C", str(tmp_path), "--format", style]) == 1
    said = capsys.readouterr().err
    assert {"text": "mkdocs.yml:1: error[no-site]", "github": "::error file=", "json": '"no-site"'}[
        style
    ] in said


@pytest.mark.parametrize(
    ("text", "line"), [("a: b\n- c\n", 2), ("- a\n", 1), ("", 1), ("site_name: [\n", 2), ("\x00", 1)]
)
def test_a_configuration_that_cannot_be_read_is_refused_with_its_line(
    fresh: FreshSite, capsys: pytest.CaptureFixture[str], text: str, line: int
) -> None:
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    assert main(["generate"]) == 1
    assert f"mkdocs.yml:{line}: error[bad-configuration]" in capsys.readouterr().err


def test_a_site_without_its_library_is_refused_and_keeps_its_pages(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    before = pages(pier)
    pier.library.rename("library-elsewhere")
    assert main(["generate"]) == 1
    assert "site_src/library:1: error[no-library]" in capsys.readouterr().err
    assert pages(pier) == before


def test_another_folder_is_named_in_the_next_command(
    pier: FreshSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("..")
    assert main(["generate", "-C", "site"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Next: papershelf build -C site"


def test_plain_mkdocs_gets_the_theme_and_a_configuration_without_the_plugin(pier: FreshSite) -> None:
    assert main(["generate", "--plain"]) == 0
    text = Path("mkdocs.plain.yml").read_text(encoding="utf-8")
    assert "INHERIT: mkdocs.yml" in text
    assert "papershelf\n" not in text.partition("plugins:")[2]
    assert Path(".papershelf/theme/main.html").is_file()


def test_what_plain_mkdocs_has_is_changed_only_where_something_changed(pier: FreshSite) -> None:
    main(["generate", "--plain"])
    before = pier.stamps()
    main(["generate", "--plain"])
    assert pier.stamps() == before


def test_an_override_that_is_gone_is_gone_from_the_plain_theme_too(pier: FreshSite) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    Path("mkdocs.yml").write_text(text.replace("theme:\n", "theme:\n  custom_dir: own\n"), encoding="utf-8")
    override = Path("own/partials/mine.html")
    override.parent.mkdir(parents=True)
    override.write_text("mine", encoding="utf-8")
    main(["generate", "--plain"])
    assert Path(".papershelf/theme/partials/mine.html").read_text(encoding="utf-8") == "mine"
    override.unlink()
    main(["generate", "--plain"])
    assert not Path(".papershelf/theme/partials/mine.html").exists()


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ("plugins: [papershelf]", "plugins: []"),
        ("plugins: {search: {lang: en}, papershelf: {}}", "plugins:\n- search:\n    lang: en\n"),
        ("plugins: [search, papershelf: {}]", "plugins:\n- search\n"),
        ("theme: material", "theme:\n  name: material\n  custom_dir: .papershelf/theme\n"),
    ],
)
def test_any_form_of_the_settings_is_understood(pier: FreshSite, settings: str, kept: str) -> None:
    Path("mkdocs.yml").write_text(f"site_name: a\ndocs_dir: site_src\n{settings}\n", encoding="utf-8")
    assert main(["generate", "--plain"]) == 0
    assert kept in Path("mkdocs.plain.yml").read_text(encoding="utf-8")


def test_a_configuration_may_inherit_from_another(
    pier: FreshSite, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mkdocs.yml").rename("base.yml")
    Path("mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: The mole\n", encoding="utf-8")
    assert main(["generate"]) == 0
    assert json.loads(pier.page("papers.json"))["site"]["title"] == "The mole"
    Path("base.yml").write_text("INHERIT: gone.yml\n", encoding="utf-8")
    assert main(["generate"]) == 1
    assert "gone.yml:1: error[no-site]" in capsys.readouterr().err

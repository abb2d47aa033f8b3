from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from generator.cli import main

DUMP = """Mar 14

Talking Tails: How Cats Speak

We listen to the tails of forty cats. They say more than expected.

Walking Heads

A head that walks is shown to be a rare sight in every street.

More Walking of Tails

Tails walk further than heads do, and with a better sense of rhythm.
"""
VOCABULARY = "- id: animals\n  label: Animals\n- id: motion\n  label: Motion\n"
NOTE = "---\n# by hand\nwhy: 'old'   # keep\n---\n\nRemarks.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    library = tmp_path / "site_src" / "library"
    for folder in ("sources", "notes", "lists"):
        (library / folder).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Cats\ndocs_dir: site_src\n", encoding="utf-8")
    (library / "sources" / "tails.txt").write_text(DUMP, encoding="utf-8")
    (library / "vocabulary.yml").write_text(VOCABULARY, encoding="utf-8")
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def note(site: Path, key: str) -> Path:
    return site / "site_src" / "library" / "notes" / f"{key}.md"


def notes(site: Path) -> list[str]:
    return sorted(file.name for file in (site / "site_src" / "library" / "notes").iterdir())


def run(*arguments: str) -> int:
    return main(["note", *arguments])


def editor(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """An editor that runs `code` over `paths`, the files it was given."""
    program = f"import sys, pathlib; paths = [pathlib.Path(p) for p in sys.argv[1:]]; {code}"
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", program]))


def test_words_of_a_title_find_the_paper_and_the_note_is_written(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("talking tails", "--why", "Best: of the lot", "--pick", "--tag", "animals") == 0
    assert note(site, "talking-tails-how-cats-speak").read_text(encoding="utf-8") == (
        '---\nwhy: "Best: of the lot"\npick: true\ntags: [animals]\n---\n'
    )
    assert capsys.readouterr().out.splitlines() == [
        "Wrote site_src/library/notes/talking-tails-how-cats-speak.md",
        "Next: papershelf build",
    ]


def test_a_note_keeps_what_else_stands_in_it_and_a_second_run_changes_nothing(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note(site, "walking-heads").write_bytes(NOTE.replace("\n", "\r\n").encode())
    assert run("walking-heads", "--why", "new", "--not-tag", "#motion") == 0
    expected = NOTE.replace("'old'", "new").replace("# keep\n", "# keep\nnot_tags: [motion]\n")
    assert note(site, "walking-heads").read_bytes() == expected.replace("\n", "\r\n").encode()
    capsys.readouterr()
    assert run("walking-heads", "--why", "new", "--not-tag", "motion") == 0
    assert "Unchanged: site_src/library/notes/walking-heads.md" in capsys.readouterr().out


def test_several_keys_are_written_at_once(site: Path) -> None:
    assert run("walking-heads", "more-walking-of-tails", "--pick") == 0
    assert notes(site) == ["more-walking-of-tails.md", "walking-heads.md"]


def test_words_that_nobody_quoted_mean_one_paper(site: Path) -> None:
    assert run("talking", "tails", "--pick") == 0
    assert notes(site) == ["talking-tails-how-cats-speak.md"]


def test_several_matches_are_listed_and_nothing_is_written(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("walking", "--pick") == 1
    assert notes(site) == []
    assert capsys.readouterr().out.splitlines() == [
        "2 papers match “walking”, so nothing was written. Give one of the keys:",
        "  walking-heads  Walking Heads",
        "  more-walking-of-tails  More Walking of Tails",
    ]


def test_one_doubtful_query_keeps_the_other_note_from_being_written(site: Path) -> None:
    assert run("talking tails", "walking tails nowhere", "--pick") == 1
    assert notes(site) == []


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("wallking haeds", "  walking-heads  Walking Heads"),
        ("quantum", "No paper matches “quantum”, so nothing was written. Give a key, or words of the title."),
    ],
)
def test_no_match_is_said_with_what_may_be_meant(
    site: Path, capsys: pytest.CaptureFixture[str], query: str, answer: str
) -> None:
    assert run(query, "--pick") == 1
    assert notes(site) == []
    assert answer in capsys.readouterr().out.splitlines()


def test_an_unknown_tag_is_refused_with_the_nearest(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("walking-heads", "--tag", "animls", "--why", "x") == 1
    assert notes(site) == []
    said = capsys.readouterr().err
    assert "site_src/library/vocabulary.yml:1: error[note-unknown-tag]" in said
    assert "Did you mean `animals`?" in said


def test_a_note_that_can_not_be_read_is_refused_with_its_line(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = "---\npick: true\nwhy: a: b\n---\n"
    note(site, "walking-heads").write_text(broken, encoding="utf-8")
    assert run("walking-heads", "talking tails", "--why", "x") == 1
    assert note(site, "walking-heads").read_text(encoding="utf-8") == broken
    assert notes(site) == ["walking-heads.md"]
    assert "notes/walking-heads.md:3: error[front-matter-yaml]" in capsys.readouterr().err


def test_a_note_that_is_not_utf8_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note(site, "walking-heads").write_bytes(b"caf\xe9")
    assert run("walking-heads", "--pick") == 1
    assert note(site, "walking-heads").read_bytes() == b"caf\xe9"
    assert "not UTF-8" in capsys.readouterr().err


def test_without_options_the_note_is_shown(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note(site, "walking-heads").write_text(NOTE, encoding="utf-8")
    assert run("walking-heads") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Walking Heads\n  walking-heads\n  site_src/library/notes/walking-heads.md\n")
    assert "Remarks.\n\nNext: papershelf note walking-heads --edit" in shown


def test_a_paper_without_a_note_says_how_to_write_one(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("walking-heads") == 0
    assert 'No note yet. Next: papershelf note walking-heads --why "…"' in capsys.readouterr().out
    assert notes(site) == []


def test_an_editor_opens_a_fresh_note_with_its_keys(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, "paths[0].write_text(paths[0].read_text().replace('why:', 'why: Good'))")
    assert run("walking-heads", "--edit", "--tag", "motion") == 0
    assert note(site, "walking-heads").read_text(encoding="utf-8") == (
        "---\nwhy: Good\ntags: [motion]\n---\n\n"
    )


def test_a_fresh_note_into_which_nothing_was_written_goes_again(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, "None")
    assert run("walking-heads", "--edit") == 0
    assert notes(site) == []


def test_faults_left_by_the_editor_are_named(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(monkeypatch, "paths[0].write_text('---\\nissued: soon\\n---\\n')")
    assert run("walking-heads", "--edit") == 1
    assert "notes/walking-heads.md:2: error[front-matter-date]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "words"),
    [("", "No editor is set"), ("/no/such/editor", "could not be started"), ("false", "ended with status 1")],
)
def test_an_editor_that_does_not_work_is_named(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    words: str,
) -> None:
    monkeypatch.setenv("EDITOR", command)
    assert run("walking-heads", "--edit") == 1
    assert words in capsys.readouterr().out
    assert notes(site) == []


def test_another_folder_is_named_in_the_next_command(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("/")
    assert run("walking-heads", "--pick", "-C", str(site)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Wrote site_src/library/notes/walking-heads.md",
        f"Next: papershelf build -C {site}",
    ]


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("x", "--pick", "-C", str(tmp_path / "none")) == 1
    assert "error[no-site]" in capsys.readouterr().err

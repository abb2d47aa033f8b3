"""A fresh site, and the folders that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.cli import main
from generator.files import read_site

FILES = {
    ".github/workflows/pages.yml",
    ".gitignore",
    "README.md",
    "mkdocs.yml",
    "requirements.txt",
    "site_src/library/home.md",
    "site_src/library/vocabulary.yml",
}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_has_all_that_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my-list"
    assert main(["new", str(folder), "--title", "Talking heads"]) == 0
    assert FILES - files(folder) == set()
    assert all((folder / "site_src/library" / kind).is_dir() for kind in ("sources", "lists", "notes"))
    assert capsys.readouterr().out.splitlines()[-1] == f"Next: papershelf add FILE -C {folder}"


def test_a_new_site_is_sound_before_anything_is_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", str(tmp_path / "a")])
    assert main(["generate", "--strict", "-C", str(tmp_path / "a")]) == 0
    assert capsys.readouterr().err == ""


def test_all_that_is_generated_is_kept_out_of_git(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    main(["new", str(folder)])
    (folder / "site_src/library/sources/a.txt").write_text("Tides\n\nThey come.\n", encoding="utf-8")
    before = files(folder)
    main(["generate", "--plain", "-C", str(folder)])
    rules = (folder / ".gitignore").read_text(encoding="utf-8").splitlines()
    made = {f"/{path}" for path in files(folder) - before}
    assert [path for path in sorted(made) if not _ignored(path, rules)] == []
    assert [path for path in sorted(before) if _ignored(f"/{path}", rules)] == []


def _ignored(path: str, rules: list[str]) -> bool:
    """As git reads a list of plain rules that begin at the root: a folder, or a name with `*`."""
    if any(rule.endswith("/") and path.startswith(rule) for rule in rules):
        return True
    return any(Path(path).match(rule) for rule in rules if rule.startswith("/") and not rule.endswith("/"))


@pytest.mark.parametrize(
    "title", ["What: we read", "A # sharp", 'Quoted "words"', "'", "{{ x }}", "- a", "Ünïcode 猫", "no\nline"]
)
def test_any_title_is_the_sites_name(tmp_path: Path, title: str) -> None:
    main(["new", str(tmp_path / "a"), "--title", title])
    assert read_site(tmp_path / "a").title == title


def test_without_a_title_the_folders_name_is_one(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "my-list")])
    assert read_site(tmp_path / "my-list").title == "my-list"


def test_a_repository_makes_notes_editable(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "a"), "--repo", "pier/list"])
    site = read_site(tmp_path / "a")
    assert site.repo_url == "https://github.com/pier/list"
    assert site.edit_uri


@pytest.mark.parametrize("repo", ["pier", "https://github.com/pier/list", "pier/list/x", "pier/a b"])
def test_a_repository_of_another_form_is_wrong_usage(tmp_path: Path, repo: str) -> None:
    assert main(["new", str(tmp_path / "a"), "--repo", repo]) == 2
    assert not (tmp_path / "a").exists()


def test_requirements_name_this_version_or_the_address_given(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "a")])
    main(["new", str(tmp_path / "b"), "--from", "git+https://example.org/papershelf"])
    assert (tmp_path / "a/requirements.txt").read_text(encoding="utf-8") == f"papershelf=={__version__}\n"
    assert (tmp_path / "b/requirements.txt").read_text(encoding="utf-8") == (
        "papershelf @ git+https://example.org/papershelf\n"
    )


def test_a_folder_that_is_not_empty_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert files(tmp_path) == {"mine.txt"}
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}:1: error[folder-not-empty] ")
    assert "mine.txt" in said


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "a")]) == 1
    assert "error[folder-not-empty]" in capsys.readouterr().err


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path)]) == 0
    assert (tmp_path / "mkdocs.yml").exists()


def test_the_workflow_asks_for_least_and_pins_what_it_uses(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "a")])
    text = (tmp_path / "a/.github/workflows/pages.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    uses = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(len(action.partition("@")[2]) == 40 for action in uses)
    assert "secrets." not in text

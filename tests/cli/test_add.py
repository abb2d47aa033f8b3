"""What `add` says of a paste, what it keeps, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.build.shelves import abstract, dump
from tests.cli.conftest import FreshSite

TIDES = ("Tides of the Old Pier", abstract("the tide"))
GULLS = ("Gulls on Lamps", abstract("the gulls"))
LAMPS = ("Lamps at Night", abstract("the lamp"))


@pytest.fixture
def tides(tmp_path: Path) -> str:
    """A dump of two papers, outside the site."""
    return written(tmp_path / "tides.txt", TIDES, GULLS)


def written(path: Path, *papers: tuple[str | None, str]) -> str:
    path.write_bytes(dump(papers).encode())
    return str(path)


def test_a_dump_is_kept_byte_for_byte(fresh: FreshSite, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + dump([TIDES]).replace("\n", "\r\n").encode() + b"\r\n\t\r\ncaf\xe9"
    (tmp_path / "odd.txt").write_bytes(data)
    main(["add", str(tmp_path / "odd.txt")])
    assert (fresh.library / "sources/odd.txt").read_bytes() == data


def test_add_says_what_it_found_and_what_comes_next(
    fresh: FreshSite, tides: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", tides]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{tides}: 2 records, 2 new, 0 already here, 0 twice in it, 0 untitled",
        "Kept as site_src/library/sources/tides.txt.",
        "Next: papershelf build",
    ]
    assert not (fresh.library / "lists/tides.md").exists()


def test_a_paste_is_read_from_standard_input_with_its_list(
    fresh: FreshSite, paste: Callable[[bytes], None]
) -> None:
    paste(dump([TIDES]).encode())
    assert main(["add", "-", "--title", "Talking: heads", "--date", "2025-03-14"]) == 0
    assert (fresh.library / "sources/talking-heads.txt").read_bytes() == dump([TIDES]).encode()
    fresh.generate()
    (shown,) = fresh.lists()
    assert (shown["title"], shown["date"]) == ("Talking: heads", "2025-03-14")


def test_the_same_file_twice_changes_nothing_and_says_so(
    fresh: FreshSite, tides: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", tides])
    before = fresh.stamps()
    capsys.readouterr()
    assert main(["add", tides]) == 0
    assert main(["add", tides, "--name", "other.txt", "--title", "Other"]) == 0
    after = fresh.stamps()
    touched = {path for path in after if after[path] != before.get(path)}
    assert [path for path in touched if not path.startswith(".papershelf")] == []
    assert (
        capsys.readouterr().out.count(
            "is in the library already, as site_src/library/sources/tides.txt. Nothing was changed."
        )
        == 2
    )


def test_what_is_here_already_twice_and_untitled_is_named_with_places(
    fresh: FreshSite, tides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", tides])
    capsys.readouterr()
    more = written(tmp_path / "more.txt", LAMPS, TIDES, LAMPS, (None, abstract("the bench")))
    assert main(["add", more]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[:4] == [
        f"{more}: 4 records, 2 new, 1 already here, 1 twice in it, 1 untitled",
        "  already here: “Tides of the Old Pier” (site_src/library/sources/tides.txt:1)",
        "  twice in it: “Lamps at Night” (site_src/library/sources/more.txt:1)",
        "  untitled: “We watch the bench from the end of the pier for a whole winter and wri…” (line 13)",
    ]
    assert "sources/more.txt:13: warning[abstract-without-title]" in said.err


def test_look_alikes_are_named_with_both_places(
    fresh: FreshSite, tides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", tides])
    capsys.readouterr()
    assert main(["add", written(tmp_path / "b.txt", ("The Tide of an Old Pier", abstract("the rope")))]) == 0
    said = capsys.readouterr().err
    assert "notice[look-alike]" in said
    assert "sources/b.txt:1" in said
    assert "sources/tides.txt:1" in said


def test_a_block_that_could_not_be_read_is_named_with_its_line(
    fresh: FreshSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text(dump([TIDES]) + "\nA lonely \x1b[31mtitle\n", encoding="utf-8")
    assert main(["add", str(tmp_path / "b.txt")]) == 0
    said = capsys.readouterr().err
    assert "site_src/library/sources/b.txt:5: warning[title-without-abstract]" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "data", [b"", b"Subscribe\n\nMar 14\n", b"Only a title\n", b"\x00\x01\xff", b"\n" * 9]
)
def test_a_file_without_a_paper_is_refused(
    fresh: FreshSite, tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_bytes(data)
    assert main(["add", str(tmp_path / "b.txt")]) == 1
    assert "error[no-paper]" in capsys.readouterr().err
    assert fresh.sources() == []


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "a/../../out.txt",
        "/out.txt",
        "..\\out.txt",
        ".hidden.txt",
        "a/.hidden/b.txt",
        "b.pdf",
        "..",
        "a\nb.txt",
        "a\x00b.txt",
        "a\x1b[31mb.txt",
    ],
)
def test_a_name_that_leaves_the_folder_or_would_not_be_read_is_refused(
    fresh: FreshSite, tides: str, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["add", tides, "--name", name]) == 1
    assert "error[source-name]" in capsys.readouterr().err
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert [path for path in after - before if ".papershelf" not in path.parts] == []


def test_another_source_is_never_overwritten(
    fresh: FreshSite, tides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", tides])
    before = (fresh.library / "sources/tides.txt").read_bytes()
    other = written(tmp_path / "b.txt", LAMPS)
    assert main(["add", other, "--name", "tides.txt"]) == 1
    assert "site_src/library/sources/tides.txt:1: error[source-exists]" in capsys.readouterr().err
    assert (fresh.library / "sources/tides.txt").read_bytes() == before


def test_a_list_that_is_described_already_is_refused_before_anything_is_written(
    fresh: FreshSite, tides: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh.put("lists/tides.md", "mine")
    assert main(["add", tides, "--title", "Tides"]) == 1
    assert "site_src/library/lists/tides.md:1: error[file-exists]" in capsys.readouterr().err
    assert fresh.sources() == []
    assert (fresh.library / "lists/tides.md").read_text(encoding="utf-8") == "mine"


def test_a_nested_name_makes_its_folder_and_lists_of_equal_names_stay_apart(
    fresh: FreshSite, tides: str, tmp_path: Path
) -> None:
    other = written(tmp_path / "b.txt", LAMPS)
    assert main(["add", tides, "--name", "2024/march.txt", "--title", "March 2024"]) == 0
    assert main(["add", other, "--name", "2025/march.txt", "--title", "March 2025"]) == 0
    assert fresh.sources() == ["2024/march.txt", "2025/march.txt"]
    report = fresh.generate()
    assert report.diagnostics == ()
    assert {each["title"] for each in fresh.lists()} == {"March 2024", "March 2025"}


def test_several_files_are_added_and_one_refused_keeps_no_other_out(
    fresh: FreshSite, tides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path / "b.txt", LAMPS)
    (tmp_path / "empty.txt").write_bytes(b"")
    missing = str(tmp_path / "missing.txt")
    assert main(["add", str(tmp_path / "empty.txt"), tides, missing, other]) == 1
    assert fresh.sources() == ["b.txt", "tides.txt"]
    said = capsys.readouterr().err
    assert f"{missing}:1: error[unreadable-file]" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.txt", "b.txt", "--title", "One"],
        ["a.txt", "--date", "14 March"],
        ["a.txt", "--date", "2025-02-30"],
        ["-"],
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    fresh: FreshSite, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", *arguments]) == 2
    assert capsys.readouterr().err.startswith("papershelf add: ")
    assert fresh.sources() == []


def test_outside_a_site_nothing_is_added(
    tides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["add", tides, "-C", str(empty)]) == 1
    assert "mkdocs.yml:1: error[no-site]" in capsys.readouterr().err
    assert list(empty.iterdir()) == []


def test_sources_behind_a_link_out_of_the_site_are_not_written(
    fresh: FreshSite, tides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (fresh.library / "sources").rmdir()
    (fresh.library / "sources").symlink_to(elsewhere.resolve(), target_is_directory=True)
    assert main(["add", tides]) == 1
    assert "error[outside-site]" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []

"""What is read from the library, and what is named instead."""

from __future__ import annotations

import os

import pytest

from generator.diagnostics import Severity
from generator.files import LibraryFiles, RefusedError, read_library
from generator.model import InputFile


def codes(diagnostics):
    return [(d.code, d.place.path) for d in diagnostics]


@pytest.fixture
def read(site):
    """Read the library of the site, which has a folder for sources."""
    (site.docs / "library/sources").mkdir(parents=True)
    return lambda: read_library(site.root, site.docs)


def test_a_library_is_read_as_it_lies_there_sorted_by_name(site, read):
    site.put("library/sources/b.txt", "B\r\n")
    site.put("library/sources/a/z.TXT", "Z")
    site.put("library/sources/a.txt", "A")
    site.put("library/lists/l.md", "L")
    site.put("library/notes/n.md", "N")
    site.put("library/vocabulary.yml", "V")
    site.put("library/home.md", "H")
    library, diagnostics = read()
    shown = "site_src/library"
    assert library == LibraryFiles(
        sources=(
            InputFile(f"{shown}/sources/a.txt", "a.txt", b"A"),
            InputFile(f"{shown}/sources/a/z.TXT", "a/z.TXT", b"Z"),
            InputFile(f"{shown}/sources/b.txt", "b.txt", b"B\r\n"),
        ),
        lists=(InputFile(f"{shown}/lists/l.md", "l.md", b"L"),),
        notes=(InputFile(f"{shown}/notes/n.md", "n.md", b"N"),),
        vocabulary=InputFile(f"{shown}/vocabulary.yml", "vocabulary.yml", b"V"),
        home=InputFile(f"{shown}/home.md", "home.md", b"H"),
    )
    assert diagnostics == ()


def test_an_empty_library_is_fine(read):
    assert read() == (LibraryFiles(), ())


def test_a_site_without_a_library_says_so(site):
    with pytest.raises(RefusedError) as refused:
        read_library(site.root, site.docs)
    assert codes([refused.value.diagnostic]) == [("no-library", "site_src/library")]


@pytest.mark.parametrize(
    "name", [".a.txt", "a.txt~", "#a.txt#", ".DS_Store", "Thumbs.db", ".obsidian/a.txt", "old~/a.txt"]
)
def test_what_editors_and_systems_leave_behind_is_skipped_in_silence(site, read, name):
    site.put(f"library/sources/{name}", "x")
    assert read() == (LibraryFiles(), ())


@pytest.mark.parametrize(
    ("kind", "suffix", "known"), [("sources", ".pdf", ".txt"), ("notes", ".txt", ".md"), ("lists", "", ".md")]
)
def test_a_file_of_an_unknown_kind_is_named_with_those_that_are_read(site, read, kind, suffix, known):
    site.put(f"library/{kind}/a{suffix}", "x")
    library, (diagnostic,) = read()
    assert library == LibraryFiles()
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "unknown-suffix")
    assert known in diagnostic.message


def test_a_stranger_in_the_library_is_mentioned(site, read):
    site.put("library/vocabulary.yaml", "x")
    _, (diagnostic,) = read()
    assert (diagnostic.severity, diagnostic.code) == (Severity.NOTICE, "not-read")
    assert "vocabulary.yml" in diagnostic.remedy


def test_notes_in_a_folder_of_their_own_are_named(site, read):
    site.put("library/notes/more/a.md", "x")
    assert codes(read()[1]) == [("nested-folder", "site_src/library/notes/more")]


def test_names_that_differ_by_case_alone_are_named_and_both_read(site, read):
    site.put("library/sources/Spring.txt", "1")
    site.put("library/sources/spring.txt", "2")
    library, diagnostics = read()
    assert [file.data for file in library.sources] == [b"1", b"2"]
    assert codes(diagnostics) == [("same-name", "site_src/library/sources/spring.txt")]


def test_a_link_that_leads_out_of_the_site_is_not_followed(site, read, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text("secret")
    (site.docs / "library/sources/file.txt").symlink_to(tmp_path / "outside/secret.txt")
    (site.docs / "library/sources/folder").symlink_to(tmp_path / "outside")
    (site.docs / "library/notes").symlink_to(tmp_path / "outside")
    (site.docs / "library/home.md").symlink_to("/etc/hostname")
    library, diagnostics = read()
    assert library == LibraryFiles()
    assert codes(diagnostics) == [
        ("link-leads-out", f"site_src/library/{name}")
        for name in ("home.md", "notes", "sources/file.txt", "sources/folder")
    ]


def test_a_library_that_leads_out_of_the_site_is_not_followed(site, tmp_path):
    (tmp_path / "outside/sources").mkdir(parents=True)
    (site.docs / "library").symlink_to(tmp_path / "outside")
    with pytest.raises(RefusedError) as refused:
        read_library(site.root, site.docs)
    assert codes([refused.value.diagnostic]) == [("link-leads-out", "site_src/library")]
    assert refused.value.diagnostic.severity is Severity.ERROR


def test_links_within_the_site_are_followed_and_loops_end(site, read):
    site.put("shared/x.txt", "X")
    (site.docs / "library/sources/alias.txt").symlink_to(site.docs / "shared/x.txt")
    (site.docs / "library/sources/folder").symlink_to(site.docs / "shared")
    (site.docs / "shared/loop").symlink_to(site.docs / "shared")
    library, diagnostics = read()
    assert [(file.name, file.data) for file in library.sources] == [
        ("alias.txt", b"X"),
        ("folder/x.txt", b"X"),
    ]
    assert diagnostics == ()


@pytest.mark.parametrize("target", ["nowhere.txt", "a.txt"])
def test_a_link_that_leads_nowhere_is_an_error_and_costs_no_other_file(site, read, target):
    (site.docs / "library/sources/a.txt").symlink_to(target)
    site.put("library/sources/b.txt", "B")
    library, (diagnostic,) = read()
    assert [file.name for file in library.sources] == ["b.txt"]
    assert (diagnostic.severity, diagnostic.code) == (Severity.ERROR, "unreadable-input")


def test_a_file_that_may_not_be_read_is_an_error_and_costs_no_other_file(site, read, monkeypatch):
    site.put("library/sources/a.txt", "A")
    site.put("library/sources/b.txt", "B")

    def denied(path):
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return b"B"

    monkeypatch.setattr("generator.files.reading.read", denied)
    library, (diagnostic,) = read()
    assert [file.name for file in library.sources] == ["b.txt"]
    assert diagnostic.code == "unreadable-input"
    assert "Permission denied" in diagnostic.message


def test_a_file_in_the_place_of_a_folder_is_named(site, read):
    site.put("library/notes", "x")
    assert codes(read()[1]) == [("not-a-folder", "site_src/library/notes")]


def test_a_pipe_is_not_waited_for(site, read):
    os.mkfifo(site.docs / "library/sources/a.txt")
    (site.docs / "library/home.md").mkdir()
    assert codes(read()[1]) == [
        ("not-a-file", "site_src/library/home.md"),
        ("not-a-file", "site_src/library/sources/a.txt"),
    ]


@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\x1b[31m.txt", b"\xff.txt"])
def test_a_name_that_cannot_be_shown_is_an_error(site, read, name):
    folder = os.fsencode(site.docs / "library/sources")
    with open(folder + b"/" + name, "wb"):  # noqa: PTH123 - the name is bytes
        pass
    library, (diagnostic,) = read()
    assert library == LibraryFiles()
    assert diagnostic.code == "unprintable-name"
    assert diagnostic.place.path.isprintable()


def test_a_docs_folder_of_another_name_is_read(tmp_path):
    (tmp_path / "pages/library/sources").mkdir(parents=True)
    (tmp_path / "pages/library/sources/a.txt").write_text("A")
    library, _ = read_library(tmp_path, tmp_path / "pages")
    assert library.sources[0].path == "pages/library/sources/a.txt"

"""What a run does to the pages, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.files import Action, Disk, Manifest, RefusedError, apply, check, plan, publish
from generator.model import Output, Place

PAGES = {"index.md": "home", "papers/a.md": "A", "papers/b.md": "B", "lists/l/2.md": "second"}


def codes(result):
    return [(d.code, d.place.path) for d in result.diagnostics]


def test_a_first_run_writes_every_page(site):
    result = site.publish(PAGES)
    assert site.pages() == PAGES
    assert (result.created, result.updated, result.unchanged, result.deleted) == (4, 0, 0, 0)
    assert result.diagnostics == ()


def test_a_second_run_writes_nothing_and_touches_no_time_stamp(site):
    site.publish(PAGES)
    before = site.stamps()
    result = site.publish(PAGES)
    assert site.stamps() == before
    assert (result.unchanged, result.changed) == (4, 0)


def test_only_the_page_that_changed_is_written(site):
    site.publish(PAGES)
    before = site.stamps()
    result = site.publish(PAGES | {"papers/a.md": "A2"})
    after = site.stamps()
    touched = {Path(path).name for path in after if after[path] != before[path]}
    assert touched == {"papers", "a.md", ".papershelf", "manifest.json"}
    assert (result.updated, result.unchanged) == (1, 3)


def test_a_page_that_nothing_needs_is_deleted_with_its_empty_folders(site):
    site.publish(PAGES)
    result = site.publish({"index.md": "home"})
    assert site.pages() == {"index.md": "home"}
    assert site.folders() == set()
    assert result.deleted == 3


def test_a_folder_in_which_a_person_keeps_a_file_stays(site):
    site.publish(PAGES)
    site.put("lists/l/mine.md", "mine")
    site.publish({"index.md": "home"})
    assert site.pages() == {"index.md": "home", "lists/l/mine.md": "mine"}


def test_a_page_that_somebody_deleted_is_written_again(site):
    site.publish(PAGES)
    (site.docs / "papers/a.md").unlink()
    assert site.publish(PAGES).created == 1
    assert site.pages() == PAGES


def test_a_folder_that_somebody_emptied_goes_when_nothing_needs_it(site):
    site.publish(PAGES)
    (site.docs / "lists/l/2.md").unlink()
    site.publish({"index.md": "home"})
    assert site.folders() == set()


@pytest.mark.parametrize("wanted", [PAGES, PAGES | {"papers/a.md": "A2"}, {"index.md": "home"}])
def test_a_touched_page_is_neither_overwritten_nor_deleted_and_the_rest_goes_on(site, wanted):
    site.publish(PAGES)
    site.put("papers/a.md", "my words")
    result = site.publish(wanted)
    assert site.pages() == wanted | {"papers/a.md": "my words"}
    assert codes(result) == [("touched-page", "site_src/papers/a.md")]
    assert result.diagnostics[0].severity is Severity.ERROR
    assert "site_src/library/notes/a.md" in result.diagnostics[0].remedy


def test_a_touched_page_is_named_in_every_run_until_it_is_let_go(site):
    site.publish(PAGES)
    site.put("papers/a.md", "my words")
    assert codes(site.publish(PAGES)) == codes(site.publish(PAGES)) != []
    (site.docs / "papers/a.md").unlink()
    assert codes(site.publish(PAGES)) == []
    assert site.pages() == PAGES


def test_a_touched_page_is_still_named_after_a_run_that_wrote_other_pages(site):
    site.publish(PAGES)
    site.put("papers/a.md", "my words")
    site.publish(PAGES | {"papers/b.md": "B2"})
    assert codes(site.publish(PAGES)) == [("touched-page", "site_src/papers/a.md")]


def test_a_run_that_refuses_a_page_a_second_time_writes_nothing(site):
    site.publish(PAGES)
    site.put("papers/a.md", "my words")
    site.publish(PAGES)
    before = site.stamps()
    site.publish(PAGES)
    assert site.stamps() == before


def test_a_touched_page_put_back_as_it_was_is_ours_again(site):
    site.publish(PAGES)
    site.put("papers/a.md", "my words")
    site.publish(PAGES | {"papers/a.md": "A2"})
    site.put("papers/a.md", "A")
    assert codes(site.publish(PAGES | {"papers/a.md": "A2"})) == []
    assert site.pages()["papers/a.md"] == "A2"


def test_an_edit_of_the_same_size_is_seen_even_with_its_time_set_back(site):
    site.publish(PAGES)
    page = site.docs / "papers/a.md"
    status = page.stat()
    site.put("papers/a.md", "Z")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert codes(site.publish(PAGES)) == [("touched-page", "site_src/papers/a.md")]


def test_an_edit_within_the_tick_of_the_manifest_is_seen(site):
    site.publish(PAGES)
    manifest = Manifest.path(site.root)
    site.put("papers/a.md", "Z")
    stamp = (site.docs / "papers/a.md").stat()
    text = manifest.read_text()
    listed = Manifest.load(site.root).listed["papers/a.md"].stamp
    manifest.write_text(
        text.replace(f"{listed.modified},{listed.changed}", f"{stamp.st_mtime_ns},{stamp.st_ctime_ns}")
    )
    os.utime(manifest, ns=(stamp.st_ctime_ns, stamp.st_ctime_ns))
    assert codes(site.publish(PAGES)) == [("touched-page", "site_src/papers/a.md")]


def test_pages_whose_times_alone_changed_are_unchanged_and_read_once(site):
    site.publish(PAGES)
    for path in PAGES:
        os.utime(site.docs / path, ns=(1, 1))
    assert site.publish(PAGES).changed == 0
    before = site.stamps()
    site.publish(PAGES)
    assert site.stamps() == before


def test_a_foreign_file_with_other_bytes_is_left_alone(site):
    site.put("papers/a.md", "somebody's")
    result = site.publish(PAGES)
    assert site.pages() == PAGES | {"papers/a.md": "somebody's"}
    assert codes(result) == [("foreign-file", "site_src/papers/a.md")]


def test_a_foreign_file_with_the_planned_bytes_is_adopted(site):
    site.put("papers/a.md", "A")
    assert site.publish(PAGES).unchanged == 1
    assert site.publish(PAGES | {"papers/a.md": "A2"}).updated == 1


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"version":99,"files":{},"pending":{}}', b"\xff", b"[" * 100_000]
)
def test_a_torn_manifest_costs_no_page_and_is_named(site, damage):
    site.publish(PAGES)
    Manifest.path(site.root).write_bytes(damage)
    site.put("papers/b.md", "my words")
    result = site.publish(PAGES | {"papers/a.md": "A2"})
    assert site.pages() == PAGES | {"papers/b.md": "my words"}
    assert [code for code, _ in codes(result)] == ["manifest-lost", "foreign-file", "foreign-file"]


@pytest.mark.parametrize(
    "path", ["../outside.md", "/outside.md", "library/notes/a.md", "a/../../b", "a\\b", ""]
)
def test_a_manifest_cannot_name_a_file_that_is_not_generated(site, path):
    site.publish(PAGES)
    manifest = Manifest.path(site.root)
    manifest.write_text(manifest.read_text().replace('"papers/a.md"', f'"{path}"'.replace("\\", "\\\\")))
    assert codes(site.publish(PAGES))[0] == ("manifest-lost", ".papershelf/manifest.json")


def test_a_lost_manifest_adopts_what_is_as_planned(site):
    site.publish(PAGES)
    Manifest.path(site.root).unlink()
    result = site.publish(PAGES)
    assert (result.unchanged, result.diagnostics) == (4, ())


def test_a_folder_in_the_way_is_left_alone(site):
    site.put("papers/a.md/mine.md", "mine")
    result = site.publish(PAGES)
    assert codes(result) == [("folder-in-the-way", "site_src/papers/a.md")]
    assert site.pages() == {"papers/a.md/mine.md": "mine"} | {
        p: t for p, t in PAGES.items() if p != "papers/a.md"
    }


def test_a_file_in_the_place_of_a_folder_is_left_alone(site):
    site.put("lists", "mine")
    assert codes(site.publish(PAGES)) == [("file-in-the-way", "site_src/lists/l/2.md")]
    assert site.pages()["lists"] == "mine"


def test_a_page_may_become_a_folder(site):
    site.publish({"lists/l": "flat"})
    assert codes(site.publish({"lists/l/2.md": "deep"})) == []
    assert site.pages() == {"lists/l/2.md": "deep"}


def test_a_folder_may_become_a_page_in_two_runs(site):
    site.publish({"lists/l/2.md": "deep"})
    assert codes(site.publish({"lists/l": "flat"})) == [("folder-in-the-way", "site_src/lists/l")]
    assert codes(site.publish({"lists/l": "flat"})) == []
    assert site.pages() == {"lists/l": "flat"}


def test_a_symbolic_link_in_the_way_is_not_written_through(site, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("outside")
    site.put("papers/b.md", "B")
    (site.docs / "papers/a.md").symlink_to(outside)
    assert codes(site.publish(PAGES)) == [("link-in-the-way", "site_src/papers/a.md")]
    assert outside.read_text() == "outside"


def test_a_folder_that_is_a_symbolic_link_is_not_written_or_deleted_through(site, tmp_path):
    site.publish(PAGES)
    elsewhere = tmp_path / "elsewhere"
    (site.docs / "papers").rename(elsewhere)
    (site.docs / "papers").symlink_to(elsewhere)
    result = site.publish(PAGES | {"papers/a.md": "A2"})
    assert [code for code, _ in codes(result)] == ["link-in-the-way", "link-in-the-way"]
    site.publish({"index.md": "home"})
    assert {path.name: path.read_text() for path in elsewhere.iterdir()} == {"a.md": "A", "b.md": "B"}


def test_a_pipe_in_the_way_is_left_alone(site):
    os.mkfifo(site.docs / "index.md")
    assert codes(site.publish({"index.md": "home"})) == [("foreign-file", "site_src/index.md")]


@pytest.mark.parametrize("name", ["site_src", ".papershelf"])
def test_a_site_whose_own_folders_lead_out_is_refused(site, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "stage").mkdir(parents=True)
    (elsewhere / "stage" / "mine").write_text("mine")
    if name == "site_src":
        site.docs.rmdir()
    (site.root / name).symlink_to(elsewhere)
    with pytest.raises(RefusedError) as refused:
        site.publish(PAGES)
    assert refused.value.diagnostic.code == "outside-site"
    assert [path.name for path in elsewhere.rglob("*")] == ["stage", "mine"]


def test_new_contents_are_not_written_through_a_link_that_waits_on_the_stage(site, tmp_path):
    (tmp_path / "outside").write_text("outside")
    (site.root / ".papershelf/stage").mkdir(parents=True)
    (site.root / ".papershelf/stage/0").symlink_to(tmp_path / "outside")
    with pytest.raises(RefusedError):
        site.publish(PAGES)
    assert (tmp_path / "outside").read_text() == "outside"
    assert codes(site.publish(PAGES)) == []
    assert site.pages() == PAGES


def test_a_site_may_be_named_by_a_relative_path(site, monkeypatch):
    monkeypatch.chdir(site.root)
    wanted = [Output(path, text.encode()) for path, text in PAGES.items()]
    publish(wanted, Path(), Path("site_src"))
    site.put("papers/a.md", "my words")
    assert codes(publish(wanted, Path(), Path("site_src"))) == [("touched-page", "site_src/papers/a.md")]
    assert site.pages() == PAGES | {"papers/a.md": "my words"}


def test_check_names_every_change_and_makes_none(site):
    site.publish(PAGES)
    site.put("papers/b.md", "my words")
    before = site.stamps()
    wanted = [Output("index.md", b"home"), Output("papers/a.md", b"A2"), Output("papers/c.md", b"C")]
    planned = check(iter(wanted), site.root, site.docs)
    assert [(step.action, step.path) for step in planned.steps] == [
        (Action.DELETE, "lists/l/2.md"),
        (Action.UPDATE, "papers/a.md"),
        (Action.REFUSE, "papers/b.md"),
        (Action.CREATE, "papers/c.md"),
    ]
    assert planned.count(Action.UNCHANGED) == 1
    assert site.stamps() == before


def test_check_after_a_run_has_nothing_to_say(site):
    site.publish(PAGES)
    assert (
        check([Output(path, text.encode()) for path, text in PAGES.items()], site.root, site.docs).steps == ()
    )


def test_a_plan_that_was_only_looked_at_cannot_be_applied(site):
    planned = check([Output("index.md", b"home")], site.root, site.docs)
    with pytest.raises(ValueError, match="without a stage"):
        apply(planned, site.root, Disk())


@pytest.mark.parametrize("wanted", [{"papers/a.md": "A2"}, {"papers/b.md": "B"}])
def test_an_edit_between_plan_and_write_is_kept(site, wanted):
    site.publish({"papers/a.md": "A"})

    def edited_at_the_end():
        yield from (Output(path, text.encode()) for path, text in wanted.items())
        site.put("papers/a.md", "saved just now")

    # The first pass over the outputs compares a.md; it is a deletion or an update that meets the edit.
    if "papers/a.md" in wanted:
        result = publish(edited_at_the_end(), site.root, site.docs)
    else:
        planned = check(iter([]), site.root, site.docs)
        site.put("papers/a.md", "saved just now")
        result = apply(planned, site.root, Disk())
    assert site.pages()["papers/a.md"] == "saved just now"
    assert codes(result) == [("touched-page", "site_src/papers/a.md")]


@pytest.mark.parametrize(
    "paths",
    [
        ["a.md", "a.md"],
        ["a.md", "A.md"],
        ["a", "a/b.md"],
        ["a/b.md", "A"],
        ["../a.md"],
        ["/a.md"],
        ["a//b.md"],
        ["a/./b.md"],
        ["a/"],
        ["a\\b.md"],
        ["c:a.md"],
        ["a\nb.md"],
        ["a.md "],
        ["a."],
        [""],
        ["library/notes/a.md"],
        ["Library/x"],
        ["a" * 256],
        ["é" * 128],
        ["\ud800.md"],
    ],
)
def test_an_impossible_path_is_a_fault_of_the_program(site, paths):
    with pytest.raises(ValueError, match=r"path|file"):
        publish([Output(path, b"x") for path in paths], site.root, site.docs)
    assert site.pages() == {}


@pytest.mark.parametrize(
    "path", [".nojekyll", "a/b/c.md", "é.md", "é" * 127, "a..b/c", "papers/2.html", "libraryx/a"]
)
def test_a_possible_path_is_written(site, path):
    site.publish({path: "x"})
    assert site.pages() == {path: "x"}


def test_two_plans_of_the_same_outputs_are_equal_whatever_their_order(site):
    wanted = [Output(path, text.encode()) for path, text in PAGES.items()]
    assert plan(wanted, site.docs, Manifest()) == plan(reversed(wanted), site.docs, Manifest())


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("papers/smith-2021.md", "library/notes/smith-2021.md"),
        ("lists/spring.md", "library/lists/spring.md"),
        ("lists/spring/2.md", "library/lists/spring.md"),
        ("tags/diffusion.md", "library/vocabulary.yml"),
        ("index.md", "library/home.md"),
        ("papers/index.md", "library/"),
        ("papers.json", "library/"),
        ("code/index.md", "library/"),
    ],
)
def test_a_touched_page_says_where_its_text_belongs(site, path, home):
    site.publish({path: "ours"})
    site.put(path, "mine")
    (diagnostic,) = site.publish({path: "ours"}).diagnostics
    assert diagnostic.place == Place(f"site_src/{path}")
    assert f"Move your text to site_src/{home}," in diagnostic.remedy

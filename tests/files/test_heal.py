"""A run cut short at any step leaves no torn page and loses nobody's text; the next run heals it."""

from __future__ import annotations

import errno
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.files import RefusedError
from tests.files.sites import FailingDisk, KilledError, Site

OLD = {"index.md": "home", "papers/a.md": "old a", "papers/b.md": "old b", "lists/l/2.md": "second"}
NEW = {"index.md": "home", "papers/a.md": "new a!", "papers/c.md": "new c", "tags/t/x.md": "tag"}
LATER = {"index.md": "later", "papers/a.md": "later a", "tags/t/x.md": "tag", "tags/u.md": "another"}


def steps_of(tmp_path: Path) -> int:
    """How many changes to the disk a run from OLD to NEW makes."""
    site = Site(tmp_path / "counted")
    site.publish(OLD)
    disk = FailingDisk()
    site.publish(NEW, disk)
    return disk.steps


def every_step(tmp_path: Path):
    """A fresh site with OLD for each step at which the run to NEW may be cut short."""
    for step in range(1, steps_of(tmp_path) + 1):
        site = Site(tmp_path / str(step))
        site.publish(OLD)
        yield step, site


def cut_short(site: Site, step: int) -> None:
    with pytest.raises(KilledError):
        site.publish(NEW, FailingDisk(step))


def folders_of(files: dict[str, str]) -> set[str]:
    return {str(Path(path).parents[n]) for path in files for n in range(path.count("/"))}


def is_healed(site: Site, wanted: dict[str, str]) -> None:
    """The next run ends with the pages of a clean run, and the one after it writes nothing."""
    assert site.publish(wanted).diagnostics == ()
    assert site.pages() == wanted
    assert site.folders() == folders_of(wanted)
    assert site.state() == {"manifest.json"}
    before = site.stamps()
    site.publish(wanted)
    assert site.stamps() == before


def test_a_killed_run_leaves_every_page_old_or_new(tmp_path):
    for step, site in every_step(tmp_path):
        cut_short(site, step)
        for path, text in site.pages().items():
            assert text in (OLD.get(path), NEW.get(path)), (step, path)


@pytest.mark.parametrize("wanted", [NEW, OLD, LATER, {}])
def test_the_run_after_a_killed_one_heals_it_whatever_is_wanted_then(tmp_path, wanted):
    for step, site in every_step(tmp_path):
        cut_short(site, step)
        is_healed(site, wanted)


def test_a_healing_run_may_be_killed_too(tmp_path):
    for step, site in every_step(tmp_path):
        cut_short(site, step)
        with suppress(KilledError):
            site.publish(LATER, FailingDisk(max(1, step - 3)))
        is_healed(site, NEW)


def test_a_first_run_that_was_killed_is_healed(tmp_path):
    counted = FailingDisk()
    Site(tmp_path / "counted").publish(NEW, counted)
    for step in range(1, counted.steps + 1):
        site = Site(tmp_path / str(step))
        cut_short(site, step)
        is_healed(site, OLD)


def test_an_edit_after_a_killed_run_is_kept(tmp_path):
    for step, site in every_step(tmp_path):
        cut_short(site, step)
        site.put("papers/a.md", "my words")
        result = site.publish(LATER)
        assert [d.code for d in result.diagnostics] == ["touched-page"], step
        assert site.pages() == LATER | {"papers/a.md": "my words"}


def test_a_page_put_back_as_a_killed_run_left_it_is_ours_again(tmp_path):
    for step, site in every_step(tmp_path):
        cut_short(site, step)
        left = site.pages()
        site.put("papers/a.md", "my words")
        site.publish(LATER)
        site.put("papers/a.md", left["papers/a.md"])
        is_healed(site, LATER)


def test_a_fault_of_the_disk_is_reported_and_healed(tmp_path):
    for step, site in every_step(tmp_path):
        fault = OSError(errno.ENOSPC, "No space left on device")
        try:
            codes = [d.code for d in site.publish(NEW, FailingDisk(step, fault)).diagnostics]
        except RefusedError as refused:
            codes = [refused.diagnostic.code]
            assert site.pages() == OLD, step
        # Only an empty folder or a waiting file that could not be tidied away goes without a word.
        assert codes == ["cannot-write"] or site.pages() == NEW, step
        assert site.publish(NEW).diagnostics == ()
        assert site.pages() == NEW


def test_a_full_disk_is_named_with_the_file_and_the_fault(site):
    fault = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(RefusedError) as refused:
        site.publish(NEW, FailingDisk(3, fault))
    diagnostic = refused.value.diagnostic
    assert diagnostic.place.path == ".papershelf/stage"
    assert "No space left on device" in diagnostic.message


def test_outputs_that_fail_midway_change_no_page(site):
    site.publish(OLD)

    class Broken(dict[str, str]):
        def items(self):
            yield "papers/a.md", "new a!"
            raise KilledError

    with pytest.raises(KilledError):
        site.publish(Broken())
    assert site.pages() == OLD
    assert site.state() == {"manifest.json"}
    is_healed(site, OLD)


PATHS = ["index.md", "papers/a.md", "papers/b.md", "lists/l.md", "lists/l/2.md", "tags/t/u/v.md"]
TEXTS = st.sampled_from(["", "one", "two", "much longer than the others"])
PAGES = st.dictionaries(st.sampled_from(PATHS), TEXTS)
RUN = st.tuples(st.just("run"), PAGES)
KILL = st.tuples(st.just("kill"), PAGES, st.integers(1, 25))
FAULT = st.tuples(st.just("fault"), PAGES, st.integers(1, 25))
EDIT = st.tuples(st.just("edit"), st.sampled_from(PATHS), st.integers(0, 9))
REMOVE = st.tuples(st.just("remove"), st.sampled_from(PATHS))
LOSE = st.tuples(st.just("lose"))


class Story:
    """A site, and what a person has written into its pages; after every step nothing of that may be lost."""

    def __init__(self, root: Path) -> None:
        self.site = Site(root)
        self.mine: dict[str, str] = {}

    def act(self, kind: str, *args: object) -> None:
        getattr(self, kind)(*args)
        pages = self.site.pages()
        assert {path: pages.get(path) for path in self.mine} == self.mine

    def run(self, pages: dict[str, str]) -> None:
        result = self.site.publish(pages)
        errors = {
            d.place.path.removeprefix("site_src/") for d in result.diagnostics if d.code != "manifest-lost"
        }
        kept = {path for path in self.mine if path in errors}
        now = self.site.pages()
        assert {path: text for path, text in now.items() if path not in errors} == {
            path: text for path, text in pages.items() if path not in errors
        } | {path: text for path, text in self.mine.items() if path not in kept}

    def kill(self, pages: dict[str, str], step: int) -> None:
        with suppress(KilledError):
            self.site.publish(pages, FailingDisk(step))

    def fault(self, pages: dict[str, str], step: int) -> None:
        with suppress(RefusedError):
            self.site.publish(pages, FailingDisk(step, OSError(errno.EIO, "Input/output error")))

    def edit(self, path: str, number: int) -> None:
        self.mine[path] = f"mine {number}"
        self.site.put(path, self.mine[path])

    def remove(self, path: str) -> None:
        (self.site.docs / path).unlink(missing_ok=True)
        self.mine.pop(path, None)

    def lose(self) -> None:
        """The manifest is lost; what is generated then may be left over, so all of it goes."""
        (self.site.root / ".papershelf/manifest.json").unlink(missing_ok=True)
        for path in set(self.site.pages()) - self.mine.keys():
            (self.site.docs / path).unlink()


@settings(deadline=None, max_examples=150)
@given(story=st.lists(st.one_of(RUN, KILL, FAULT, EDIT, REMOVE, LOSE), max_size=10), last=PAGES)
def test_no_story_of_runs_edits_kills_and_faults_loses_a_persons_text(story, last):
    with tempfile.TemporaryDirectory() as folder:
        told = Story(Path(folder) / "site")
        for step in story:
            told.act(*step)
        told.act("run", last)
        before = told.site.stamps()
        told.act("run", last)
        assert told.site.stamps() == before

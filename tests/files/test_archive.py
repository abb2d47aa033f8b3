from __future__ import annotations

import pytest

from generator.files.archive import Archive
from generator.files.disk import Disk

FOUND = {"text": [b"heron", b"\nstork"], "nothing": [], "bytes": [bytes(range(256))]}


def file_of(root):
    return root / ".papershelf" / "memory" / "birds.archive"


def test_what_was_kept_comes_back_in_the_next_run(tmp_path):
    Archive(tmp_path, "birds", "b").keep(FOUND)
    archive = Archive(tmp_path, "birds", "b")
    assert archive.recall("text") == b"heron\nstork"
    assert archive.recall("nothing") == b""
    assert archive.recall("bytes") == bytes(range(256))
    assert archive.recall("other") is None


def test_what_is_kept_takes_the_place_of_all_before(tmp_path):
    Archive(tmp_path, "birds", "b").keep(FOUND)
    Archive(tmp_path, "birds", "b").keep({"text": [b"gull"]})
    archive = Archive(tmp_path, "birds", "b")
    assert archive.recall("text") == b"gull"
    assert archive.recall("bytes") is None


@pytest.mark.parametrize(("name", "basis"), [("birds", "other"), ("nests", "b")])
def test_an_archive_of_another_thing_or_basis_is_as_good_as_none(tmp_path, name, basis):
    Archive(tmp_path, "birds", "b").keep(FOUND)
    (tmp_path / ".papershelf" / "memory" / "nests.archive").write_bytes(file_of(tmp_path).read_bytes())
    assert Archive(tmp_path, name, basis).recall("text") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data.replace(b"heron", b"crane"),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"[]\n",
        lambda data: b'{"sizes": {"text": "5"}, "digest": ""}\nheron',
        lambda data: b"",
    ],
)
def test_a_torn_or_foreign_file_is_as_good_as_none(tmp_path, damage):
    Archive(tmp_path, "birds", "b").keep(FOUND)
    file_of(tmp_path).write_bytes(damage(file_of(tmp_path).read_bytes()))
    assert Archive(tmp_path, "birds", "b").recall("text") is None


def test_a_full_disk_leaves_the_earlier_archive(tmp_path):
    class Full(Disk):
        def write(self, path, data, *, flush=False):
            raise OSError("no space left")

    Archive(tmp_path, "birds", "b").keep(FOUND)
    Archive(tmp_path, "birds", "b", Full()).keep({"text": [b"gull"]})
    assert Archive(tmp_path, "birds", "b").recall("text") == b"heron\nstork"


def test_nothing_is_written_through_a_link_that_leads_out_of_the_site(tmp_path):
    site, outside = tmp_path / "site", tmp_path / "outside"
    (site / ".papershelf").mkdir(parents=True)
    outside.mkdir()
    (site / ".papershelf" / "memory").symlink_to(outside)
    Archive(site, "birds", "b").keep(FOUND)
    assert list(outside.iterdir()) == []

"""Single files that commands write for people."""

from __future__ import annotations

import errno
import stat

import pytest

from generator.files import RefusedError, write_atomic, write_new
from tests.files.sites import FailingDisk, KilledError


def test_a_new_file_is_written_with_its_folders(tmp_path):
    write_new(tmp_path, tmp_path / "a/b/c.txt", b"new")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["c.txt"]


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_nothing_is_overwritten_by_a_new_file(tmp_path, kind):
    path = tmp_path / "a.txt"
    match kind:
        case "file":
            path.write_text("old")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(RefusedError) as refused:
        write_new(tmp_path, path, b"new")
    assert refused.value.diagnostic.code == "file-exists"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert not path.is_file() or path.read_text() == "old"


def test_a_file_system_without_second_names_takes_new_files_too(tmp_path, monkeypatch):
    def unsupported(*_):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", unsupported)
    write_new(tmp_path, tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_an_older_file_is_replaced_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    assert write_atomic(tmp_path, path, b"new") is True
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_same_bytes_are_not_written_again(tmp_path):
    path = tmp_path / "a.md"
    write_atomic(tmp_path, path, b"same")
    before = (path.stat().st_mtime_ns, path.stat().st_ino, tmp_path.stat().st_mtime_ns)
    assert write_atomic(tmp_path, path, b"same") is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino, tmp_path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("write", [write_new, write_atomic])
@pytest.mark.parametrize("path", ["../out.txt", "link/out.txt", "leaf.txt"])
def test_nothing_is_written_outside_the_site(tmp_path, write, path):
    root, outside = tmp_path / "site", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "link").symlink_to(outside)
    (root / "leaf.txt").symlink_to(outside / "leaf.txt")
    with pytest.raises(RefusedError) as refused:
        write(root, root / path, b"x")
    assert refused.value.diagnostic.code == "outside-site"
    assert list(outside.iterdir()) == []
    assert not (tmp_path / "out.txt").exists()


def test_a_link_within_the_site_keeps_standing(tmp_path):
    (tmp_path / "true.md").write_text("old")
    (tmp_path / "link.md").symlink_to("true.md")
    write_atomic(tmp_path, tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "true.md").read_bytes() == b"new"


def test_a_leftover_that_is_a_link_is_not_written_through(tmp_path):
    (tmp_path / "outside").write_text("outside")
    site = tmp_path / "site"
    site.mkdir()
    (site / ".a.md.papershelf-new").symlink_to(tmp_path / "outside")
    with pytest.raises(RefusedError) as refused:
        write_atomic(site, site / "a.md", b"new")
    assert refused.value.diagnostic.code == "cannot-write"
    assert (tmp_path / "outside").read_text() == "outside"


@pytest.mark.parametrize("step", [1, 2])
def test_a_killed_write_leaves_the_old_file_and_the_next_one_tidies_up(tmp_path, step):
    path = tmp_path / "a.md"
    path.write_text("old")
    with pytest.raises(KilledError):
        write_atomic(tmp_path, path, b"new and longer", FailingDisk(step))
    assert path.read_text() == "old"
    write_atomic(tmp_path, path, b"new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.md", "new")]


@pytest.mark.parametrize("write", [write_new, write_atomic])
def test_a_full_disk_is_named(tmp_path, write):
    with pytest.raises(RefusedError) as refused:
        write(
            tmp_path,
            tmp_path / "a.md",
            b"new",
            FailingDisk(1, OSError(errno.ENOSPC, "No space left on device")),
        )
    assert refused.value.diagnostic.code == "cannot-write"
    assert not (tmp_path / "a.md").exists()

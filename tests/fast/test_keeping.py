from __future__ import annotations

from pathlib import Path

import pytest

from generator.fast.keeping import Built, Keeping, write


def kept(root: Path) -> Keeping:
    return Keeping.of(root, root / "site", lasting=True)


def build(root: Path, pages: dict[str, str], keeping: Keeping | None = None) -> list[str]:
    """What a build does with its pages; gives those that it had to write."""
    keeping = keeping or kept(root)
    keeping.set_aside()
    for path in sorted((root / "site").rglob("*"), reverse=True) if (root / "site").is_dir() else []:
        if not path.relative_to(root / "site").as_posix().startswith("."):
            path.rmdir() if path.is_dir() else path.unlink()
    keeping.put_back(pages)
    written = []
    for address, text in pages.items():
        if not keeping.stands(address, text, "f"):
            path = root / "site" / address
            keeping.pages[address] = Built(address, text, "f", "t.html", write(str(path), text.encode()))
            written.append(address)
    keeping.save()
    return written


def shown(root: Path) -> dict[str, str]:
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_text() for p in site.rglob("*") if p.is_file()}


PAGES = {"papers/a.html": "a", "papers/b.html": "b", "tags/t.html": "t"}


def test_a_second_build_writes_only_what_changed(tmp_path: Path) -> None:
    assert build(tmp_path, PAGES) == list(PAGES)
    assert build(tmp_path, PAGES) == []
    assert build(tmp_path, PAGES | {"papers/b.html": "B"}) == ["papers/b.html"]
    assert shown(tmp_path) == PAGES | {"papers/b.html": "B"}


def test_pages_that_are_gone_and_strangers_are_removed(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    (tmp_path / "site/papers/stranger.html").write_text("?")
    build(tmp_path, {"papers/a.html": "a"})
    assert shown(tmp_path) == {"papers/a.html": "a"}


def test_a_folder_or_a_link_in_the_place_of_a_file_gives_way(tmp_path: Path) -> None:
    pages = PAGES | {"papers.json": "[]"}
    build(tmp_path, pages)
    (tmp_path / "outside").mkdir()
    for address in ("papers/a.html", "papers.json"):
        (tmp_path / "site" / address).unlink()
        (tmp_path / "site" / address / "x").mkdir(parents=True)
    (tmp_path / "site/papers/b.html").unlink()
    (tmp_path / "site/papers/b.html").symlink_to(tmp_path / "outside", target_is_directory=True)
    build(tmp_path, pages)
    assert shown(tmp_path) == pages
    assert (tmp_path / "outside").is_dir()


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"version": 1}', '{"version": 0, "site_dir": "x", "pages": {}}']
)
def test_without_its_record_everything_is_made_again(tmp_path: Path, damage: str) -> None:
    build(tmp_path, PAGES)
    (tmp_path / ".papershelf/built.json").write_text(damage)
    assert build(tmp_path, PAGES) == list(PAGES)
    assert shown(tmp_path) == PAGES


def test_a_finished_page_that_was_touched_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    (tmp_path / "site/papers/a.html").write_text("touched")
    assert build(tmp_path, PAGES) == ["papers/a.html"]
    assert shown(tmp_path) == PAGES


def test_a_build_that_was_killed_half_way_is_healed(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    kept(tmp_path).set_aside()
    build(tmp_path, PAGES)
    assert shown(tmp_path) == PAGES

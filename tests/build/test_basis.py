"""What all papers have in common is in no digest of one: where it changes, all that it is part of does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import basis
from generator.render import TEMPLATES
from tests.build.shelves import CONFIGURATION, Shelf, abstract

TERM = "- id: lamps\n  label: Lamps\n  facet: task\n  description: Of light.\n  aliases: [lamp]\n"
OTHER = "- id: tides\n  label: Tides\n  facet: method\n  aliases: [tide]\n"
REPOSITORY = "repo_url: https://git.example/pier\nedit_uri: edit/main/site_src/\n"

Change = Callable[[Shelf], object]


def configured(extra: str) -> Change:
    return lambda shelf: (shelf.root / "mkdocs.yml").write_text(CONFIGURATION + extra, encoding="utf-8")


def worded(vocabulary: str) -> Change:
    return lambda shelf: shelf.put("vocabulary.yml", vocabulary)


def templated(name: str) -> Change:
    def change(shelf: Shelf) -> None:
        own = shelf.root / "templates" / name
        own.parent.mkdir()
        shipped = (TEMPLATES / name).read_text(encoding="utf-8")
        own.write_text(f"{shipped}<!-- ours: {name} -->\n", encoding="utf-8")

    return change


def gives(change: Change, text: str) -> object:
    return pytest.param(change, text, id=text)


@pytest.fixture
def written(shelf: Shelf) -> Shelf:
    """A site whose pages were written, with settings and words of its own."""
    configured(REPOSITORY)(shelf)
    worded(TERM + OTHER)(shelf)
    shelf.source("a.txt", ("Lamps in Fog", abstract("the lamp")), ("Tides and Lamps", abstract("the tide")))
    shelf.source("b.txt", ("Lamps at Night", abstract("the lamp and the tide")))
    shelf.generate()
    return shelf


@pytest.mark.parametrize(
    ("change", "text"),
    [
        gives(configured(REPOSITORY.replace("pier", "mole")), "https://git.example/mole/new/main"),
        gives(configured(REPOSITORY.replace("main", "next")), "https://git.example/pier/new/next"),
        gives(configured("site_url: https://pier.example/\n"), "https://pier.example/"),
        gives(worded((TERM + OTHER).replace("label: Lamps", "label: Lanterns")), "Lanterns"),
        gives(worded((TERM + OTHER).replace("Of light", "By night")), "By night"),
        gives(worded((TERM + OTHER).replace("facet: task", "facet: thing")), "Thing"),
        gives(worded((TERM + OTHER).replace("[lamp]", "[winter]")), '"winter"'),
        gives(worded(OTHER + TERM), "ps-f1"),
        gives(templated("paper.md.jinja"), "<!-- ours: paper.md.jinja -->"),
        gives(templated("row.html.jinja"), "<!-- ours: row.html.jinja -->"),
        gives(templated("rows.html.jinja"), "<!-- ours: rows.html.jinja -->"),
    ],
)
def test_a_run_after_it_leaves_what_one_from_nothing_leaves(
    written: Shelf, tmp_path: Path, change: Change, text: str
) -> None:
    before = written.generated()
    change(written)
    written.generate()
    fresh = Shelf(tmp_path / "fresh")
    shutil.copytree(written.library, fresh.library, dirs_exist_ok=True)
    shutil.copy(written.root / "mkdocs.yml", fresh.root)
    if (written.root / "templates").exists():
        shutil.copytree(written.root / "templates", fresh.root / "templates")
    fresh.generate()
    after = written.generated()
    assert after == fresh.generated()
    assert any(text.encode() in content for path, content in after.items() if content != before.get(path))


@pytest.fixture
def another_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From when it is called, this program is another one."""

    def become() -> None:
        monkeypatch.setattr(basis, "_LIBRARIES", ("a later one",))
        basis.of_code.cache_clear()

    yield become
    monkeypatch.undo()
    basis.of_code.cache_clear()


def bases(shelf: Shelf) -> dict[Path, str]:
    """The basis of everything that was kept, which its first line tells."""
    kept = (shelf.root / ".papershelf" / "memory").rglob("*")
    return {
        path: json.loads(path.read_bytes().partition(b"\n")[0])["basis"] for path in kept if path.is_file()
    }


def test_nothing_that_another_program_kept_is_believed(
    written: Shelf, another_program: Callable[[], None]
) -> None:
    before = bases(written)
    another_program()
    written.note("lamps-in-fog", "why: For the fog")
    written.generate()
    after = bases(written)
    assert after.keys() == before.keys()
    assert not [path.name for path in after if after[path] == before[path]]
    assert len(after) > 5

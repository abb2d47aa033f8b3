"""The browser's files: what they hold, and that few of them change where little does."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.browse import ROOT, columns, outputs
from generator.browse import site as browse
from generator.model import Library, Note, Place, Vocabulary
from generator.render import Catalogue
from tests.browse.shelves import LISTS, TERMS, library, paper
from tests.render.harbour import NASTY
from tests.render.harbour import library as harbour


def files(made: Library) -> dict[str, bytes]:
    """The files by path; a path that comes twice is a fault."""
    listed = [(output.path, output.content) for output in outputs(Catalogue(made))]
    assert len({path for path, _ in listed}) == len(listed)
    return dict(listed)


def index(made: dict[str, bytes]) -> dict[str, object]:
    return json.loads(made[ROOT])


def rows(made: dict[str, bytes]) -> list[list[object]]:
    names = str(index(made)["rows"])
    shards = [names[at : at + 8] for at in range(0, len(names), 8)]
    return [row for name in shards for row in json.loads(made[f"browse/rows-{name}.json"])]


def unpacked(packed: str, papers: int) -> list[int]:
    """Positions of a set, read without the code that packs them."""
    import base64  # noqa: PLC0415

    data = base64.b64decode(packed[1:])
    if packed[0] == "b":
        return [at for at in range(papers) if data[at // 8] >> at % 8 & 1]
    found, at, gap, shift = [], -1, 0, 0
    for byte in data:
        gap |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            at += gap + 1
            found.append(at)
            gap = shift = 0
    return found


@given(st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_any_set_of_positions_reads_back(case: tuple[int, set[int]]) -> None:
    papers, chosen = case
    packed = columns.positions(sorted(chosen), papers)
    assert unpacked(packed, papers) == sorted(chosen)
    assert len(packed) <= 5 + (papers // 8 + 1) * 4 / 3


def test_the_same_library_gives_the_same_bytes_and_index_json_comes_last() -> None:
    assert files(library(range(300))) == files(library(range(300)))
    assert [output.path for output in outputs(Catalogue(library(range(300))))][-1] == ROOT


def test_every_paper_stands_in_the_shards_in_order() -> None:
    made = files(library(range(700)))
    assert [row[0] for row in rows(made)] == [f"paper-{n}" for n in range(700)]
    sizes = index(made)["sizes"]
    assert isinstance(sizes, list)
    assert sum(sizes) == 700
    assert all(16 <= size <= 32 for size in sizes[:-1])


def test_a_note_rewrites_three_shards_and_the_index() -> None:
    before = library(range(3_000))
    edited = replace(before.entries[1_500], note=Note("x", Place("x.md"), why="A line that is new."))
    after = replace(before, entries=(*before.entries[:1_500], edited, *before.entries[1_501:]))
    old, new = files(before), files(after)
    changed = sorted(path.split("-")[0] for path in new if old.get(path) != new[path])
    assert changed == ["browse/index.json", "browse/rows", "browse/words"]


def test_papers_that_come_in_front_leave_most_shards_as_they_were() -> None:
    old, new = files(library(range(3_000))), files(library([*range(9_000, 9_060), *range(3_000)]))
    shards = [path for path in new if path.startswith("browse/rows-")]
    assert sum(path not in old for path in shards) <= 4 < len(shards) / 4


def test_empty_texts_share_a_file() -> None:
    papers = [replace(paper(number), abstract="") for number in range(600)]
    assert (
        sum(
            path.startswith("browse/cards-")
            for path in files(replace(library(range(1)), entries=tuple(papers)))
        )
        <= 17  # one for each length that a shard can have
    )


def test_a_library_without_papers_lists_or_tags_has_its_files_too() -> None:
    made = files(Library("Empty", None, (), (), Vocabulary()))
    assert index(made)["papers"] == 0
    assert index(made)["rows"] == ""


def test_a_value_without_papers_is_there_and_a_broken_link_only_where_one_is() -> None:
    made = files(library(range(200)))
    groups = json.loads(made[f"browse/facets-{index(made)['facets']}.json"])
    assert [(group["kind"], group["name"], group["mark"]) for group in groups] == [
        ("code", "Code", 0),
        ("list", "List", 0),
        ("tag", "Task", 1),
        ("tag", "Method", 2),
        ("tag", "Kind", 3),
    ]
    assert [value[0] for value in groups[0]["values"]] == ["linked", "promised", "named", "none"]
    assert [value[:2] for value in groups[1]["values"]] == [[one.slug, one.title] for one in LISTS]
    assert unpacked(groups[1]["values"][2][2], 200) == []
    assert {value[0] for group in groups[2:] for value in group["values"]} == {term.id for term in TERMS}
    shown = files(harbour())
    codes = json.loads(shown[f"browse/facets-{index(shown)['facets']}.json"])[0]["values"]
    assert [value[0] for value in codes] == ["linked", "promised", "named", "broken", "none"]


def test_text_of_a_source_stands_in_the_files_as_it_is() -> None:
    row = next(row for row in rows(files(harbour())) if row[0] == "nasty")
    assert row[1] == f"Nasty {NASTY}"
    assert row[4] == f"Why {NASTY}"


def test_a_very_large_library_has_the_numbers_of_the_search_instead_of_words(monkeypatch) -> None:
    monkeypatch.setattr(browse, "TEXT_LIMIT", 99)
    large, small = index(files(library(range(100)))), index(files(library(range(99))))
    assert (large["words"], small["numbers"]) == ("", "")
    assert large["numbers"]
    assert small["words"]

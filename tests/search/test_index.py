from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.search import Term, index, indexing
from generator.search.numbering import numbers
from generator.search.shards import Cutter, halved, path, separator, unpacked
from tests.search.shelves import shelf, told


def files(papers) -> dict[str, bytes]:
    return {output.path: output.content for output in index(told(papers))}


def test_the_order_of_the_papers_does_not_matter():
    papers = shelf(60)
    assert files(papers) == files(reversed(papers))


def test_every_file_is_named_once_and_every_name_leads_to_a_file():
    written = [output.path for output in index(told(shelf(300)))]
    assert len(written) == len(set(written))
    assert written[-1] == "search/index.json"


def test_an_empty_library_has_an_index_too():
    written = files([])
    assert json.loads(written["search/index.json"])["papers"] == 0


def test_a_tag_of_very_many_papers_is_common(monkeypatch):
    monkeypatch.setattr(indexing, "COMMON", 20)
    papers = [
        replace(paper, tags=("birds", "nests") if n < 20 else ("birds",)) for n, paper in enumerate(shelf(21))
    ]
    terms = [Term("birds", "Birds"), Term("nests", "Nests"), Term("unused", "Unused")]
    written = {output.path: output.content for output in index(told(papers), terms)}
    root = json.loads(written["search/index.json"])
    assert unpacked(written[path(root["names"])])["common"] == ["tag:birds"]  # type: ignore[index]


def test_numbers_stay_when_papers_come():
    before, after = numbers([f"k{i}" for i in range(300)], 16), numbers([f"k{i}" for i in range(360)], 16)
    moved = [key for key, number in before.items() if after[key] != number]
    assert len(moved) <= 3
    assert len(set(after.values())) == 360


def test_a_changed_title_rewrites_only_the_files_that_hold_its_words():
    papers = shelf(600)
    before = files(papers)
    papers[7] = replace(papers[7], why="Reads well")
    after = files(papers)
    assert len(after.keys() - before.keys()) <= 8
    assert len(after.keys() & before.keys()) > 0.9 * len(before)


def test_most_files_stay_when_a_tenth_as_many_papers_come():
    before, after = files(shelf(600)), files(shelf(660))
    papers = [path for path, data in before.items() if path.endswith(".shard") and "papers" in unpacked(data)]  # type: ignore[operator]
    stayed = [path for path in papers if path in after]
    assert len(stayed) > 0.6 * len(papers)


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=5), unique=True).map(sorted))
def test_runs_hold_every_key_in_order_and_borders_tell_them_apart(keys):
    cutter = Cutter(40)
    runs = [*cutter.take(dict(zip(keys, keys, strict=True)), [10] * len(keys)), cutter.run]
    assert [key for run in runs for key in run] == keys
    for before, after in pairwise(filter(None, runs)):
        first = next(iter(after))
        assert list(before)[-1] < separator(list(before)[-1], first) <= first


@given(st.sets(st.integers(0, 255)).map(sorted))
def test_ranges_hold_every_number_and_few_each(found):
    ranges = list(halved(found, 0, 256, 4))
    assert [number for _, members in ranges for number in members] == found
    assert all(0 < len(members) <= 4 and start <= members[0] for start, members in ranges)

"""An index that grew over many runs is the one that a single run makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.files.archive import Archive
from generator.search import Document, index, postings, shards, terms, updating
from tests.search.shelves import shelf, told

TEXTS = st.lists(
    st.sampled_from("heron stork the of few-shot nest nests a..b 3D «naïve» 鸟类图像 -- gull herons".split()),
    max_size=9,
).map(" ".join)
DOCUMENTS = st.builds(
    Document,
    citekey=st.sampled_from([f"k{number}" for number in range(12)]),
    title=st.none() | TEXTS,
    label=TEXTS,
    url=st.just("p"),
    abstract=TEXTS,
    acronym=st.none() | TEXTS,
    why=st.none() | TEXTS,
    tags=st.lists(st.sampled_from(["birds", 'od"d', "c++"]), unique=True).map(tuple),
    repositories=st.lists(st.sampled_from(["a/b-c", "d/nest"]), unique=True).map(tuple),
    lists=st.lists(st.sampled_from(["spring", "autumn"]), unique=True).map(tuple),
    code=st.sampled_from(["none", "linked"]),
    pick=st.booleans(),
)
SHELVES = st.lists(DOCUMENTS, max_size=12, unique_by=lambda document: document.citekey)


class Kept:
    """A memory that is not on any disk."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}
        self.kept = 0

    def recall(self, key: str) -> bytes | None:
        return self.found.get(key)

    def keep(self, found: Mapping[str, Sequence[bytes]]) -> None:
        self.found = {key: b"".join(pieces) for key, pieces in found.items()}
        self.kept += 1


def files(papers: Sequence[Document], memory: Kept | None = None) -> dict[str, bytes]:
    return {output.path: output.content for output in index(told(papers), memory=memory)}


@pytest.fixture
def changes(monkeypatch) -> None:
    """However many papers change, the earlier index is changed."""
    monkeypatch.setattr(updating, "_SHARE", 0)


@pytest.fixture
def frequent_at_three(monkeypatch) -> None:
    """Three papers make a word frequent, and one more waits in reserve."""
    for module in (postings, terms):
        monkeypatch.setattr(module, "CAP", 3)
    monkeypatch.setattr(terms, "RESERVE", 1)


@pytest.mark.usefixtures("changes", "frequent_at_three")
@settings(max_examples=60, deadline=None)
@given(st.lists(SHELVES, min_size=2, max_size=5))
def test_whatever_papers_came_and_went_the_files_are_those_of_one_run(history):
    memory = Kept()
    for papers in history:
        assert files(papers, memory) == files(papers)


@pytest.mark.usefixtures("changes")
def test_frequent_words_gain_and_lose_papers_until_none_waits_in_reserve(monkeypatch):
    for module in (postings, terms):
        monkeypatch.setattr(module, "CAP", 60)
    monkeypatch.setattr(terms, "RESERVE", 10)
    memory = Kept()
    papers = shelf(200)
    for some in (papers[:150], papers, papers[5:], papers[60:], papers[150:], papers[:110]):
        assert files(some, memory) == files(some)


def test_a_note_makes_few_new_shards_and_packs_no_other(monkeypatch):
    memory = Kept()
    papers = shelf(300)
    files(papers, memory)
    papers[7] = replace(papers[7], why="A kabran of its own")
    packed = []
    monkeypatch.setattr(shards, "compressed", lambda raw, strategy: packed.append(raw) or raw)
    files(papers, memory)
    assert 0 < len(packed) <= 10


def test_an_index_that_did_not_change_is_not_kept_again():
    memory = Kept()
    papers = shelf(40)
    files(papers, memory)
    files(papers, memory)
    assert memory.kept == 1


def test_a_library_of_another_size_begins_anew():
    memory = Kept()
    files(shelf(2040), memory)
    assert files(shelf(2060), memory) == files(shelf(2060))


def test_what_was_kept_in_part_is_as_good_as_nothing():
    papers = shelf(30)
    memory = Kept()
    files(papers, memory)
    whole = memory.found
    papers[3] = replace(papers[3], why="Reads well")
    for part in whole:
        memory.found = {key: value for key, value in whole.items() if key != part}
        assert files(papers, memory) == files(papers)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_foreign_or_outdated_memory_changes_nothing(data, tmp_path_factory):
    root = tmp_path_factory.mktemp("site")
    papers = shelf(30)
    list(index(told(papers), memory=Archive(root, "search", "now")))
    (file,) = (root / ".papershelf" / "memory").iterdir()
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = [whole[:at], whole[:at] + bytes([byte]) + whole[at + 1 :], whole + b"x", b"", b"{}\n", whole]
    file.write_bytes(data.draw(st.sampled_from(damaged)))
    papers[3] = replace(papers[3], why="Reads well")
    memory = Archive(root, "search", data.draw(st.sampled_from(["now", "later"])))
    written = {output.path: output.content for output in index(told(papers), memory=memory)}
    assert written == files(papers)

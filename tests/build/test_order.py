"""Keys and pages are a function of what the library holds, whatever the order in which it is held."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import generating, pipeline
from generator.files import LibraryFiles, Site
from generator.model import InputFile
from tests.build.shelves import abstract, dump

#: Titles that are equal, that only look equal, and that ask for one and the same address.
TITLES = [
    "Tides",
    "TIDES!",
    "Tídes",
    "On α Tides",
    "On Alpha Tides",
    "Index",
    "Paper Index",
    "Untitled",
    "Paper Untitled",
    "2",
    "Paper 2",
    "A Long Way Down the Pier Past the Lamp and the Bench and the Second Lamp to the First Ladder",
    "A Long Way Down the Pier Past the Lamp and the Bench and the Second Lamp to the Third Ladder",
    None,
]
SUBJECTS = ["the tide", "the gulls", "the lamp"]
Paper = tuple[str | None, str]

papers = st.lists(
    st.tuples(st.sampled_from(TITLES), st.sampled_from([abstract(one) for one in SUBJECTS])),
    min_size=1,
    max_size=10,
)
NOTES = (
    InputFile("notes/paper-index.md", "paper-index.md", b"---\nwhy: Always at hand\n---\n"),
    InputFile("notes/tides.md", "tides.md", b"---\npick: true\n---\nSee [[index]] and [[on-alpha-tides]].\n"),
)
SITE = Site(Path("/nowhere"), Path("/nowhere/site_src"), "The pier")


def source(name: str, some: Sequence[Paper]) -> InputFile:
    return InputFile(f"sources/{name}", name, dump(some).encode())


def load(*sources: InputFile) -> pipeline.Loaded:
    return pipeline.load(LibraryFiles(sources=sources, notes=NOTES), SITE)[0]


def pages(loaded: pipeline.Loaded) -> dict[str, bytes]:
    return {output.path: output.content for output in generating.outputs(loaded, SITE)}


@settings(deadline=None, max_examples=40)
@given(st.lists(papers, min_size=1, max_size=4).flatmap(lambda s: st.tuples(st.just(s), st.permutations(s))))
def test_files_read_in_any_order_give_the_same_bytes(
    shuffled: tuple[list[list[Paper]], list[list[Paper]]],
) -> None:
    sources, order = shuffled
    named = {id(some): source(f"{number}.txt", some) for number, some in enumerate(sources)}
    assert pages(load(*(named[id(some)] for some in order))) == pages(load(*(named[id(s)] for s in sources)))


@settings(deadline=None, max_examples=100)
@given(papers.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some), st.integers(0, 10))))
def test_papers_shuffled_within_and_across_sources_keep_their_addresses(
    shuffled: tuple[list[Paper], list[Paper], int],
) -> None:
    some, order, cut = shuffled
    assert addresses(load(source("a.txt", some))) == addresses(
        load(source("a.txt", order[:cut]), source("b.txt", order[cut:]))
    )


def addresses(loaded: pipeline.Loaded) -> object:
    """Every address that leads to something, with what it leads to and the words that stand there."""
    library = loaded.library
    titles = {one.citekey: {record.title for record in one.work.records} for one in library.entries}
    return titles, library.redirects, library.contested


@settings(deadline=None, max_examples=100)
@given(papers)
def test_every_paper_has_one_address_that_no_other_paper_has(some: list[Paper]) -> None:
    library = load(source("a.txt", some)).library
    keys = [entry.citekey for entry in library.entries]
    taken = [*keys, *(key for key, _ in library.redirects), *(key for key, _ in library.contested)]
    assert len(set(taken)) == len(taken)
    assert all(key.isascii() and 0 < len(key) <= 80 and not key.isdigit() and key != "index" for key in taken)


@settings(deadline=None, max_examples=60)
@given(papers, papers)
def test_an_address_once_given_is_never_lost(before: list[Paper], added: list[Paper]) -> None:
    """Whatever is added later, the address still leads to the same paper, or names it among others."""
    first = load(source("a.txt", before))
    then = load(source("a.txt", before), source("b.txt", added)).merged
    for work in first.merged.works:
        places = {record.place for record in work.records}
        for key in (work.citekey, *work.former_keys):
            now = then.contested.get(key, (then.keys.get(key),))
            works = [one for one in then.works if one.citekey in now]
            assert places & set(chain.from_iterable(_places(one.records) for one in works))


def _places(records: Sequence[object]) -> list[object]:
    return [record.place for record in records]  # type: ignore[attr-defined]

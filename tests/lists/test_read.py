from __future__ import annotations

from itertools import permutations

import pytest

from generator.diagnostics import Diagnostic
from generator.lists import SourceInfo, default_title, new_list, read, redirects
from generator.model import PathStep, Place, ReadingList, SourceText


def file(name: str, text: str) -> SourceText:
    return SourceText(f"lists/{name}", name, text)


def source(name: str, listed: str | None = None) -> SourceInfo:
    return SourceInfo(name, f"sources/{name}", listed)


def codes(faults: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{fault.code} {fault.place}" for fault in faults]


def test_a_source_without_a_file_is_a_list_named_after_it() -> None:
    lists, faults = read([], [source("2025/talking-heads.txt", "Mar 14")])
    assert lists == (
        ReadingList(
            slug="2025-talking-heads",
            title="talking heads",
            source="2025/talking-heads.txt",
            listed="Mar 14",
        ),
    )
    assert faults == ()


def test_a_file_says_what_the_curator_knows_of_a_source() -> None:
    text = (
        "---\ntitle: Talking heads\ndate: 2025-03-14\nsource: th.txt\nurl: https://heads.example/\n"
        "text: summary\n---\n\nWhy this list.\n\n- [[a]] stays text\n"
    )
    lists, faults = read([file("heads.md", text)], [source("th.txt", "Mar 14")])
    assert lists == (
        ReadingList(
            slug="heads",
            title="Talking heads",
            source="th.txt",
            date="2025-03-14",
            listed="Mar 14",
            url="https://heads.example/",
            text="Why this list.\n\n- [[a]] stays text",
            summaries=True,
            place=Place("lists/heads.md"),
        ),
    )
    assert faults == ()


def test_a_reading_path_has_its_steps_in_order_and_its_text_around_them() -> None:
    text = (
        "---\ntitle: From tails to heads\n---\n\nBegin here.\n\n- [[ada-2020]] the first\n"
        "  and its second line\n2. [[bob-2021|Bob]]: then this\n* [[notes/cyd.md]]\n- [x] [[dee]] — done\n"
        "\n- no paper\n\nThe end.\n"
    )
    lists, faults = read([file("path.md", text)], [])
    assert faults == ()
    assert lists[0].is_path
    assert lists[0].steps == (
        PathStep("ada-2020", "the first and its second line", Place("lists/path.md", 7)),
        PathStep("bob-2021", "then this", Place("lists/path.md", 9)),
        PathStep("cyd", "", Place("lists/path.md", 10)),
        PathStep("dee", "done", Place("lists/path.md", 11)),
    )
    assert lists[0].text == "Begin here.\n\n- no paper\n\nThe end."


def test_windows_line_ends_do_not_move_the_steps_lines() -> None:
    lists, _ = read([file("path.md", "\ufeff---\r\ntitle: P\r\n---\r\n\r\n- [[a]] one\r\n- [[b]]\r\n")], [])
    assert [(step.key, step.remark, step.place.line) for step in lists[0].steps] == [
        ("a", "one", 5),
        ("b", "", 6),
    ]


def test_newest_lists_come_first_and_undated_ones_last_by_address() -> None:
    files = [
        file("b.md", "---\ndate: 2025-03\n---\n- [[x]]\n"),
        file("c.md", "---\ndate: 2025-03-14\n---\n- [[x]]\n"),
        file("d.md", "---\ndate: 2024\n---\n- [[x]]\n"),
        file("a.md", "- [[x]]\n"),
        file("e.md", "---\ndate: 2025-03-14\nsource: s.txt\n---\n"),
    ]
    expected = ["c", "e", "b", "d", "a", "z"]
    for order in permutations(files):
        lists, _ = read(order, [source("z.txt"), source("s.txt")])
        assert [one.slug for one in lists] == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("---\nsource: s.txt\ndate: March 2025\n---\n", "front-matter-date lists/x.md:3"),
        ("---\nsource: s.txt\ndate: 2025-02-30\n---\n", "front-matter-date lists/x.md:3"),
        ("---\nsource: s.txt\nurl: heads.example\n---\n", "front-matter-url lists/x.md:3"),
        ("---\nsource: s.txt\ntext: sumary\n---\n", "front-matter-value lists/x.md:3"),
        ("---\nsource: s.txt\ntitle: [a]\n---\n", "front-matter-value lists/x.md:3"),
        ("---\nsource: s.txt\ntitel: a\n---\n", "front-matter-unknown-key lists/x.md:3"),
        ("---\nsource: s.txt\ntitle: a: b\n---\n", "front-matter-yaml lists/x.md:3"),
    ],
)
def test_a_fault_costs_its_value_and_not_the_list(text: str, fault: str) -> None:
    lists, faults = read([file("x.md", text)], [source("s.txt")])
    assert codes(faults) == [fault]
    assert [(one.slug, one.source, one.title, one.date, one.url) for one in lists] == [
        ("x", "s.txt", "s", None, None)
    ]


def test_a_missing_source_is_named_with_the_nearest_and_costs_no_source() -> None:
    lists, faults = read([file("x.md", "---\ntitle: X\nsource: haeds.txt\n---\n")], [source("heads.txt")])
    assert codes(faults) == ["list-source-missing lists/x.md:3"]
    assert faults[0].remedy == "Did you mean `heads.txt`?"
    assert [one.slug for one in lists] == ["heads"]


def test_of_two_files_about_one_source_the_second_is_named_with_the_first() -> None:
    files = [file("b.md", "---\nsource: s.txt\n---\n"), file("a.md", "---\nsource: sources/s.txt\n---\n")]
    lists, faults = read(files, [source("s.txt")])
    assert codes(faults) == ["list-source-twice lists/b.md:2"]
    assert "lists/a.md" in faults[0].message
    assert [one.slug for one in lists] == ["a"]


def test_a_file_without_source_and_papers_makes_no_list() -> None:
    lists, faults = read([file("x.md", "---\ntitle: X\n---\nWords.\n")], [])
    assert lists == ()
    assert codes(faults) == ["list-empty lists/x.md:1"]


def test_a_file_that_can_not_be_read_is_named_once() -> None:
    lists, faults = read([file("x.md", "---\nsource: a: b\n---\n")], [])
    assert lists == ()
    assert codes(faults) == ["front-matter-yaml lists/x.md:2"]


def test_a_paper_twice_on_a_path_is_named() -> None:
    lists, faults = read([file("x.md", "- [[a]]\n- [[b]]\n- [[a]]\n")], [])
    assert codes(faults) == ["list-step-twice lists/x.md:3"]
    assert len(lists[0].steps) == 3


def test_a_list_files_address_goes_before_a_sources_and_the_move_is_told() -> None:
    lists, faults = read([file("heads.md", "- [[a]]\n")], [source("heads.txt")])
    assert [one.is_path for one in lists if one.slug == "heads"] == [True]
    assert codes(faults) == ["list-address sources/heads.txt:1"]


def test_the_address_that_a_source_had_before_its_file_leads_on() -> None:
    sources = [source("th.txt"), source("other.txt")]
    lists, _ = read([file("heads.md", "---\nsource: th.txt\n---\n")], sources)
    assert redirects(lists, sources) == (("th", "heads"),)


def test_an_address_in_use_is_never_a_redirect() -> None:
    sources = [source("a.txt"), source("b.txt")]
    files = [file("b.md", "---\nsource: a.txt\n---\n"), file("a.md", "---\nsource: b.txt\n---\n")]
    lists, _ = read(files, sources)
    assert {one.slug: one.source for one in lists} == {"b": "a.txt", "a": "b.txt"}
    assert redirects(lists, sources) == ()


def test_a_list_file_moves_no_other_sources_address() -> None:
    sources = [source("a.bib"), source("a.txt")]
    before = {one.source: one.slug for one in read([], sources)[0]}
    lists, _ = read([file("alpha.md", "---\nsource: a.bib\n---\n")], sources)
    after = {one.source: one.slug for one in lists}
    assert after == {"a.bib": "alpha", "a.txt": before["a.txt"]}
    assert redirects(lists, sources) == ((before["a.bib"], "alpha"),)


@pytest.mark.parametrize(
    ("name", "title"),
    [("talking-heads.txt", "talking heads"), ("a/b__c - d.txt", "b c d"), ("---.txt", "---"), ("x", "x")],
)
def test_a_title_is_the_files_name_in_words(name: str, title: str) -> None:
    assert default_title(name) == title


def test_a_fresh_list_file_reads_back() -> None:
    text = new_list("th.txt", title="Talking: heads", date="2025-03-14", url="https://heads.example/")
    assert text.splitlines()[:4] == ["---", 'title: "Talking: heads"', "date: 2025-03-14", "source: th.txt"]
    lists, faults = read([file("heads.md", text)], [source("th.txt")])
    assert faults == ()
    assert (lists[0].title, lists[0].date, lists[0].source, lists[0].url) == (
        "Talking: heads",
        "2025-03-14",
        "th.txt",
        "https://heads.example/",
    )

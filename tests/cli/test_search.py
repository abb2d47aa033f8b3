"""`papershelf search` answers from the site's own index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.build.shelves import Shelf, abstract


@pytest.fixture
def pier(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.source("a.txt", ("Tides of the Old Pier", abstract("tides")), ("Gulls on Lamps", abstract("gulls")))
    shelf.note("gulls-on-lamps", "why: Seen from below")
    shelf.generate()
    return shelf


def asked(pier: Shelf, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["search", *arguments, "-C", str(pier.root)]) == 0
    return capsys.readouterr().out


def test_a_paper_is_found_in_spite_of_a_slip(pier: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shown = asked(pier, capsys, "gulsl")
    assert "1. Gulls on Lamps" in shown
    assert "Seen from below" in shown
    assert "papers/gulls-on-lamps.html" in shown


def test_json_names_the_papers_in_order(pier: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(asked(pier, capsys, "pier", "--json", "--limit", "1"))
    assert [result["citekey"] for result in answer["results"]] == ["tides-of-the-old-pier"]
    assert answer["total"] == 2


def test_part_of_a_question_is_answered_and_said(pier: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No paper has all of" in asked(pier, capsys, "gulls zeppelin")


def test_nothing_is_an_answer(pier: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing for “qqqqxxxx”" in asked(pier, capsys, "qqqqxxxx")


def test_without_an_index_it_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Shelf(tmp_path)
    assert main(["search", "gulls", "-C", str(tmp_path)]) == 1
    shown = capsys.readouterr().err
    assert "error[no-index]" in shown
    assert "papershelf generate" in shown


@pytest.mark.parametrize("limit", ["0", "-1", "x", "²"])
def test_an_odd_limit_is_wrong_usage(pier: Shelf, limit: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["search", "gulls", "--limit", limit, "-C", str(pier.root)])
    assert ended.value.code == 2

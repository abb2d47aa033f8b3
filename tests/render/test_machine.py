"""`papers.json` is what its schema says, small or in parts."""

from __future__ import annotations

import json

import jsonschema
import pytest

from generator.model import Library
from generator.render import Catalogue, Remembered, environment, machine
from generator.render.lines import Lines
from tests.render.harbour import RELATED


def test_papers_json_is_valid_and_holds_every_paper(harbour: Library, pages: dict[str, str]) -> None:
    document = json.loads(pages["papers.json"])
    jsonschema.Draft202012Validator(json.loads(pages["papers.schema.json"])).validate(document)
    assert [paper["citekey"] for paper in document["papers"]] == [e.citekey for e in harbour.entries]


def test_the_schema_itself_is_valid(pages: dict[str, str]) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(pages["papers.schema.json"]))


def test_papers_json_speaks_plain_text(pages: dict[str, str]) -> None:
    papers = {paper["citekey"]: paper for paper in json.loads(pages["papers.json"])["papers"]}
    assert papers["nasty"]["title"].startswith('Nasty <script>document.title = "owned"</script> {{ 7 * 7 }}')
    assert papers["sometimes-nothing"]["title"] is None
    assert papers["tide-tables-by-heart"]["DOI"] == "10.1234/tides.5"
    assert papers["broken"]["links"][0]["broken"] is True
    assert papers["broken"]["code_status"] == "linked"
    assert papers["tide-tables-by-heart"]["records"] == [
        {"source": "harbour.txt", "line": 3, "listed": "Mar 14"}
    ]


def test_a_large_library_keeps_abstracts_in_parts(harbour: Library) -> None:
    lines = Lines({entry.citekey: f"{n:032}" for n, entry in enumerate(harbour.entries)}, Remembered())
    made = {
        o.path: o.content.decode()
        for o in machine.outputs(Catalogue(harbour), RELATED, environment(), lines, whole=3)
    }
    document = json.loads(made["papers.json"])
    jsonschema.Draft202012Validator(json.loads(made["papers.schema.json"])).validate(document)
    assert document["parts"] == ["papers-001.jsonl"]
    lines = [json.loads(line) for line in made["papers-001.jsonl"].splitlines()]
    assert [line["citekey"] for line in lines] == [entry.citekey for entry in harbour.entries]
    assert lines[0]["abstract"].startswith("We learn the tides")
    assert "abstract" not in document["papers"][0]


@pytest.mark.parametrize(("before", "after"), [(3, 1000), (1000, 3)], ids=["shrinks", "grows"])
def test_lines_of_a_small_library_are_not_those_of_a_large_one(
    harbour: Library, before: int, after: int
) -> None:
    catalogue = Catalogue(harbour)

    def made(remembered: Remembered, whole: int) -> dict[str, bytes]:
        lines = Lines({entry.citekey: f"{n:032}" for n, entry in enumerate(harbour.entries)}, remembered)
        return {
            o.path: o.content for o in machine.outputs(catalogue, RELATED, environment(), lines, whole=whole)
        }

    first = Remembered()
    earlier = made(first, before)
    again = Remembered(first.used.get, lambda path: earlier.get(path, b""))
    assert made(again, after) == made(Remembered(), after) != earlier


def test_code_json_names_the_papers_of_each_repository(pages: dict[str, str]) -> None:
    repositories = json.loads(pages["code/code.json"])["repositories"]
    assert {"pier/tide-tables"} <= {each["repository"] for each in repositories}
    assert all(each["papers"] for each in repositories)
    assert not any(each["url"] == "pier/" for each in repositories)

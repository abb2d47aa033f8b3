"""The real dumps, from files to pages: the measure of the whole line."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import frontmatter
import jsonschema
import pytest

from generator import generating, making, pipeline
from generator.diagnostics import Severity
from generator.files import read_library, read_site
from tests.build.shelves import Shelf

RECORDS, WORKS, MERGED, UNTITLED = 347, 306, 41, 10

#: What a paste leaves behind of LaTeX: commands, groups with a command, citations, mathematics, escapes.
RESIDUE = {
    "a command": re.compile(r"\\[A-Za-z]+"),
    "a group": re.compile(r"\{\\|\\[{}]"),
    "a citation": re.compile(r"~[A-Za-z]+\d{4}|\\cite|\bcite[pt]?\b"),
    "mathematics": re.compile(r"\$[^$\d][^$]*\$|\^\{|_\{"),
    "an escape": re.compile(r"\\[%&#_$]|\\[\"'`^~]"),
}
ADDRESS = re.compile(r"https?://\S+")


@pytest.fixture(scope="session")
def papers(harvest: Shelf) -> dict[str, Any]:
    return harvest.papers()


def again(harvest: Shelf, folder: Path) -> Shelf:
    """The same library in another folder."""
    made = Shelf(folder / "site")
    shutil.rmtree(made.library)
    shutil.copytree(harvest.library, made.library)
    return made


def test_the_numbers_are_those_of_a_count_by_hand(papers: dict[str, Any]) -> None:
    records = [record for paper in papers.values() for record in paper["records"]]
    assert len(records) == RECORDS
    assert len(papers) == WORKS
    assert len(records) - len(papers) == MERGED
    assert sum(paper["title"] is None for paper in papers.values()) == UNTITLED


def test_every_record_is_a_place_of_its_own(papers: dict[str, Any]) -> None:
    places = [(r["source"], r["line"]) for paper in papers.values() for r in paper["records"]]
    assert len(set(places)) == RECORDS


@pytest.mark.parametrize("mark", RESIDUE)
@pytest.mark.parametrize("text", ["title", "label", "abstract"])
def test_no_latex_is_left(papers: dict[str, Any], text: str, mark: str) -> None:
    prose = {key: ADDRESS.sub("", paper[text] or "") for key, paper in papers.items()}
    assert {key: words for key, words in prose.items() if RESIDUE[mark].search(words)} == {}


def test_no_abstract_is_empty_and_none_begins_or_ends_with_space(papers: dict[str, Any]) -> None:
    assert [key for key, paper in papers.items() if paper["abstract"].strip() != paper["abstract"]] == []
    assert min(len(paper["abstract"]) for paper in papers.values()) > 200


def test_every_paper_has_its_page_and_no_other_page_is_there(harvest: Shelf, papers: dict[str, Any]) -> None:
    pages = {path.stem for path in (harvest.docs / "papers").glob("*.md")}
    assert {page for page in pages if not page.isdigit() and page != "index"} == set(papers)


def test_every_list_and_index_has_its_page(harvest: Shelf, seeds: tuple[Path, ...]) -> None:
    document = json.loads(harvest.page("papers.json"))
    assert len(document["lists"]) == len(seeds)
    expected = {each["url"].replace(".html", ".md") for each in document["lists"]}
    expected |= {"index.md", *(f"{index}/index.md" for index in ("papers", "lists", "tags", "code"))}
    assert expected - harvest.generated().keys() == set()


def test_every_page_names_its_paper_in_front_matter_that_can_be_read(
    harvest: Shelf, papers: dict[str, Any]
) -> None:
    for key in papers:
        page = frontmatter.loads(harvest.page(f"papers/{key}.md"))
        assert page.metadata["title"]
        assert page.content.strip()


def test_papers_json_keeps_its_schema(harvest: Shelf) -> None:
    schema = json.loads(harvest.page("papers.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(harvest.page("papers.json")))


def test_the_dumps_are_read_without_an_error(harvest: Shelf) -> None:
    _, found = making.load_site(read_site(harvest.root))
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_a_second_run_writes_nothing_and_touches_no_time_stamp(harvest: Shelf, tmp_path: Path) -> None:
    made = again(harvest, tmp_path)
    made.generate()
    before = made.stamps()
    report = made.generate()
    assert made.stamps() == before
    assert (report.changed, report.unchanged) == (0, len(made.generated()))


def test_another_folder_gives_the_same_bytes(harvest: Shelf, tmp_path: Path) -> None:
    made = again(harvest, tmp_path)
    made.generate()
    assert made.generated() == harvest.generated()


def test_no_page_depends_on_the_order_in_which_the_disk_names_the_files(
    harvest: Shelf, tmp_path: Path
) -> None:
    """The same texts under names in the opposite order keep all keys, texts, tags and links."""
    made = Shelf(tmp_path / "site")
    names = sorted(path.name for path in (harvest.library / "sources").iterdir())
    for number, name in enumerate(reversed(names)):
        made.put(f"sources/{number}-{name}", (harvest.library / "sources" / name).read_bytes())
    made.generate()
    assert _kept(made.papers()) == _kept(harvest.papers())


def _kept(papers: dict[str, Any]) -> dict[str, Any]:
    """What does not depend on the names of the sources; of several abstracts the newest list's is shown."""
    return {
        key: {name: paper[name] for name in ("title", "url")}
        | {
            name: paper[name]
            for name in ("abstract", "tags", "links", "code_status", "acronym")
            if len(paper["records"]) == 1
        }
        for key, paper in papers.items()
    }


@pytest.mark.parametrize("order", ["43210", "20413", "31042"])
def test_the_order_in_which_files_are_read_changes_no_byte(harvest: Shelf, order: str) -> None:
    site = read_site(harvest.root)
    files, _ = read_library(site.root, site.docs)
    shuffled = tuple(files.sources[int(place)] for place in order)
    loaded, _ = pipeline.load(replace(files, sources=shuffled), site)
    made = {output.path: output.content for output in generating.outputs(loaded, site)}
    assert made == harvest.generated()

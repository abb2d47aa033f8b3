"""What the script finds and counts is what the library says; node stands for the browser."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.browse import outputs
from generator.browse.rows import excerpt
from generator.model import Entry
from generator.render import Catalogue
from generator.render.badges import badge
from tests.browse.shelves import library
from tests.conftest import skip_or_fail

TESTS = Path(__file__).resolve().parents[1]
SCRIPTS = TESTS / "js" / "browse"
PAPERS = 250
FACETS = ("Task", "Method", "Kind")


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        skip_or_fail("needs Node.js on the path")
    return str(found)


def values(entry: Entry) -> set[str]:
    return {
        f"code:{badge(entry).status}",
        *(f"list:{seen.slug}" for seen in entry.appearances),
        *(f"tag:{tag.id}" for tag in entry.tags),
    }


def facet(value: str) -> str:
    return value.rsplit("-", 1)[0] if value.startswith("tag:") else value.partition(":")[0]


def allowed(entry: Entry, wanted: list[str], unwanted: list[str], all_of: set[str]) -> bool:
    """Whether a paper passes: every facet with ticks by any of them, or by all."""
    has = values(entry)
    for name in {facet(value) for value in wanted}:
        ticked = [value in has for value in wanted if facet(value) == name]
        if not (all(ticked) if name in all_of else any(ticked)):
            return False
    return not has & set(unwanted)


def expected(
    entries: tuple[Entry, ...], wanted: list[str], unwanted: list[str], all_of: set[str], value: str
) -> int:
    """The count beside a value, from its definition."""
    others = [one for one in wanted if facet(one) != facet(value) or facet(one) in all_of]
    if value in unwanted:
        others, unwanted = wanted, [one for one in unwanted if one != value]
    return sum(value in values(one) and allowed(one, others, unwanted, all_of) for one in entries)


def asked(wanted: list[str], unwanted: list[str], all_of: set[str]) -> str:
    names = {"list": "List", **{f"tag:{name.lower()}": name for name in FACETS}}
    return "?" + "&".join(
        [value.replace(":", "=", 1) for value in wanted]
        + [f"not={value}" for value in unwanted]
        + [f"all={names[name]}" for name in sorted(all_of)]
    )


def test_choices_and_counts_are_those_of_the_library(node, tmp_path):
    made = library(range(PAPERS))
    for output in outputs(Catalogue(made)):
        (tmp_path / output.path).parent.mkdir(exist_ok=True)
        (tmp_path / output.path).write_bytes(output.content)
    chance = random.Random(3)  # noqa: S311
    every = sorted({value for entry in made.entries for value in values(entry)})
    cases = []
    for _ in range(40):
        picked = chance.sample(every, k=chance.randint(0, 6))
        cut = chance.randint(0, len(picked))
        names = [name for name in {facet(value) for value in every} if name != "code"]
        cases.append((picked[:cut], picked[cut:], set(chance.sample(sorted(names), k=chance.randint(0, 2)))))
    addresses = [asked(*case) for case in cases]
    command = [node, str(SCRIPTS / "ask.mjs"), str(tmp_path)]
    told = subprocess.run(command, input=json.dumps(addresses), capture_output=True, text=True, check=True)
    found = json.loads(told.stdout)
    assert found["places"] == list(range(PAPERS))
    assert found["cards"] == [excerpt(entry) for entry in made.entries]
    for case, answer in zip(cases, found["answers"], strict=True):
        assert answer["papers"] == [one.citekey for one in made.entries if allowed(one, *case)], case
        assert answer["count"] == len(answer["papers"])
        counts = {value: answer["counts"][value] for value in every}
        assert counts == {value: expected(made.entries, *case, value) for value in every}, case


def test_words_and_titles_are_those_of_the_library(node, tmp_path):
    made = library(range(PAPERS))
    for output in outputs(Catalogue(made)):
        (tmp_path / output.path).parent.mkdir(exist_ok=True)
        (tmp_path / output.path).write_bytes(output.content)
    command = [node, str(SCRIPTS / "ask.mjs"), str(tmp_path)]
    addresses = json.dumps(["?q=UBER+lamp", "?q=tidenet", "?q=task+3", "?sort=title"])
    told = subprocess.run(command, input=addresses, capture_output=True, text=True, check=True)
    words, name, tag, titles = (answer["papers"] for answer in json.loads(told.stdout)["answers"])
    entries = made.entries
    assert words == [one.citekey for one in entries if "über" in one.label and "lamp" in one.label]
    assert name == [one.citekey for one in entries if one.acronym]
    said = {
        one.citekey: f"{one.label} {one.acronym} {one.why} {' '.join(t.id for t in one.tags)}"
        for one in entries
    }
    assert tag == [key for key, text in said.items() if "task" in text and "3" in text]
    assert titles[-1] in {one.citekey for one in entries if one.title is None}
    assert len(titles) == PAPERS

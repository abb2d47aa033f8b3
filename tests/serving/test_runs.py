"""What one run leaves to the next in the same process never shows in what the next one makes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.files import read_site
from generator.report import Report
from generator.serving.runs import Runs
from tests.build.shelves import Shelf, abstract

SUBJECTS = ("tides", "gulls", "lamps", "ropes", "nets")
HEADS = ("why: So", "why: Or so", "hide: true", "title: Another Name", "tags: [nets]")


@pytest.fixture
def pier(tmp_path: Path) -> Shelf:
    """A site of two sources that have a paper in common."""
    made = Shelf(tmp_path / "site")
    made.source("a.txt", ("Tides", abstract("the tide")), ("Gulls", abstract("the gulls")))
    made.source("b.txt", ("Gulls", abstract("the gulls")), ("Gull", abstract("a gull")))
    return made


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The sources that were parsed, by name."""
    names: list[str] = []
    parse = pipeline.parse
    monkeypatch.setattr(pipeline, "parse", lambda text: (names.append(text.name), parse(text))[1])
    return names


def generated(runs: Runs, site: Shelf) -> Report:
    report = runs.generate(read_site(site.root))
    assert isinstance(report, Report)
    return report


def edit(site: Shelf, rng: random.Random) -> None:
    """Write or delete one file of the library."""
    key, other = rng.sample(SUBJECTS, 2)
    papers = [
        (rng.choice((one.capitalize(), one[:-1], None)), abstract(rng.choice((one, "the sea"))))
        for one in rng.sample(SUBJECTS, 3)
    ]
    kind = rng.randrange(7)
    if kind == 0:
        site.source(f"{rng.choice('abc')}.txt", *papers)
    elif kind == 1:
        site.note(key, f"{rng.choice(('same_as', 'not_same_as'))}: [{other}]")
    elif kind == 2:
        site.put("vocabulary.yml", f"- id: {key}\n  label: {key}\n  aliases: [{rng.choice(SUBJECTS)}]\n")
    elif kind == 3:
        date = f"2025-01-{rng.randint(10, 28)}"
        name = rng.choice("abc")
        site.put(f"lists/{name}.md", f"---\ntitle: L\ndate: {date}\nsource: {name}.txt\n---\n[[{key}]]\n")
    elif kind == 4:
        present = sorted(path for path in site.library.rglob("*.*") if path.name != "a.txt")
        rng.choice(present or [site.source("b.txt", *papers)]).unlink()
    else:
        site.note(key, rng.choice(HEADS), f"See [[{other}]].")


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_a_run_makes_what_a_first_run_makes(pier: Shelf, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same edits each time, not secrets
    runs = Runs()
    for number in range(12):
        edit(pier, rng)
        report = generated(runs, pier)
        clean = Shelf(tmp_path / f"clean-{number}")
        shutil.copytree(pier.library, clean.library, dirs_exist_ok=True)
        fresh = clean.generate()
        assert pier.generated() == clean.generated()
        assert (report.papers, report.hidden, report.diagnostics) == (
            fresh.papers,
            fresh.hidden,
            fresh.diagnostics,
        )


def test_only_a_source_that_changed_is_parsed_again(pier: Shelf, parsed: list[str]) -> None:
    runs = Runs()
    generated(runs, pier)
    parsed.clear()
    pier.note("tides", "why: So")
    generated(runs, pier)
    assert parsed == []
    pier.source("b.txt", ("Lamps", abstract("the lamp")))
    generated(runs, pier)
    assert parsed == ["b.txt"]


def test_where_all_stood_the_library_is_read_before_the_next_edit(pier: Shelf, parsed: list[str]) -> None:
    pier.generate()
    parsed.clear()
    runs = Runs()
    generated(runs, pier)
    assert parsed == []
    runs.rest()
    assert parsed == ["a.txt", "b.txt"]
    pier.note("tides", "why: So")
    generated(runs, pier)
    runs.rest()
    assert parsed == ["a.txt", "b.txt"]


def test_of_a_very_large_library_nothing_is_kept(
    pier: Shelf, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.serving.runs.MOST_KEPT", 1)
    runs = Runs()
    for why in ("So", "Or so"):
        pier.note("tides", f"why: {why}")
        generated(runs, pier)
        runs.rest()
    assert parsed == ["a.txt", "b.txt"] * 2


def test_a_library_that_is_gone_is_refused_by_the_next_run(pier: Shelf) -> None:
    pier.generate()
    runs = Runs()
    site = read_site(pier.root)
    runs.generate(site)
    shutil.rmtree(pier.library)
    runs.rest()
    assert not isinstance(runs.generate(site), Report)

"""What search must reach on the real papers; `python -m tests.quality.search` prints all figures."""

from __future__ import annotations

import random
import statistics

import pytest

from generator.search.querying import query
from tests.quality.search import by_type, files_of, found, graded, made, reciprocal_rank, shelf

FLOORS = {
    "known-title": 0.99,
    "acronym": 0.93,
    "typo": 0.90,
    "prefix": 0.95,
    "topic": 0.85,
    "morph": 0.85,
    "accent/latex": 0.95,
    "repo": 0.95,
}


@pytest.fixture(scope="module")
def library(shared):
    return shelf(shared)


@pytest.fixture(scope="module")
def index(library):
    return files_of(library)


@pytest.fixture(scope="module")
def figures(shared, library, index):
    return by_type(graded(shared, library), index)


@pytest.mark.parametrize("kind", FLOORS)
def test_each_type_of_graded_query_reaches_its_floor(kind, figures):
    assert statistics.mean(figures[kind]) >= FLOORS[kind]


def test_all_graded_queries_together_reach_their_floor(figures):
    assert statistics.mean(value for values in figures.values() for value in values) >= 0.95


def test_hardly_any_graded_query_has_no_answer(shared, library, index):
    queries = graded(shared, library)
    assert sum(not found(one.text, index) for one in queries) <= 0.01 * len(queries)


def test_queries_made_by_rule_find_their_paper(library, index):
    for kind, asked in made(library):
        ranks = [reciprocal_rank(text, citekey, index) for text, citekey in asked]
        assert statistics.mean(ranks) >= 0.78, kind
        assert statistics.mean(rank > 0 for rank in ranks) >= 0.94, kind


def test_a_title_in_any_order_puts_its_paper_first(library, index):
    chance = random.Random(1)  # noqa: S311
    for entry in library.entries:
        words = (entry.title or "").split()
        chance.shuffle(words)
        if words:
            text = " ".join(words).replace(":", " ").replace('"', " ")
            assert query(text, index.__getitem__, limit=1).results[0].citekey == entry.citekey, text

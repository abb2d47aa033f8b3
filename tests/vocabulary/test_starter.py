"""The vocabulary that a new library begins with is sound and can be browsed by its facets."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.model import SourceText, Term, Vocabulary
from generator.vocabulary import read

STARTER = Path(__file__).parents[2] / "templates" / "scaffold" / "site_src" / "library" / "vocabulary.yml"


def starter() -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    return read(SourceText("vocabulary.yml", "vocabulary.yml", STARTER.read_text("utf-8")))


def test_it_reads_without_a_finding() -> None:
    assert starter()[1] == ()


def test_it_has_four_facets() -> None:
    assert starter()[0].facets == ("task", "method", "modality", "kind")


@pytest.mark.parametrize("term", starter()[0].terms, ids=lambda term: term.id)
def test_each_term_is_described_and_can_be_found(term: Term) -> None:
    assert term.description.endswith(".")
    assert len(term.aliases) >= 3

"""How well the tags agree with the labels, beside plain alias matching on the same papers.

The shipped numbers were learned from these very papers, so the figure that tells how the tagger does on
others is the cross-validated one; the one on foreign ids tells how it does with another vocabulary, of which
nothing but labels and aliases is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from generator.model import Vocabulary
from generator.tags import Tagger
from generator.tags.weights import Weights
from tests.conftest import SHARED
from tests.quality.figures import Figure, share
from tests.quality.labels import LabelledPaper
from tests.quality.learn_tags import cases, folds, vocabulary_of

Tagging = Sequence[set[str]]


def measure(papers: Sequence[LabelledPaper]) -> Sequence[Figure]:
    """Micro-averaged figures; the misses stand with the cross-validated one."""
    vocabulary = vocabulary_of(SHARED)
    shipped = list(_tagged(papers, range(len(papers)), Tagger(vocabulary)).values())
    unseen = cross_validated(papers, vocabulary)
    foreign = foreign_ids(papers, vocabulary)
    plain = [aliases_in(paper, vocabulary) for paper in papers]
    return (
        _figure("tags F1, shipped numbers", "tags-f1", papers, shipped, f1),
        _figure("tags precision, shipped", "tags-precision", papers, shipped, precision),
        replace(
            _figure("tags F1, cross-validated", "tags-f1-unseen", papers, unseen, f1),
            misses=_misses(papers, unseen),
        ),
        _figure("tags precision, cross-val.", "tags-precision-unseen", papers, unseen, precision),
        _figure("tags F1, other vocabulary", "tags-f1-foreign", papers, foreign, f1),
        _figure("tags F1, aliases alone", "tags-f1-aliases", papers, plain, f1),
    )


def cross_validated(papers: Sequence[LabelledPaper], vocabulary: Vocabulary) -> Tagging:
    """Each paper tagged with numbers learned from the papers of the other folds."""
    found: dict[int, set[str]] = {}
    for unseen, weights in folds(cases(papers, vocabulary), len(papers)):
        found |= _tagged(papers, unseen, Tagger(vocabulary, weights))
    return [found[number] for number in range(len(papers))]


def foreign_ids(papers: Sequence[LabelledPaper], vocabulary: Vocabulary) -> Tagging:
    """As `cross_validated`, with ids that the learned numbers do not know: only the features count."""
    renamed = Vocabulary(tuple(replace(term, id=f"x{n}") for n, term in enumerate(vocabulary.terms)))
    names = {f"x{n}": term.id for n, term in enumerate(vocabulary.terms)}
    found: dict[int, set[str]] = {}
    for unseen, weights in folds(cases(papers, vocabulary), len(papers)):
        plain = Weights(weights.features, weights.facets)
        for number, tags in _tagged(papers, unseen, Tagger(renamed, plain)).items():
            found[number] = {names[tag] for tag in tags}
    return [found[number] for number in range(len(papers))]


def aliases_in(paper: LabelledPaper, vocabulary: Vocabulary) -> set[str]:
    """The baseline: every term of which an alias stands in the text, in any case and number."""
    text = f"{paper.title or ''}\n{paper.abstract}"
    return {term.id for term in vocabulary.terms if any(_alias(alias).search(text) for alias in term.aliases)}


@cache
def _alias(alias: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(alias)}(?:s|es)?(?!\w)", re.IGNORECASE)


def _tagged(papers: Sequence[LabelledPaper], numbers: Iterable[int], tagger: Tagger) -> dict[int, set[str]]:
    return {n: {tag.id for tag in tagger.tag(papers[n].title, papers[n].abstract)} for n in numbers}


def precision(right: int, given: int, wanted: int) -> float:
    """The share of the given tags that are right."""
    return share(right, given)


def f1(right: int, given: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return share(2 * right, given + wanted)


def _figure(
    name: str,
    floor: str,
    papers: Sequence[LabelledPaper],
    found: Tagging,
    value: Callable[[int, int, int], float],
) -> Figure:
    right = sum(len(tags & set(paper.tags)) for paper, tags in zip(papers, found, strict=True))
    given = sum(map(len, found))
    wanted = sum(len(paper.tags) for paper in papers)
    return Figure(name, value(right, given, wanted), floor)


def _misses(papers: Sequence[LabelledPaper], found: Tagging) -> tuple[str, ...]:
    both = zip(papers, found, strict=True)
    return tuple(_miss(paper, tags) for paper, tags in both if tags != set(paper.tags))


def _miss(paper: LabelledPaper, tags: set[str]) -> str:
    missing, extra = sorted(set(paper.tags) - tags), sorted(tags - set(paper.tags))
    return f"{paper.label}: missing {', '.join(missing) or '–'}; too much {', '.join(extra) or '–'}"

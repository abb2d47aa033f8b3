"""Learn the tagger's numbers from the labelled papers, and tell how they do on papers they have not seen.

    python -m tests.quality.learn_tags ../shared            cross-validated figures
    python -m tests.quality.learn_tags ../shared --write    and write weights.json and background.json

A logistic model with few features (ridge, Newton's method), then three kinds of corrections, each a shrunken
Newton step on what the step before left over: by term, by phrase, by pair of terms. All arithmetic is plain
Python, so that the numbers come out the same everywhere.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model import SourceText, Vocabulary
from generator.tags import Tagger
from generator.tags.evidence import Evidence
from generator.tags.matching import cut
from generator.tags.scoring import Scorer, features, probability
from generator.tags.weights import FEATURES, Weights
from generator.text.words import WORD, stem
from generator.vocabulary import read
from tests.quality.labels import LabelledPaper, labelled

SHIPPED = Path(__file__).parents[2] / "generator" / "tags"

# Chosen by cross-validation; each is flat around its value.
RIDGE = 2.0
SHRINK_TERMS, SHRINK_PHRASES, SHRINK_PAIRS = 1.0, 1.0, 1.0
PHRASE_SHARE = 0.5
SMALLEST = 0.05
RAREST_STEM = 2


@dataclass(frozen=True, slots=True)
class Case:
    """Evidence for one term in one paper, and whether the paper has it as a tag."""

    paper: int
    facet: str
    evidence: Evidence
    vector: tuple[float, ...]
    right: float


def main() -> None:
    """Print the cross-validated figures; with --write, write the numbers learned from all papers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    vocabulary, known = vocabulary_of(asked.shared), labelled(asked.shared)
    if asked.write:
        _write("background.json", background(known))
    for seed in range(5):
        print(
            "cross-validated, seed",
            seed,
            "P {:.3f} R {:.3f} F1 {:.3f}".format(*cross_validated(known, vocabulary, seed)),
        )
    if asked.write:
        _write("weights.json", as_json(learned(cases(known, vocabulary))))


def vocabulary_of(shared: Path) -> Vocabulary:
    """The vocabulary that the labels speak of."""
    text = (shared / "gold" / "vocabulary.yml").read_text("utf-8")
    return read(SourceText("vocabulary.yml", "vocabulary.yml", text))[0]


def background(known: Sequence[LabelledPaper]) -> dict[str, object]:
    """In how many of the labelled papers each common stem stands; the others stay unseen in this, too."""
    counts = Counter(
        found
        for paper in known
        for found in {stem(word) for word in WORD.findall(f"{paper.title or ''} {paper.abstract}")}
    )
    common = {found: count for found, count in sorted(counts.items()) if count >= RAREST_STEM}
    return {"documents": len(known), "stems": common}


def cases(known: Sequence[LabelledPaper], vocabulary: Vocabulary) -> list[Case]:
    """All evidence in the papers."""
    tagger = Tagger(vocabulary, Weights((0.0,) * len(FEATURES)))
    facets = {term.id: term.facet for term in vocabulary.terms}
    return [
        Case(number, facets[found.term], found, features(found), float(found.term in paper.tags))
        for number, paper in enumerate(known)
        for found in tagger.evidence(cut(paper.title, paper.abstract))
    ]


def folds(
    every: Sequence[Case], papers: int, seed: int = 0, number: int = 10
) -> Iterator[tuple[list[int], Weights]]:
    """The papers of each fold, with the numbers learned from the other folds."""
    order = list(range(papers))
    random.Random(seed).shuffle(order)  # noqa: S311  # folds, not secrets
    for fold in range(number):
        unseen = order[fold::number]
        yield unseen, learned([case for case in every if case.paper not in set(unseen)])


def cross_validated(
    known: Sequence[LabelledPaper], vocabulary: Vocabulary, seed: int
) -> tuple[float, float, float]:
    """Precision, recall and F1 over papers, each tagged with numbers learned from the other folds."""
    hits = given = 0
    for unseen, weights in folds(cases(known, vocabulary), len(known), seed):
        tagger = Tagger(vocabulary, weights)
        for number in unseen:
            tags = {tag.id for tag in tagger.tag(known[number].title, known[number].abstract)}
            given += len(tags)
            hits += len(tags & set(known[number].tags))
    total = sum(len(paper.tags) for paper in known)
    return hits / given, hits / total, 2 * hits / (given + total)


def learned(known: Sequence[Case]) -> Weights:
    """The numbers that fit the cases."""
    facets = sorted({case.facet for case in known})
    rows = [_row(case, facets) for case in known]
    fitted = _ridge(rows, [case.right for case in known])
    features = tuple(fitted[: len(FEATURES)])
    by_facet = {
        facet: (fitted[len(FEATURES) + 2 * n], fitted[len(FEATURES) + 2 * n + 1])
        for n, facet in enumerate(facets)
    }
    plain = Weights(features, by_facet)
    scores = _scores(known, plain)
    terms, phrases = _corrections(known, scores)
    corrected = Weights(features, by_facet, terms, phrases)
    return Weights(features, by_facet, terms, phrases, _pairs(known, corrected))


def _scores(known: Sequence[Case], weights: Weights) -> list[float]:
    """The log-odds of each case, taken by itself."""
    scorer = Scorer({case.evidence.term: case.facet for case in known}, weights)
    return [scorer.alone(case.evidence) for case in known]


def _row(case: Case, facets: Sequence[str]) -> dict[int, float]:
    row = {n: value for n, value in enumerate(case.vector) if value}
    place = len(FEATURES) + 2 * facets.index(case.facet)
    row[place] = 1.0
    row[place + 1] = math.log1p(case.evidence.mentions)
    return row


def _ridge(rows: Sequence[Mapping[int, float]], right: Sequence[float]) -> list[float]:
    """Ridge logistic regression by Newton's method; rows are sparse."""
    size = 1 + max(place for row in rows for place in row)
    weights = [0.0] * size
    for _ in range(12):
        slope = [RIDGE * weight for weight in weights]
        curve = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for row, wanted in zip(rows, right, strict=True):
            odds = probability(sum(weights[place] * value for place, value in row.items()))
            for place, value in row.items():
                slope[place] += value * (odds - wanted)
                bend = curve[place]
                for other, also in row.items():
                    bend[other] += value * also * odds * (1 - odds)
        step = _solved(curve, slope)
        weights = [weight - move for weight, move in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-7:
            break
    return weights


def _solved(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Gauss's elimination; the matrix is positive definite."""
    size = len(vector)
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for pivot in range(size):
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / rows[pivot][pivot]
            if factor:
                rows[below] = [b - factor * p for b, p in zip(rows[below], rows[pivot], strict=True)]
    found = [0.0] * size
    for place in reversed(range(size)):
        known = sum(rows[place][other] * found[other] for other in range(place + 1, size))
        found[place] = (rows[place][size] - known) / rows[place][place]
    return found


def _corrections(
    known: Sequence[Case], scores: Sequence[float]
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """What each term and phrase adds, shrunken towards nothing."""
    terms = _Steps()
    phrases = _Steps()
    for case, score in zip(known, scores, strict=True):
        odds = probability(score)
        terms.add((case.evidence.term, ""), case.right - odds, odds * (1 - odds))
        for phrase in case.evidence.phrases:
            phrases.add((case.evidence.term, phrase), case.right - odds, odds * (1 - odds))
    by_term = {term: value for (term, _), value in terms.taken(SHRINK_TERMS)}
    by_phrase: dict[str, dict[str, float]] = defaultdict(dict)
    for (term, phrase), value in phrases.taken(SHRINK_PHRASES):
        by_phrase[term][phrase] = PHRASE_SHARE * value
    return by_term, dict(by_phrase)


def _pairs(known: Sequence[Case], weights: Weights) -> dict[str, dict[str, float]]:
    """What one term's probability says of another."""
    papers: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for case, score in zip(known, _scores(known, weights), strict=True):
        papers[case.paper].append((case.evidence.term, probability(score), case.right))
    steps = _Steps()
    for terms in papers.values():
        for one, odds, _ in terms:
            for other, others, right in terms if odds > 0.3 else ():
                if one != other:
                    steps.add((one, other), odds * (right - others), odds * odds * others * (1 - others))
    pairs: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), value in steps.taken(SHRINK_PAIRS):
        pairs[one][other] = value
    return dict(pairs)


class _Steps:
    """Newton steps by key: slopes and curvatures summed up."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(self, key: tuple[str, str], slope: float, curvature: float) -> None:
        self._sums[key][0] += slope
        self._sums[key][1] += curvature

    def taken(self, shrink: float) -> Iterable[tuple[tuple[str, str], float]]:
        for key, (slope, curvature) in sorted(self._sums.items()):
            value = round(slope / (curvature + shrink), 3)
            if abs(value) >= SMALLEST:
                yield key, value


def as_json(weights: Weights) -> dict[str, object]:
    """The numbers as `weights.json` holds them."""
    return {
        "features": {name: round(value, 4) for name, value in zip(FEATURES, weights.features, strict=True)},
        "facets": {facet: [round(value, 4) for value in pair] for facet, pair in weights.facets.items()},
        "terms": weights.terms,
        "phrases": weights.phrases,
        "pairs": weights.pairs,
    }


def _write(name: str, content: dict[str, object]) -> None:
    (SHIPPED / name).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

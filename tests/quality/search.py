"""`python -m tests.quality.search [FOLDER]`: how well search finds, on graded queries and on made ones.

FOLDER holds `gold/queries.json`, `gold/vocabulary.yml` and `seeds/*.txt`; by default it is `shared` beside
the checkout. Graded queries are measured by nDCG@10 with gain 2^grade - 1 (Järvelin & Kekäläinen, 2002).
Their cross-validated figure chooses, for each fifth of them, the weights that do best on the other four
fifths, of the shipped ones and those with one weight halved or doubled. Made queries are cut out of titles by
rule and ask for that paper; their figure is the mean reciprocal rank.
"""

from __future__ import annotations

import json
import math
import random
import re
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import mkdocs.contrib.search

from generator.files import read_site
from generator.making import load_site
from generator.model import Entry, Library
from generator.render import Catalogue
from generator.search import outputs, ranking
from generator.search.analysis import STOP_WORDS
from generator.search.querying import query
from tests.conftest import SHARED

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
WEIGHTS = (
    "TITLE_WEIGHT NAME_WEIGHT REPOSITORY_WEIGHT ABSTRACT_WEIGHT OFTEN_LIMIT TAG_STRENGTH NEAR_IN_TITLE "
    "NEAR_IN_ABSTRACT"
).split()
MADE = 100
ALPHABET = "abcdefghijklmnopqrstuvwxyz"

Index = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Graded:
    """A query with its type and the grade of each relevant paper's citekey."""

    text: str
    type: str
    grades: Mapping[str, int]


def shelf(folder: Path) -> Library:
    """The library of the real dumps."""
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "site_src" / "library"
        shutil.copytree(folder / "seeds", library / "sources")
        shutil.copy(folder / "gold" / "vocabulary.yml", library / "vocabulary.yml")
        (Path(name) / "mkdocs.yml").write_text("site_name: Measured\ndocs_dir: site_src\n")
        loaded, _ = load_site(read_site(Path(name)))
    return loaded.library


def files_of(library: Library) -> Index:
    """Its index."""
    made = outputs(library, Catalogue(library).told, LUNR.read_text(encoding="utf-8"))
    return {one.path: one.content for one in made}


def graded(folder: Path, library: Library) -> list[Graded]:
    """The graded queries, their papers known by how the abstract begins."""
    keys = {
        " ".join(record.abstract.removeprefix("Abstract:").split())[:60]: entry.citekey
        for entry in library.entries
        for record in entry.work.records
    }
    asked = json.loads((folder / "gold" / "queries.json").read_text(encoding="utf-8"))
    return [
        Graded(one["q"], one["type"], {keys[r["abstract_start"][:60]]: r["grade"] for r in one["relevant"]})
        for one in asked
    ]


def found(text: str, index: Index) -> list[str]:
    """The citekeys of an answer."""
    return [result.citekey for result in query(text, index.__getitem__).results]


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten."""
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(key, 0) for key in ranked]) / best


def by_type(queries: Sequence[Graded], index: Index) -> dict[str, list[float]]:
    """The nDCG of every query, by type."""
    figures = defaultdict(list)
    for one in queries:
        figures[one.type].append(ndcg(found(one.text, index), one.grades))
    return dict(figures)


def cross_validated(queries: Sequence[Graded], index: Index, folds: int = 5) -> float:
    """Mean nDCG of queries that had no say in the choice of the weights."""
    variants = [dict[str, int]()] + [{name: value} for name in WEIGHTS for value in _nearby(name)]
    scores = []
    for variant in variants:
        with _weights(variant):
            scores.append([ndcg(found(one.text, index), one.grades) for one in queries])
    unseen = []
    for fold in range(folds):
        seen = [place for place in range(len(queries)) if place % folds != fold]
        best = max(scores, key=lambda score: sum(score[place] for place in seen))
        unseen += best[fold::folds]
    return statistics.mean(unseen)


def made(library: Library) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Kinds of made queries, each a list of queries with the citekey they ask for; always the same ones."""
    titled = [entry for entry in library.entries if entry.title]
    named = [entry for entry in library.entries if entry.acronym]
    for kind, rule, entries in (
        *((f"a letter {name}", _in_a_word(rule), titled) for name, rule in TYPOS.items()),
        ("two letters wrong", _in_a_word(_two_wrong), titled),
        ("last word cut", _cut, titled),
        ("two words joined", _joined, titled),
        ("four words, shuffled", _four_words, titled),
        ("name in lower case", lambda _, entry: str(entry.acronym).lower(), named),
        ("name without joints", lambda _, entry: re.sub("[^a-z0-9]", "", str(entry.acronym).lower()), named),
    ):
        chance = random.Random(kind)  # noqa: S311 - the same queries every time
        chosen = chance.sample(entries, min(MADE, len(entries)))
        yield kind, [(text, entry.citekey) for entry in chosen if (text := rule(chance, entry))]


def reciprocal_rank(text: str, citekey: str, index: Index) -> float:
    """1 for the first row, 1/2 for the second, 0 where the paper is not among ten."""
    keys = found(text, index)
    return 1 / (keys.index(citekey) + 1) if citekey in keys else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))


def _nearby(name: str) -> tuple[int, int]:
    value = int(getattr(ranking, name))
    return value // 2, value * 2


@contextmanager
def _weights(variant: Mapping[str, int]) -> Iterator[None]:
    shipped = {name: getattr(ranking, name) for name in variant}
    for name, value in variant.items():
        setattr(ranking, name, value)
    yield
    for name, value in shipped.items():
        setattr(ranking, name, value)


def _words(entry: Entry) -> list[str]:
    return re.findall("[a-z]+", str(entry.title).lower())


Typo = Callable[[random.Random, str], str]


def _in_a_word(typo: Typo) -> Callable[[random.Random, Entry], str]:
    """Three neighbouring words of a title, one of them, of five letters or more, with a typo."""

    def rule(chance: random.Random, entry: Entry) -> str:
        words = _words(entry)
        long = [at for at, word in enumerate(words) if len(word) > 4 and word not in STOP_WORDS]
        if not long:
            return ""
        at = chance.choice(long)
        words[at] = typo(chance, words[at])
        first = max(0, at - chance.randint(0, 2))
        return " ".join(words[first : first + 3]) + " "

    return rule


def _dropped(chance: random.Random, word: str) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _swapped(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word))
    return word[: at + 1] + word[at:]


def _wrong(chance: random.Random, word: str) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice(ALPHABET) + word[at + 1 :]


def _first_wrong(chance: random.Random, word: str) -> str:
    return chance.choice(ALPHABET) + word[1:]


def _two_wrong(chance: random.Random, word: str) -> str:
    return _wrong(chance, _dropped(chance, word))


TYPOS: Mapping[str, Typo] = {
    "dropped": _dropped,
    "swapped": _swapped,
    "doubled": _doubled,
    "wrong": _wrong,
    "wrong, the first": _first_wrong,
    "missing, the first": lambda _, word: word[1:],
}


def _cut(chance: random.Random, entry: Entry) -> str:
    words = [word for word in _words(entry) if len(word) > 4][:3]
    return " ".join([*words[:-1], words[-1][: chance.randint(3, len(words[-1]))]]) if words else ""


def _joined(chance: random.Random, entry: Entry) -> str:
    words = _words(entry)
    at = chance.randrange(max(1, len(words) - 1))
    return " ".join([*words[max(0, at - 1) : at], "".join(words[at : at + 2]), *words[at + 2 : at + 3]])


def _four_words(chance: random.Random, entry: Entry) -> str:
    words = [word for word in _words(entry) if word not in STOP_WORDS]
    return " ".join(chance.sample(words, min(4, len(words))))


def main(arguments: Sequence[str]) -> None:
    """Print both tables."""
    folder = Path(arguments[0]) if arguments else SHARED
    library = shelf(folder)
    index = files_of(library)
    queries = graded(folder, library)
    figures = by_type(queries, index)
    for kind, values in figures.items():
        print(f"nDCG@10  {kind:<22} {statistics.mean(values):.3f}  of {len(values)}")
    print(f"nDCG@10  {'all':<22} {statistics.mean(v for values in figures.values() for v in values):.3f}")
    print(f"nDCG@10  {'all, cross-validated':<22} {cross_validated(queries, index):.3f}")
    for kind, asked in made(library):
        ranks = [reciprocal_rank(text, citekey, index) for text, citekey in asked]
        at_all = statistics.mean(rank > 0 for rank in ranks)
        print(f"MRR      {kind:<22} {statistics.mean(ranks):.3f}  found {at_all:.2f}  of {len(ranks)}")


if __name__ == "__main__":
    main(sys.argv[1:])

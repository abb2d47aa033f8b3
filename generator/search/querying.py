"""A query answered from the index's files, for the terminal; the browser's worker does the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.search.analysis import STOP_WORDS
from generator.search.fragments import Piece, fragment, pieces
from generator.search.language import Query, parse
from generator.search.matching import allowed, matches
from generator.search.ranking import Rank, rank
from generator.search.reader import Load, Reader
from generator.search.readings import Reading, readings

LIMIT = 10


@dataclass(frozen=True, slots=True)
class Result:
    """A paper that was found. `title` and `fragment` are in pieces that tell hits from the rest.

    `tags` are labels. `complete` tells that it has every content word of the query.
    """

    citekey: str
    url: str
    title: tuple[Piece, ...]
    why: str | None
    fragment: tuple[Piece, ...]
    tags: tuple[str, ...]
    code: str
    pick: bool
    score: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The best results, how many papers match in full or in part, and which files could not be read."""

    results: tuple[Result, ...]
    complete: int
    total: int
    failed: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether there are results, but no paper has all of what was asked."""
        return bool(self.total) and not self.complete


def query(text: str, load: Load, limit: int = LIMIT) -> Answer:
    """The papers that answer `text`, best first; `load` gives a file by its path below the site's root."""
    index = Reader(load)
    asked = parse(text)
    found = readings(asked.words, asked.open, index)
    order = ranked(asked, found, index)
    terms = frozenset(term for reading in found for term in reading.terms)
    results = [_result(number, place, terms, index) for place, number in order[:limit]]
    complete = sum(place.complete for place, _ in order)
    return Answer(tuple(result for result in results if result), complete, len(order), tuple(index.failed))


def ranked(asked: Query, found: list[Reading], index: Reader) -> list[tuple[Rank, int]]:
    """Papers by rank, best first; without words, all that meet the conditions."""
    inside, outside = allowed(asked.conditions, index)
    if not asked.words:
        return [(Rank(False, 0, True), number) for number in sorted((inside or set()) - outside)]
    matched = matches(asked.words, found, index)
    content = [word not in STOP_WORDS for word in asked.words]
    counts = content if any(content) else [True] * len(content)
    papers = [
        (rank(words, matched.rarities, counts), number)
        for number, words in matched.words.items()
        if number not in outside and (inside is None or number in inside)
    ]
    return sorted(papers, key=lambda one: (not one[0].whole_title, -one[0].score, one[1]))


def _result(number: int, order: Rank, terms: frozenset[str], index: Reader) -> Result | None:
    shown = index.paper(number)
    if shown is None:
        return None
    _, citekey, title, label, url, _, why, tags, code, pick, abstract = shown
    return Result(
        citekey=citekey,
        url=url,
        title=pieces(title or label, terms),
        why=why,
        fragment=fragment(abstract, terms),
        tags=tuple(index.names["tags"].get(tag, tag) for tag in tags),
        code=code,
        pick=bool(pick),
        score=order.score,
        complete=order.complete,
    )

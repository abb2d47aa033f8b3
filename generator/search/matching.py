"""Which papers have which words of a query: readings become hits, and conditions become sets of papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.search.analysis import STOP_WORDS, run_together, stem
from generator.search.language import Condition
from generator.search.postings import ABSTRACT, NAME, WHY, Posting, decoded, marked, papers_with
from generator.search.ranking import TAG_STRENGTH, Hit, Word, rarity, strength
from generator.search.reader import Reader
from generator.search.readings import Reading, Weight

STOP_SHARE = 12
ENDLESS = 1 << 30
_CODES = {"yes": ["code:linked"], "no": ["code:promised", "code:named", "code:none"]}
_NOTHING = Word()

Found = Mapping[int, Posting]


@dataclass(frozen=True, slots=True)
class Matches:
    """The query's words in every paper that has one of them, and how rare each word is."""

    words: Mapping[int, Sequence[Word]]
    rarities: Sequence[int]


def matches(words: Sequence[str], readings: Sequence[Reading], index: Reader) -> Matches:
    """Looks every reading up; of several readings of a word each paper keeps the one that is worth most."""
    found = [_found(reading.terms, index) for reading in readings]
    completions = sum(df for reading, (df, _) in zip(readings, found, strict=True) if _is_open(reading))
    papers: dict[int, list[Word]] = {}
    rarities = [1] * len(words)
    for number, (reading, (df, postings)) in enumerate(zip(readings, found, strict=True)):
        if not df:
            continue
        span = range(reading.first, reading.last + 1)
        content = [place for place in span if words[place] not in STOP_WORDS]
        rare = rarity(index.papers, min(index.papers, completions if _is_open(reading) else df))
        if not content:
            rare = max(1, rare // STOP_SHARE)
        for place in content or span:
            rarities[place] = max(rarities[place], rare)
        for paper, posting in postings.items():
            of_paper = papers.setdefault(paper, [_NOTHING] * len(words))
            _enter(of_paper, content or span, posting, Hit(0, rare, reading.weight, posting, number))
    return Matches(papers, rarities)


def allowed(conditions: Iterable[Condition], index: Reader) -> tuple[set[int] | None, set[int]]:
    """The papers that meet all conditions (None without any), and those that an excluded one forbids."""
    inside: set[int] | None = None
    outside: set[int] = set()
    for condition in conditions:
        papers = _meeting(condition, index)
        if condition.excluded:
            outside |= papers
        else:
            inside = papers if inside is None else inside & papers
    return inside, outside


def side_by_side(lists: Sequence[tuple[int, Found]]) -> dict[int, Posting]:
    """Where words stand at the given distances from the first, as postings of the first."""
    (_, first), *others = lists
    together: dict[int, Posting] = {}
    for paper, posting in first.items():
        positions = set(posting.positions)
        for offset, other in others:
            there = other.get(paper)
            positions &= {position - offset for position in there.positions} if there else set()
        if positions:
            starts = tuple(sorted(positions))
            together[paper] = Posting(paper, posting.content if starts[0] < NAME else 0, starts)
    return together


def _enter(words: list[Word], places: Iterable[int], posting: Posting, hit: Hit) -> None:
    is_tag = not posting.positions
    value = hit.rarity * hit.weight * (TAG_STRENGTH if is_tag else strength(posting.positions))
    for place in places:
        tag, before = words[place]
        if is_tag:
            words[place] = Word(max(tag, value), before)
        elif before is None or value > before.value:
            words[place] = Word(tag, hit._replace(value=value))


def _found(terms: Sequence[str], index: Reader) -> tuple[int, dict[int, Posting]]:
    """How many papers have the terms side by side, and the postings there are."""
    lists = [_postings(term, index) for term in terms]
    if len(lists) == 1:
        return lists[0]
    together = side_by_side([(offset, postings) for offset, (_, postings) in enumerate(lists)])
    return len(together), together


def _postings(term: str, index: Reader) -> tuple[int, dict[int, Posting]]:
    text = index.postings(term)
    if text is None:
        return 0, {}
    if ":" in term:
        return papers_with(text), {paper: Posting(paper, 0, ()) for paper in marked(text)}
    return papers_with(text), {posting.number: posting for posting in decoded(text)}


def _is_open(reading: Reading) -> bool:
    return reading.weight == Weight.COMPLETED


def _meeting(condition: Condition, index: Reader) -> set[int]:
    words = condition.words
    if not condition.field:
        return _having_phrase(words, index, 0, ENDLESS)
    if condition.field == "why" and words[0] != "yes":
        return _having_phrase(words, index, WHY, ABSTRACT)
    return {paper for key in _keys(condition.field, words, index) for paper in _postings(key, index)[1]}


def _having_phrase(words: Sequence[str], index: Reader, low: int, high: int) -> set[int]:
    """Papers with the words side by side; stop words only hold their place, as abstracts keep none."""
    kept = [(place, word) for place, word in enumerate(words) if word not in STOP_WORDS] or list(
        enumerate(words)
    )
    lists = [(place - kept[0][0], _postings(stem(word), index)[1]) for place, word in kept]
    together = side_by_side(lists)
    return {paper for paper, at in together.items() if any(low <= start < high for start in at.positions)}


def _keys(field: str, words: Sequence[str], index: Reader) -> list[str]:
    """The filters that a condition names: a tag or list by any of its names, or by how its id begins."""
    if field == "why":
        return ["why:yes"]
    if field == "code":
        return _CODES.get(words[0], [f"code:{words[0]}"])
    key = (index.tag if field == "tag" else index.list_named)(run_together(" ".join(words)))
    return [key] if key else index.keys(f"{field}:{'-'.join(words)}")

"""From papers to terms: every word of every field with its positions, and the filters a paper answers to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

from generator.search.analysis import STOP_WORDS, compounds, joined, parts, stem
from generator.search.document import Document
from generator.search.postings import ABSTRACT, CAP, NAME, REPOSITORY, TITLE, WHY, PostingList

_ROOM = {TITLE: 48, NAME: 8, REPOSITORY: 18, WHY: 78, ABSTRACT: 4000}

Places = defaultdict[str, list[int]]


class Inversion:
    """Takes papers in the order of their numbers and gives the posting lists and the words in use."""

    def __init__(self) -> None:
        self.lists: dict[str, PostingList] = {}
        self._reader = _Reader()

    def add(self, number: int, document: Document) -> None:
        """Enter one paper."""
        places, content = self._reader.read(document)
        lists = self.lists
        for term, positions in places.items():
            entry = lists.get(term)
            if entry is None:
                entry = lists[term] = PostingList()
            entry.add(number, content, positions)
        for name in dict.fromkeys(filters(document)):
            lists.setdefault(name, PostingList()).mark(number)

    def pair_up(self, papers: Iterable[tuple[int, Document]]) -> None:
        """Give neighbours in a title that are both too frequent to be kept in full a list of their own.

        To be called last, with the papers in the order of their numbers.
        """
        frequent = {term for term, found in self.lists.items() if found.count > CAP}
        for number, document in papers if frequent else ():
            pairs, content = self._reader.title_pairs(document.title or "", frequent)
            for pair, positions in pairs.items():
                self.lists.setdefault(pair, PostingList()).add(number, content, positions)

    def words(self) -> Counter[str]:
        """How many papers have each word, folded but not stemmed; joined compounds are words too."""
        words: Counter[str] = Counter()
        for compound, papers in self._reader.compounds.items():
            split = parts(compound)
            whole = joined(split)
            for word in set(split):
                words[word] += papers
            if whole and whole not in split:
                words[whole] += papers
        return words


def pair_of(one: str, other: str) -> str:
    """The term of two neighbours in a title, in whatever order they stand."""
    return "+".join(sorted((one, other)))


def filters(document: Document) -> Iterator[str]:
    """What `tag:`, `code:`, `list:` and `why:` find a paper by."""
    yield from (f"tag:{tag}" for tag in document.tags)
    yield from (f"list:{slug}" for slug in document.lists)
    yield f"code:{document.code}"
    if document.why:
        yield "why:yes"
    if document.pick:
        yield "pick:yes"


class _Reader:
    """Reads papers into the positions of their terms; `compounds` counts the papers of each compound."""

    def __init__(self) -> None:
        self.compounds: Counter[str] = Counter()
        self._everything = _Steps(frozenset())
        self._content = _Steps(STOP_WORDS)

    def read(self, document: Document) -> tuple[Places, int]:
        """The positions of each term, and how many content words the title has (all, if it has none)."""
        places: Places = defaultdict(list)
        title = compounds(document.title or "")
        seen = set(title)
        _enter(places, TITLE, title, self._everything)
        for base, text, steps in (
            (NAME, document.acronym, self._everything),
            (REPOSITORY, " ".join(document.repositories), self._content),
            (WHY, document.why, self._content),
            (ABSTRACT, document.abstract, self._content),
        ):
            if text:
                found = compounds(text)
                seen.update(found)
                _enter(places, base, found, steps)
        self.compounds.update(seen)
        words = [word for compound in title for word in parts(compound)][: _ROOM[TITLE]]
        return places, sum(word not in STOP_WORDS for word in words) or len(words)

    def title_pairs(self, title: str, frequent: Set[str]) -> tuple[dict[str, list[int]], int]:
        """Pairs of frequent words that only stop words part, with both positions; content as in `read`."""
        words = [word for compound in compounds(title) for word in parts(compound)][: _ROOM[TITLE]]
        content = [(stem(word), position) for position, word in enumerate(words) if word not in STOP_WORDS]
        pairs = {
            pair_of(one, other): [place, next_place]
            for (one, place), (other, next_place) in pairwise(content)
            if one in frequent and other in frequent
        }
        return pairs, len(content)


class _Steps(dict[str, tuple[tuple[str, int], ...]]):
    """For every compound met so far the terms it is entered under, each with the step to the next position.

    The compound as one word stands where its first part does; a word that is left out has an empty term.
    """

    def __init__(self, left_out: frozenset[str]) -> None:
        super().__init__()
        self._left_out = left_out

    def __missing__(self, compound: str) -> tuple[tuple[str, int], ...]:
        split = parts(compound)
        whole = joined(split)
        steps = tuple(("" if part in self._left_out else stem(part), 1) for part in split)
        found = self[compound] = ((stem(whole), 0), *steps) if whole else steps
        return found


def _enter(places: Places, base: int, found: list[str], steps: _Steps) -> None:
    position, end = base, base + _ROOM[base]
    for compound in found:
        for term, step in steps[compound]:
            if term:
                places[term].append(position)
            position += step
        if position >= end:
            break

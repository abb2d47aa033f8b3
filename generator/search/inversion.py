"""From papers to terms: every word of every field with its positions, and the filters a paper answers to."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from itertools import chain
from typing import TypeAlias

from generator.search.analysis import STOP_WORDS, WORD_LIMIT, chunks, compounds, joined, parts, stem, words
from generator.search.document import Document
from generator.search.postings import (
    ABSTRACT,
    NAME,
    POSITIONS,
    REPOSITORY,
    TITLE,
    WHY,
    PostingList,
)

ROOM = {TITLE: 48, NAME: 8, REPOSITORY: 18, WHY: 78, ABSTRACT: 4000}

# An occurrence is one whole number: the paper's, the position, the content words of the title (in it alone).
_PAPER, _POSITION = 19, 6
_IN_PAPER = (1 << _PAPER) - 1
_STEP = 1 << _POSITION

_Append: TypeAlias = Callable[[int], None]


class Inversion:
    """Takes papers in the order of their numbers, and gives their words with all places."""

    def __init__(self) -> None:
        self._compounds: defaultdict[str, array[int]] = defaultdict(partial(array, "Q"))
        self._filters: defaultdict[str, list[int]] = defaultdict(list)
        self._everything = _Entries(self._compounds, frozenset())
        self._content = _Entries(self._compounds, STOP_WORDS)

    def add(self, number: int, document: Document) -> None:
        """Enter one paper."""
        paper = number << _PAPER
        if document.title:
            self._enter(paper + _content(document.title), TITLE, document.title, self._everything)
        for field, text, entries in (
            (NAME, document.acronym, self._everything),
            (REPOSITORY, " ".join(document.repositories), self._content),
            (WHY, document.why, self._content),
            (ABSTRACT, document.abstract, self._content),
        ):
            if text:
                self._enter(paper, field, text, entries)
        for name in dict.fromkeys(filters(document)):
            self._filters[name].append(number)

    def postings(self) -> Iterator[tuple[str, PostingList]]:
        """Each term with its list, in no order."""
        for term, occurrences in self._terms().items():
            alone = len(occurrences) == 1
            yield term, _postings(occurrences[0] if alone else sorted(chain.from_iterable(occurrences)))
        for name, numbers in self._filters.items():
            yield name, PostingList(len(numbers), numbers, [""] * len(numbers))

    def words(self) -> dict[str, int]:
        """How often each word occurs, folded but not stemmed; joined compounds are words too."""
        times: defaultdict[str, int] = defaultdict(int)
        for compound, occurrences in self._found():
            if compound.isalnum():
                times[compound[:WORD_LIMIT]] += len(occurrences)
                continue
            split = parts(compound)
            for word in {*split, joined(split) or split[0]}:
                times[word] += len(occurrences)
        return times

    def _found(self) -> Iterator[tuple[str, array[int]]]:
        """The compounds that some paper has, with their places; one may have been met past a field's room."""
        return ((compound, places) for compound, places in self._compounds.items() if places)

    def _enter(self, paper: int, field: int, text: str, entries: _Entries) -> None:
        found = chunks(text)
        room = ROOM[field]
        if len(text) >= 2 * room:
            found = entries.within(found, room)
        occurrence = paper + (field << _POSITION)
        for append, step in map(entries.__getitem__, found):
            append(occurrence)
            occurrence += step

    def _terms(self) -> dict[str, list[array[int]]]:
        """The occurrences that each term gathers from the compounds it stands in."""
        terms: defaultdict[str, list[array[int]]] = defaultdict(list)
        for compound, occurrences in self._found():
            if compound.isalnum():
                terms[stem(compound[:WORD_LIMIT])].append(occurrences)
            else:
                for term, there in _apart(parts(compound), occurrences):
                    terms[term].append(there)
        return terms


def filters(document: Document) -> Iterator[str]:
    """What `tag:`, `code:`, `list:` and `why:` find a paper by."""
    yield from (f"tag:{tag}" for tag in document.tags)
    yield from (f"list:{slug}" for slug in document.lists)
    yield f"code:{document.code}"
    if document.why:
        yield "why:yes"
    if document.pick:
        yield "pick:yes"


class _Entries(dict[str, tuple[_Append, int]]):
    """For every chunk met so far where its compound is entered, and the step from it to the next position."""

    def __init__(self, lists: defaultdict[str, array[int]], left_out: Set[str]) -> None:
        super().__init__()
        self._lists = lists
        self._left_out = left_out

    def __missing__(self, chunk: str) -> tuple[_Append, int]:
        if chunk in self._left_out:
            entry: tuple[_Append, int] = _leave_out, _STEP
        elif chunk.isalnum():
            entry = self._lists[chunk].append, _STEP
        else:
            entry = self._jointed(compounds(chunk))
        self[chunk] = entry
        return entry

    def _jointed(self, found: list[str]) -> tuple[_Append, int]:
        """The entry of a chunk with joints, loose ones such as a full stop too."""
        if len(found) != 1:
            return _several([self[compound] for compound in found])
        compound = found[0]
        if compound.isalnum():
            return self[compound]
        return self._lists[compound].append, len(parts(compound)) * _STEP

    def within(self, found: list[str], room: int) -> list[str]:
        """The chunks that fit into so many positions."""
        left = room * _STEP
        for place, chunk in enumerate(found):
            left -= self[chunk][1]
            if left < 0:
                return found[:place]
        return found


def _leave_out(_occurrence: int) -> None:
    """Enter a stop word nowhere."""


def _several(entries: Sequence[tuple[_Append, int]]) -> tuple[_Append, int]:
    """The entry of a chunk with any number of compounds; `a..b` has two, `--` none."""

    def append(occurrence: int) -> None:
        for one, step in entries:
            one(occurrence)
            occurrence += step

    return append, sum(step for _, step in entries)


class _Places(dict[int, str]):
    """The text of a first position, from the bits of an occurrence that do not tell its paper."""

    def __missing__(self, bits: int) -> str:
        position, content = bits >> _POSITION, bits & (_STEP - 1)
        place = self[bits] = f"{content}:{position}" if content else str(position)
        return place


_place = _Places()


def _postings(occurrences: Sequence[int]) -> PostingList:
    """The list of ascending occurrences of one term."""
    if len(occurrences) == 1:
        return PostingList(1, [occurrences[0] >> _PAPER], [_place[occurrences[0] & _IN_PAPER]])
    numbers: list[int] = []
    places: list[str] = []
    last = before = -1
    for occurrence in occurrences:
        number = occurrence >> _PAPER
        if number != last:
            numbers.append(number)
            places.append(_place[occurrence & _IN_PAPER])
            last = number
        elif places[-1].count(".") < POSITIONS - 1:
            places[-1] += f".{(occurrence >> _POSITION) - (before >> _POSITION)}"
        before = occurrence
    return PostingList(len(numbers), numbers, places)


def _apart(split: Sequence[str], occurrences: array[int]) -> Iterator[tuple[str, array[int]]]:
    """The terms of a compound: as one word, standing where its first part does, and part by part.

    Parts that are stop words are left out but in titles and introduced names.
    """
    whole = joined(split)
    if whole:
        yield stem(whole), occurrences
    for step, part in enumerate(split):
        there = array("Q", [one + step * _STEP for one in occurrences]) if step else occurrences
        if part in STOP_WORDS:
            there = array("Q", [one for one in there if one & _IN_PAPER < REPOSITORY << _POSITION])
        if there:
            yield stem(part), there


def _content(title: str) -> int:
    """How many content words a title has; all words, if it has none."""
    found = words(title)[: ROOM[TITLE]]
    return sum(word not in STOP_WORDS for word in found) or len(found)

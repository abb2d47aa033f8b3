"""The lists of all terms while papers come, go and change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.search.document import Document
from generator.search.maps import ShardMap
from generator.search.pairs import pairs
from generator.search.postings import CAP, PostingList

#: How many postings beyond the strongest `CAP` are held, to move up when papers go.
RESERVE = 120


class ExhaustedError(Exception):
    """More strong postings of a term have gone than were held in reserve."""


class Change(NamedTuple):
    """What changes in the list of a term: the papers that leave it, then those that come."""

    gone: tuple[int, ...]
    come: PostingList


class Terms:
    """Takes changes of lists; then `texts` holds the new text of each changed list, None of an empty one.

    `wide` holds the strongest postings of each term that has more than `CAP` papers, the reserve with them.
    """

    def __init__(self, lists: ShardMap, wide: Mapping[str, str]) -> None:
        self.wide = dict(wide)
        self.texts: dict[str, str | None] = {}
        self._lists = lists
        # Of terms that have come to be frequent, or no longer are: the papers that have them in the title.
        self._retitled: set[int] = set()

    def change(self, term: str, change: Change) -> None:
        """Make a change. Raises ExhaustedError."""
        before = self.wide.get(term) or self._lists.get(term)
        if before is None:
            found = change.come
        else:
            found = PostingList.read(before)
            found.leave(change.gone)
            found.enter(change.come.numbers, change.come.places)
        if len(found.numbers) < min(found.papers, CAP):
            raise ExhaustedError(term)
        is_frequent = found.papers > CAP and ":" not in term
        if is_frequent != (term in self.wide):
            self._retitled.update(found.in_title())
        if is_frequent:
            # A little more waits here, so that not every paper that comes costs a cut.
            if len(found.numbers) > CAP + 2 * RESERVE or before is None:
                found = found.strongest(CAP + RESERVE)
            self.wide[term] = found.written()
            found = found.strongest(CAP)
        else:
            self.wide.pop(term, None)
        self.texts[term] = found.written() if found.papers else None

    def pair_up(
        self,
        before: frozenset[str],
        gone: Mapping[int, Document],
        come: Mapping[int, Document],
        papers: Mapping[int, Document],
    ) -> None:
        """Give neighbours in a title that are both too frequent to be kept in full a list of their own.

        To be called when all words have changed; `before` are the frequent terms that there were.
        """
        again = {
            number: papers[number] for number in self._retitled if number in papers and number not in come
        }
        after = frozenset(self.wide)
        old = pairs(sorted([*gone.items(), *again.items()], key=_number), before)
        new = pairs(sorted([*come.items(), *again.items()], key=_number), after)
        for term, change in differences(old.items(), new.items()):
            self.change(term, change)


def differences(
    before: Iterable[tuple[str, PostingList]], after: Iterable[tuple[str, PostingList]]
) -> Iterator[tuple[str, Change]]:
    """What changes in each term's list, from the lists of papers as they were and as they are."""
    old = dict(before)
    for term, new in after:
        if term in old:
            change = _difference(old.pop(term), new)
            if change.gone or change.come.numbers:
                yield term, change
        else:
            yield term, Change((), new)
    for term, left in old.items():
        yield term, Change(tuple(left.numbers), PostingList())


def _difference(before: PostingList, after: PostingList) -> Change:
    old = dict(zip(before.numbers, before.places, strict=True))
    new = dict(zip(after.numbers, after.places, strict=True))
    come = [number for number, place in new.items() if old.get(number) != place]
    gone = tuple(number for number, place in old.items() if new.get(number) != place)
    return Change(gone, PostingList(len(come), come, [new[number] for number in come]))


def _number(numbered: tuple[int, Document]) -> int:
    return numbered[0]

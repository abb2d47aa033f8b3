"""Where each paper stands: its places in the lists, and the order of the whole library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.enrich.details import Subject
from generator.merge import Merged
from generator.model import Appearance, ReadingList, Work


class Shown(NamedTuple):
    """A work that has a page, what is looked at of it, and its places in the order of lists."""

    work: Work
    subject: Subject
    places: tuple[Appearance, ...]


def appearances(merged: Merged, lists: Sequence[ReadingList]) -> dict[str, tuple[Appearance, ...]]:
    """The places of each work by citekey, in the order of lists."""
    rank = {one.slug: number for number, one in enumerate(lists)}
    slugs = {one.source: one.slug for one in lists if one.source is not None}
    found: dict[str, list[Appearance]] = defaultdict(list)
    for work in merged.works:
        for record in work.records:
            found[work.citekey].append(Appearance(slugs[record.source], record.position, record))
    for path in (one for one in lists if one.is_path):
        _place_steps(path, merged, found)
    return {
        citekey: tuple(sorted(places, key=lambda one: (rank[one.slug], one.position)))
        for citekey, places in found.items()
    }


def in_order(works: Iterable[Shown], lists: Sequence[ReadingList]) -> list[Shown]:
    """Newest import first, position within it, untitled papers last; reading paths move nothing."""
    rank = {one.slug: number for number, one in enumerate(lists)}

    def standing(shown: Shown) -> tuple[bool, int, int, str]:
        first = next(one for one in shown.places if one.record is not None)
        return shown.subject.title is None, rank[first.slug], first.position, shown.work.citekey

    return sorted(works, key=standing)


def _place_steps(path: ReadingList, merged: Merged, found: dict[str, list[Appearance]]) -> None:
    known = [(citekey, step) for step in path.steps if (citekey := merged.find(step.key)) is not None]
    for position, (citekey, step) in enumerate(known, start=1):
        found[citekey].append(Appearance(path.slug, position, remark=step.remark))

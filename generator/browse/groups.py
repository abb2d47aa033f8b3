"""The facets a reader can filter by, each value with the papers that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.browse.columns import positions
from generator.render.catalogue import Catalogue
from generator.render.phrases import headed

_STATUSES = ("linked", "promised", "named", "broken", "none")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, and its papers as ascending positions."""

    id: str
    label: str
    papers: Sequence[int]


@dataclass(frozen=True, slots=True)
class Group:
    """A facet. `kind` is its parameter in an address: code, list or tag; `mark` is 0 where it has none."""

    kind: str
    name: str
    mark: int
    values: tuple[Value, ...]

    def packed(self, papers: int) -> dict[str, object]:
        """As the browser reads it."""
        values = [[value.id, value.label, positions(value.papers, papers)] for value in self.values]
        return {"kind": self.kind, "name": self.name, "mark": self.mark, "values": values}


def groups(catalogue: Catalogue) -> Iterator[Group]:
    """Code, list, and the facets of the vocabulary, in the order of the page."""
    yield Group("code", "Code", 0, tuple(_codes(catalogue)))
    yield Group("list", "List", 0, tuple(_lists(catalogue)))
    tagged = _found((tag.id for tag in entry.tags) for entry in catalogue.library.entries)
    for facet, mark in catalogue.marks.items():
        yield Group("tag", headed(facet), mark, tuple(_tags(catalogue, facet, tagged)))


def _codes(catalogue: Catalogue) -> Iterator[Value]:
    """Every status; a broken link is a fault, so its value stands only where there is one."""
    found = _found((catalogue.badges[entry.citekey].status,) for entry in catalogue.library.entries)
    for status in _STATUSES:
        if status != "broken" or found.get(status):
            yield Value(status, status, found.get(status, ()))


def _lists(catalogue: Catalogue) -> Iterator[Value]:
    found = _found((seen.slug for seen in entry.appearances) for entry in catalogue.library.entries)
    for each in catalogue.library.lists:
        yield Value(each.slug, each.title, found.get(each.slug, ()))


def _tags(catalogue: Catalogue, facet: str, tagged: Mapping[str, Sequence[int]]) -> list[Value]:
    """The terms of a facet, those with most papers first."""
    terms = (term for term in catalogue.library.vocabulary.terms if term.facet == facet)
    values = [Value(term.id, term.label, tagged.get(term.id, ())) for term in terms]
    return sorted(values, key=lambda value: -len(value.papers))


def _found(values: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Value to the positions of the papers that have it, each paper once."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, of_paper in enumerate(values):
        for value in set(of_paper):
            found[value].append(position)
    return found

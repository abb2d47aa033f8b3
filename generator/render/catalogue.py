"""The library as pages ask for it: who stands in which list, who has which tag, looked up, not searched."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import Entry, Library, ReadingList, Term
from generator.render.badges import badge
from generator.render.phrases import with_code
from generator.render.told import told
from generator.render.views import CodeView

ROWS_A_PAGE = 200
"""No page carries more rows: beyond that a phone takes seconds to lay it out."""

_MARKS = 6


@dataclass(frozen=True, slots=True)
class Member:
    """A paper in a list, at the `position` that the list gives it, counted from 1."""

    position: int
    entry: Entry
    remark: str = ""


@dataclass(frozen=True)
class Catalogue:
    """A library with its look-ups."""

    library: Library

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """By citekey, in the order of lists."""
        return {entry.citekey: entry for entry in self.library.entries}

    @cached_property
    def badges(self) -> dict[str, CodeView]:
        """The code badge of each paper, by citekey."""
        return {entry.citekey: badge(entry) for entry in self.library.entries}

    @cached_property
    def told(self) -> dict[str, bytes]:
        """A digest of what rows, search and browsing tell of each paper, by citekey."""
        return {entry.citekey: told(entry) for entry in self.library.entries}

    @cached_property
    def _linked(self) -> frozenset[str]:
        return frozenset([citekey for citekey, badge in self.badges.items() if badge.status == "linked"])

    def linked(self, entries: Sequence[Entry]) -> int:
        """How many of `entries` link code that can be opened."""
        return len(self._linked.intersection([entry.citekey for entry in entries]))

    def counts(self, entries: Sequence[Entry]) -> str:
        """The papers in words, as in "60 papers, 12 with code"."""
        return with_code(len(entries), self.linked(entries))

    @cached_property
    def former(self) -> dict[str, str]:
        """Former citekeys to those of today."""
        return dict(self.library.redirects)

    @cached_property
    def terms(self) -> dict[str, Term]:
        """By id, in the order of the vocabulary."""
        return {term.id: term for term in self.library.vocabulary.terms}

    @cached_property
    def lists(self) -> dict[str, ReadingList]:
        """By slug, newest first."""
        return {each.slug: each for each in self.library.lists}

    @cached_property
    def marks(self) -> dict[str, int]:
        """Facet to the number of its mark: 1 to 6 in order of appearance, 7 for all later ones."""
        return {facet: min(n, _MARKS + 1) for n, facet in enumerate(self.library.vocabulary.facets, 1)}

    @cached_property
    def members(self) -> dict[str, tuple[Member, ...]]:
        """The papers of each list in its order; one that stands there twice counts where it stands first."""
        found: dict[str, dict[str, Member]] = {each.slug: {} for each in self.library.lists}
        for entry in self.library.entries:
            for seen in entry.appearances:
                papers = found.get(seen.slug)
                if papers is not None and (
                    entry.citekey not in papers or papers[entry.citekey].position > seen.position
                ):
                    papers[entry.citekey] = Member(seen.position, entry, seen.remark)
        return {
            slug: tuple(sorted(papers.values(), key=lambda m: m.position)) for slug, papers in found.items()
        }

    @cached_property
    def tagged(self) -> dict[str, tuple[Entry, ...]]:
        """The papers of each term of the vocabulary, in the order of lists."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.library.entries:
            for tag in entry.tags:
                found[tag.id].append(entry)
        return {id_: tuple(found.get(id_, ())) for id_ in self.terms}

    @cached_property
    def together(self) -> dict[str, Counter[str]]:
        """For each term, on how many of its papers each other term stands too."""
        found: dict[str, Counter[str]] = {id_: Counter() for id_ in self.terms}
        for entry in self.library.entries:
            ids = [tag.id for tag in entry.tags if tag.id in found]
            for id_ in ids:
                found[id_].update(ids)
        for id_, others in found.items():
            del others[id_]
        return found

    def neighbours(self, id_: str, limit: int = 6) -> list[tuple[str, int]]:
        """The terms that most often stand together with a term, each with the number of common papers.

        Ranked by the cosine of the two sets of papers, so that a term that stands everywhere does not lead;
        one common paper is no habit.
        """
        own = len(self.tagged[id_])
        common = [(other, both) for other, both in self.together[id_].items() if both > 1]
        order = list(self.terms)

        def rank(pair: tuple[str, int]) -> tuple[float, int]:
            other, both = pair
            return -both / (own * len(self.tagged[other])) ** 0.5, order.index(other)

        return sorted(common, key=rank)[:limit]

    @cached_property
    def pages(self) -> dict[tuple[str, str], int]:
        """On which page of a list a paper stands: (slug, citekey) to the number of the page, from 1."""
        return {
            (slug, member.entry.citekey): n // ROWS_A_PAGE + 1
            for slug, members in self.members.items()
            for n, member in enumerate(members)
        }

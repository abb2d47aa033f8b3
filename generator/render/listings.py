"""Pages that list papers: all papers, a list in its order, a tag.

One that stands as it was costs no more than looking which papers it lists: rows are rendered when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import jinja2

from generator.model import Entry, Known, Output, ReadingList, Term
from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.render.curators import prose
from generator.render.marks import Rows
from generator.render.pages import Page, paged
from generator.render.phrases import counted, headed, opening
from generator.render.remembered import Remembered
from generator.render.told import key
from generator.render.views import ListView, Pager, Step
from generator.text import html, markdown


@dataclass(frozen=True, slots=True)
class _Listing:
    """Papers below a heading, some with a remark by citekey.

    `introduction` is Markdown and stands on the first page only.
    """

    base: str
    title: str
    description: str
    heading: str
    introduction: str
    entries: Sequence[Entry]
    remarks: Mapping[str, str] = field(default_factory=dict)
    ordered: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


class Listings:
    """Makes the pages with rows."""

    def __init__(
        self, catalogue: Catalogue, environment: jinja2.Environment, rows: Rows, remembered: Remembered
    ) -> None:
        self._catalogue = catalogue
        self._rows = rows
        self._remembered = remembered
        self._environment = environment

    def papers(self) -> Iterator[Known]:
        """The pages of all papers."""
        library = self._catalogue.library
        heading = counted(len(library.entries), "paper") if library.entries else "Papers"
        description = f"All papers of {library.title}: {self._catalogue.counts(library.entries)}."
        fields = {"kind": "papers", "template": "papers.html"}
        listing = _Listing("papers/index", "Papers", description, heading, "", library.entries, fields=fields)
        return self._pages(listing)

    def lists(self) -> Iterator[Output | Known]:
        """The pages of each list, then their index."""
        for each in self._catalogue.library.lists:
            yield from self._pages(self._list(each))
        yield self._list_index()

    def tag(self, term: Term) -> Iterator[Known]:
        """The pages of a tag."""
        entries = self._catalogue.tagged[term.id]
        mark = f"ps-mark ps-mark--{self._catalogue.marks[term.facet]}"
        heading = f'<span class="{mark}" aria-hidden="true"></span>{markdown(term.label)}'
        caption = _caption(
            f"{html(headed(term.facet))} · {self._catalogue.counts(entries)}{_combined('tag', term.id)}"
        )
        description = term.description or f"Papers on {term.label}."
        introduction = f"{caption}\n\n{markdown(term.description)}\n\n{self._neighbours(term)}".rstrip()
        return self._pages(
            _Listing(f"tags/{term.id}", term.label, description, heading, introduction, entries)
        )

    def _neighbours(self, term: Term) -> str:
        """The tags that often stand together with this one, as chips with the number of common papers."""
        catalogue = self._catalogue
        chips = [
            f'<a class="ps-f{catalogue.marks[catalogue.terms[other].facet]}" '
            f'href{addresses.ROOT}{addresses.tag(other)}">'
            f'{html(catalogue.terms[other].label)}</a>&nbsp;<span class="ps-number">{both:,}</span>'
            for other, both in catalogue.neighbours(term.id)
        ]
        return f'<p class="ps-together">Often together with {" ".join(chips)}</p>' if chips else ""

    def _list(self, each: ReadingList) -> _Listing:
        view = list_view(self._catalogue, each)
        caption = html(" · ".join(filter(None, [view.date, view.counts])))
        if origin := addresses.safe(each.url or ""):
            caption += f' · <a href="{html(origin)}">where it was listed</a>'
        caption += _combined("list", each.slug)
        members = self._catalogue.members[each.slug]
        return _Listing(
            base=f"lists/{each.slug}",
            title=each.title,
            description=view.summary or f"{each.title}: {view.counts}.",
            heading=markdown(each.title),
            introduction=f"{_caption(caption)}\n\n{prose(self._catalogue, each.text, view.href)}",
            entries=[member.entry for member in members],
            remarks={member.entry.citekey: member.remark for member in members if member.remark},
            ordered=each.is_path,
        )

    def _list_index(self) -> Output:
        library = self._catalogue.library
        views = [list_view(self._catalogue, each) for each in library.lists]
        body = self._environment.get_template("lists.html.jinja").render(lists=views)
        description = f"The lists of {library.title}."
        return Page("lists/index.html", "Lists", description, f"# Lists\n\n{body}").output()

    def _pages(self, listing: _Listing) -> Iterator[Known]:
        for number, (address, some, pager) in enumerate(paged(listing.base, listing.entries), 1):
            make = partial(self._made, listing, address, number, some, pager)
            yield self._remembered.page(addresses.markdown(address), self._key(listing, number, some), make)

    def _key(self, listing: _Listing, number: int, some: Sequence[Entry]) -> str:
        """A digest of all that a page tells."""
        told, remarks = self._catalogue.told, listing.remarks
        return key(
            listing.base,
            listing.title,
            listing.description,
            listing.heading,
            listing.introduction,
            listing.ordered,
            tuple(listing.fields.items()),
            number,
            len(listing.entries),
            not self._catalogue.entries,
            tuple([(told[entry.citekey], remarks.get(entry.citekey)) for entry in some]),
        )

    def _made(
        self, listing: _Listing, address: str, number: int, some: Sequence[Entry], pager: Pager
    ) -> bytes:
        rows = self._environment.get_template("rows.html.jinja").render(
            steps=[Step(self._rows[entry], listing.remarks.get(entry.citekey, "")) for entry in some],
            pager=pager,
            ordered=listing.ordered,
            empty_library=not self._catalogue.entries,
        )
        introduction = f"{listing.introduction}\n\n" if number == 1 else ""
        page = Page(
            address,
            listing.title if number == 1 else f"{listing.title}, page {number}",
            listing.description,
            f"# {listing.heading}\n\n{introduction}{rows}",
            fields=listing.fields,
        )
        return page.output().content


def list_view(catalogue: Catalogue, each: ReadingList) -> ListView:
    """A list as indexes name it."""
    entries = [member.entry for member in catalogue.members[each.slug]]
    return ListView(
        href=addresses.numbered(f"lists/{each.slug}", 1),
        title=each.title,
        date=each.listed or each.date or "",
        counts=catalogue.counts(entries),
        summary=opening(prose(catalogue, each.text, "")),
        is_path=each.is_path,
    )


def _combined(parameter: str, value: str) -> str:
    """The way to the papers page with this filter set; without scripts there are no filters."""
    link = f'<a href{addresses.ROOT}papers/index.html?{parameter}={value}">Combine with other filters</a>'
    return f' <span class="ps-live">· {link}</span>'


def _caption(inner: str) -> str:
    return f'<p class="ps-caption">{inner}</p>'

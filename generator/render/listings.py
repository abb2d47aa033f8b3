"""Pages that list papers: all papers, a list in its order, a tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import jinja2

from generator.model import Output, ReadingList, Term
from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.render.curators import prose
from generator.render.marks import Rows
from generator.render.pages import Page, paged
from generator.render.phrases import counted, headed, opening
from generator.render.views import ListView, Step
from generator.text import html, markdown


@dataclass(frozen=True, slots=True)
class _Listing:
    """Rows below a heading; `introduction` is Markdown and stands on the first page only."""

    base: str
    title: str
    description: str
    heading: str
    introduction: str
    steps: Sequence[Step]
    ordered: bool = False
    fields: Mapping[str, object] = field(default_factory=dict)


class Listings:
    """Makes the pages with rows."""

    def __init__(self, catalogue: Catalogue, environment: jinja2.Environment, rows: Rows) -> None:
        self._catalogue = catalogue
        self._rows = rows
        self._environment = environment

    def papers(self) -> Iterator[Output]:
        """The pages of all papers."""
        library = self._catalogue.library
        heading = counted(len(library.entries), "paper") if library.entries else "Papers"
        description = f"All papers of {library.title}: {self._catalogue.counts(library.entries)}."
        steps = [Step(self._rows[entry]) for entry in library.entries]
        fields = {"kind": "papers", "template": "papers.html"}
        listing = _Listing("papers/index", "Papers", description, heading, "", steps, fields=fields)
        return self._pages(listing)

    def lists(self) -> Iterator[Output]:
        """The pages of each list, then their index."""
        for each in self._catalogue.library.lists:
            yield from self._pages(self._list(each))
        yield self._list_index()

    def tag(self, term: Term) -> Iterator[Output]:
        """The pages of a tag."""
        entries = self._catalogue.tagged[term.id]
        mark = f"ps-mark ps-mark--{self._catalogue.marks[term.facet]}"
        heading = f'<span class="{mark}" aria-hidden="true"></span>{markdown(term.label)}'
        caption = _caption(
            f"{html(headed(term.facet))} · {self._catalogue.counts(entries)}{_combined('tag', term.id)}"
        )
        description = term.description or f"Papers on {term.label}."
        introduction = f"{caption}\n\n{markdown(term.description)}\n\n{self._neighbours(term)}".rstrip()
        steps = [Step(self._rows[entry]) for entry in entries]
        return self._pages(_Listing(f"tags/{term.id}", term.label, description, heading, introduction, steps))

    def _neighbours(self, term: Term) -> str:
        """The tags that often stand together with this one, as chips with the number of common papers."""
        catalogue = self._catalogue
        chips = [
            f'<a class="ps-f{catalogue.marks[catalogue.terms[other].facet]}" '
            f'href{addresses.ROOT}{addresses.tag(other)}">'
            f'{html(catalogue.terms[other].label)}</a> <span class="ps-number">{both:,}</span>'
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
            steps=[Step(self._rows[member.entry], member.remark) for member in members],
            ordered=each.is_path,
        )

    def _list_index(self) -> Output:
        library = self._catalogue.library
        views = [list_view(self._catalogue, each) for each in library.lists]
        body = self._environment.get_template("lists.html.jinja").render(lists=views)
        description = f"The lists of {library.title}."
        return Page("lists/index.html", "Lists", description, f"# Lists\n\n{body}").output()

    def _pages(self, listing: _Listing) -> Iterator[Output]:
        render = self._environment.get_template("rows.html.jinja").render
        empty = not self._catalogue.entries
        for n, (address, some, pager) in enumerate(paged(listing.base, listing.steps), 1):
            rows = render(steps=some, pager=pager, ordered=listing.ordered, empty_library=empty)
            introduction = f"{listing.introduction}\n\n" if n == 1 else ""
            yield Page(
                address,
                listing.title if n == 1 else f"{listing.title}, page {n}",
                listing.description,
                f"# {listing.heading}\n\n{introduction}{rows}",
                fields=listing.fields,
            ).output()


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

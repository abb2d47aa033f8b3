"""Views that every page shares: a paper's tags, and its row in lists."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from generator.model import Entry, Tag
from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.render.phrases import first_words
from generator.render.views import RowView, TagView

_TAGS_A_ROW = 3


class Rows:
    """Each paper's row, rendered once at most and used on every page that lists the paper."""

    def __init__(self, catalogue: Catalogue, environment: jinja2.Environment) -> None:
        self._catalogue = catalogue
        self._render = environment.get_template("row.html.jinja").render
        self._rows: dict[str, Markup] = {}

    def __getitem__(self, entry: Entry) -> Markup:
        found = self._rows.get(entry.citekey)
        if found is None:
            html = self._render(row=row(self._catalogue, entry))
            found = self._rows[entry.citekey] = Markup(html)  # noqa: S704 - rendered with autoescape
        return found


def row(catalogue: Catalogue, entry: Entry) -> RowView:
    """A paper as lists show it."""
    untitled = entry.title is None
    name = (entry.acronym or "") if untitled else entry.label
    return RowView(
        href=addresses.paper(entry.citekey),
        title=name,
        rest=(first_words(entry.abstract) or entry.label) if untitled else "",
        untitled=untitled,
        pick=entry.pick,
        why=entry.why,
        tags=tuple(tags(catalogue, entry.tags[:_TAGS_A_ROW])),
        code=catalogue.badges[entry.citekey],
    )


def tags(catalogue: Catalogue, tags: tuple[Tag, ...]) -> list[TagView]:
    """The tags in their own order; one that the vocabulary does not have is left out."""
    terms, marks = catalogue.terms, catalogue.marks
    return [
        TagView(tag.id, term.label, addresses.tag(tag.id), marks[term.facet], tag.words)
        for tag in tags
        if (term := terms.get(tag.id))
    ]

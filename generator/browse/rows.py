"""What the browser shows of a paper: its row, the first lines of its abstract, and its words."""

from __future__ import annotations

from generator.model import Entry
from generator.render.catalogue import Catalogue
from generator.render.marks import row
from generator.render.phrases import shortened

UNTITLED, PICK = 1, 2
_EXCERPT = 420  # three lines of a card at its widest


def packed(catalogue: Catalogue, entry: Entry) -> list[object]:
    """The row that pages show, in the order that `docs/reference/browse-data.md` gives."""
    view = row(catalogue, entry)
    code = [view.code.status, view.code.label, view.code.url, view.code.host]
    return [
        entry.citekey,
        view.title,
        view.rest,
        UNTITLED * view.untitled | PICK * view.pick,
        view.why or "",
        [tag.id for tag in view.tags],
        code if view.code.status != "none" else 0,
    ]


def excerpt(entry: Entry) -> str:
    """The beginning of the abstract, enough for a card."""
    return shortened(entry.abstract, _EXCERPT)


def words(entry: Entry) -> str:
    """Title or first words, introduced name and the curators' line; the tags are known from the facets."""
    return "\n".join(filter(None, (entry.label, entry.acronym, entry.why)))

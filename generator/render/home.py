"""The home page: the curators' words, the shelf, the newest list, where to start, and the facets."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from generator.model import Output, ReadingList
from generator.render.catalogue import Catalogue
from generator.render.curators import prose
from generator.render.facets import facets
from generator.render.listings import list_view
from generator.render.marks import Rows
from generator.render.pages import Page
from generator.render.phrases import counted
from generator.render.shelf import shelf
from generator.text import markdown

_NEWEST = 6
_TERMS = 7


def output(catalogue: Catalogue, environment: jinja2.Environment, rows: Rows) -> Output:
    """`index.md`."""
    library = catalogue.library
    newest = next((each for each in library.lists if not each.is_path), None)
    body = environment.get_template("home.html.jinja").render(
        empty=not library.entries,
        shelf=shelf(catalogue),
        newest=list_view(catalogue, newest) if newest else None,
        rows=_newest(catalogue, newest, rows),
        paths=[list_view(catalogue, each) for each in library.lists if each.is_path],
        facets=[facet for facet in facets(catalogue, _TERMS, used=True) if facet.terms],
    )
    words = prose(catalogue, library.home, "index.html")
    text = f"# {markdown(library.title)}\n\n{words}\n\n<!-- shelf -->\n\n{body}"
    return Page(
        "index.html", library.title, _description(catalogue), text, "home.html", _numbers(catalogue)
    ).output()


def _newest(catalogue: Catalogue, newest: ReadingList | None, rows: Rows) -> list[Markup]:
    return [rows[member.entry] for member in catalogue.members[newest.slug][:_NEWEST]] if newest else []


def _description(catalogue: Catalogue) -> str:
    papers = counted(len(catalogue.library.entries), "paper")
    return f"{catalogue.library.title}: {papers}, with tags, code and the curators' notes."


def _numbers(catalogue: Catalogue) -> dict[str, object]:
    library = catalogue.library
    used = sum(bool(entries) for entries in catalogue.tagged.values())
    return {
        "papers": counted(len(library.entries), "paper"),
        "numbers": [
            f"{counted(len(library.entries), 'paper')} · {catalogue.linked(library.entries):,} with code",
            " · ".join([counted(len(library.lists), "list"), *([counted(used, "tag")] if used else [])]),
        ],
    }

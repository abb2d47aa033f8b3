"""The facets with their tags and counts, for the index of tags and the home page."""

from __future__ import annotations

import jinja2

from generator.model import Output, Term
from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.render.pages import Page
from generator.render.phrases import headed
from generator.render.views import FacetView, TermView


def index(catalogue: Catalogue, environment: jinja2.Environment) -> Output:
    """The page of all tags, every facet a column."""
    rows = environment.get_template("tags.html.jinja").render(facets=facets(catalogue))
    description = f"The tags of {catalogue.library.title}, with counts."
    return Page("tags/index.html", "Tags", description, f"# Tags\n\n{rows}").output()


def facets(catalogue: Catalogue, limit: int | None = None, *, used: bool = False) -> list[FacetView]:
    """The facets in the order of the vocabulary; with a `limit` the first tags by count, `used` ones only."""
    return [_facet(catalogue, name, mark, limit, used) for name, mark in catalogue.marks.items()]


def _facet(catalogue: Catalogue, name: str, mark: int, limit: int | None, used: bool) -> FacetView:
    terms = [
        term
        for term in catalogue.library.vocabulary.terms
        if term.facet == name and (catalogue.tagged[term.id] or not used)
    ]
    terms.sort(key=lambda term: -len(catalogue.tagged[term.id]))
    return FacetView(
        name=headed(name),
        mark=mark,
        terms=tuple(_term(catalogue, term) for term in terms[:limit]),
        total=len(terms),
        href=f"tags/index.html#facet-{list(catalogue.marks).index(name) + 1}",
    )


def _term(catalogue: Catalogue, term: Term) -> TermView:
    return TermView(addresses.tag(term.id), term.label, len(catalogue.tagged[term.id]), term.description)

"""Everything generated below `site_src/`, one file after another, so that memory holds no more than one."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from generator.model import Known, Library, Output
from generator.render import code_index, facets, home, keeping, machine, notices
from generator.render.catalogue import Catalogue
from generator.render.listings import Listings
from generator.render.marks import Rows
from generator.render.papers import Papers
from generator.render.remembered import Remembered
from generator.render.templating import environment as shipped


def outputs(
    library: Library,
    environment: jinja2.Environment | None = None,
    remembered: Remembered | None = None,
) -> Iterator[Output | Known]:
    """The pages and files of a library, with the shipped templates or those of `environment`.

    Of a paper's page that is `remembered` only the digest is known until somebody asks for its bytes.
    """
    environment = environment or shipped()
    catalogue = Catalogue(library)
    rows = Rows(catalogue, environment)
    listings = Listings(catalogue, environment, rows)
    papers = Papers(catalogue, environment, remembered or Remembered())
    yield home.output(catalogue, environment, rows)
    yield from listings.papers()
    yield from listings.lists()
    for term in library.vocabulary.terms:
        yield from listings.tag(term)
    yield facets.index(catalogue, environment)
    yield from code_index.outputs(catalogue, environment)
    yield from keeping.outputs(catalogue, environment)
    for entry in library.entries:
        yield papers.output(entry)
    yield from notices.outputs(catalogue, environment)
    yield from machine.outputs(catalogue, environment)

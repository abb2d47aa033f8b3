"""Everything generated below `site_src/`, one file after another, so that memory holds no more than one."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from generator.model import Known, Library, Output
from generator.render import code_index, facets, home, keeping, machine, notices
from generator.render.catalogue import Catalogue
from generator.render.lines import Lines
from generator.render.listings import Listings
from generator.render.marks import Rows
from generator.render.papers import Papers
from generator.render.remembered import Remembered
from generator.render.templating import environment as shipped


def outputs(library: Library, environment: jinja2.Environment | None = None) -> Iterator[Output | Known]:
    """The pages and files of a library, with the shipped templates or those of `environment`."""
    catalogue = Catalogue(library)
    yield from listings(catalogue, environment)
    yield from papers(catalogue, environment)


def listings(
    catalogue: Catalogue,
    environment: jinja2.Environment | None = None,
    remembered: Remembered | None = None,
) -> Iterator[Output | Known]:
    """Home, and the pages on which papers stand in rows; of one that is `remembered` only the digest."""
    environment = environment or shipped()
    rows = Rows(catalogue, environment)
    pages = Listings(catalogue, environment, rows, remembered or Remembered())
    yield home.output(catalogue, environment, rows)
    yield from pages.papers()
    yield from pages.lists()
    for term in catalogue.library.vocabulary.terms:
        yield from pages.tag(term)
    yield facets.index(catalogue, environment)
    yield from keeping.outputs(catalogue, environment)


def papers(
    catalogue: Catalogue,
    environment: jinja2.Environment | None = None,
    remembered: Remembered | None = None,
) -> Iterator[Output | Known]:
    """The pages of papers and of former addresses, the index of code, and the files for machines.

    Of a paper's page that is `remembered` only the digest is known until somebody asks for its bytes.
    """
    environment, remembered = environment or shipped(), remembered or Remembered()
    pages = Papers(catalogue, environment, remembered)
    keys = {citekey: pages.key(entry) for citekey, entry in catalogue.entries.items()}
    for citekey, entry in catalogue.entries.items():
        yield pages.output(entry, keys[citekey])
    yield from code_index.outputs(catalogue, environment)
    yield from notices.outputs(catalogue, environment)
    yield from machine.outputs(catalogue, environment, Lines(keys, remembered))

"""Everything generated below `site_src/`, one file after another, so that memory holds no more than one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2

from generator.model import Known, Library, Output, RelatedWorks
from generator.render import code_index, facets, home, keeping, machine, notices
from generator.render.catalogue import Catalogue
from generator.render.lines import Lines
from generator.render.listings import Listings
from generator.render.marks import Rows
from generator.render.papers import Papers
from generator.render.remembered import Remembered
from generator.render.templating import environment as shipped


def outputs(library: Library, related: RelatedWorks | None = None) -> Iterator[Output | Known]:
    """The pages and files of a library, with the shipped templates."""
    catalogue = Catalogue(library)
    yield from listings(catalogue)
    yield from papers(catalogue, related)


def listings(
    catalogue: Catalogue,
    environment: jinja2.Environment | None = None,
    remembered: Remembered | None = None,
) -> Iterator[Output | Known]:
    """All other pages; of one with papers in rows that is `remembered` only the digest is made."""
    environment = environment or shipped()
    remembered = remembered or Remembered()
    rows = Rows(catalogue, environment)
    pages = Listings(catalogue, environment, rows, remembered)
    yield home.output(catalogue, environment, rows)
    yield from pages.papers()
    yield from pages.lists()
    for term in catalogue.library.vocabulary.terms:
        yield from pages.tag(term)
    yield facets.index(catalogue, environment)
    yield from keeping.outputs(catalogue, environment)
    yield from code_index.outputs(catalogue, environment, remembered)
    yield from notices.outputs(catalogue, environment)


def papers(
    catalogue: Catalogue,
    related: RelatedWorks | None = None,
    environment: jinja2.Environment | None = None,
    remembered: Remembered | None = None,
) -> Iterator[Output | Known]:
    """The pages of papers and the files for machines, which tell of related works.

    Of a paper's page that is `remembered` only the digest is known until somebody asks for its bytes.
    """
    related, environment, remembered = related or {}, environment or shipped(), remembered or Remembered()
    pages = Papers(catalogue, related, environment)
    yield from pages.outputs(catalogue.library.entries, remembered)
    yield from for_machines(catalogue, related, pages.keys, environment, remembered)


def for_machines(
    catalogue: Catalogue,
    related: RelatedWorks,
    keys: Mapping[str, str],
    environment: jinja2.Environment,
    remembered: Remembered,
) -> Iterator[Output | Known]:
    """`papers.json` and what belongs to it; `keys` are digests of all that is told of each paper."""
    return machine.outputs(catalogue, related, environment, Lines(keys, remembered))

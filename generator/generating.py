"""The second part of the line: a library becomes the generated files.

What an earlier run made of what is told again is remembered, so that it need not be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias
from zlib import crc32

import jinja2

from generator import basis, browse, render, search
from generator.diagnostics import error
from generator.enrich import related_works
from generator.examining import basis_of, relating
from generator.files import Compiled, Memory, RefusedError, Site, read_generated, shipped_lunr
from generator.files.archive import Archive
from generator.model import Entry, Known, Library, Output, Place, RelatedWorks
from generator.render import Catalogue, Papers, Remembered, place_of

#: Makes some of the files, each once.
Maker: TypeAlias = Callable[[], Iterator[Output | Known]]


def outputs(library: Library, site: Site) -> Iterator[Output | Known]:
    """Every generated file of a library; raises RefusedError for a template of the site that is wrong."""
    catalogue = Catalogue(library)
    for make in papers(catalogue, related(library, site), site):
        yield from make()
    yield from listings(catalogue, site)


def related(library: Library, site: Site, *, keep: bool = False) -> RelatedWorks:
    """The related works of all papers, of which nothing tells but the papers' pages and `papers.json`."""
    return related_works(library, relating(site.root, keep=keep))


def papers(
    catalogue: Catalogue, related: RelatedWorks, site: Site, *, keep: bool = False
) -> tuple[Maker, Maker]:
    """Makers of the papers' pages, of either half; the first one also makes the files for machines."""
    with _templates_of(site, keep=keep) as templates:
        pages = Papers(catalogue, related, templates)

    def half(number: int, remembered: Remembered) -> Iterator[Known]:
        with _blamed(site):
            some = [entry for entry in catalogue.library.entries if _half(entry) == number]
            yield from pages.outputs(some, remembered)

    def first() -> Iterator[Output | Known]:
        with _remembering("pages", catalogue, site, keep=keep) as remembered:
            yield from half(0, remembered)
            yield from render.for_machines(catalogue, related, pages.keys, templates, remembered)

    def second() -> Iterator[Known]:
        with _remembering("more-pages", catalogue, site, keep=keep) as remembered:
            yield from half(1, remembered)

    return first, second


def listings(catalogue: Catalogue, site: Site, *, keep: bool = False) -> Iterator[Output | Known]:
    """All other pages, and the files that browsing and search read; they tell nothing of related works.

    Told to keep, which takes the site's lock, search begins from what the last run left.
    """
    with _remembering("listings", catalogue, site, keep=keep) as remembered:
        with _templates_of(site, keep=keep) as templates:
            yield from render.listings(catalogue, templates, remembered)
        yield from browse.outputs(catalogue, remembered)
    memory = Archive(site.root, "search", basis.of_code()) if keep else None
    yield from search.outputs(catalogue.library, catalogue.told, shipped_lunr(), memory)


def bad_template(fault: jinja2.TemplateError, site: Site) -> Exception:
    """The refusal of a template that stands in the site's folder; any other is our own fault, as it is."""
    path, line = place_of(fault)
    if path is None or not path.is_relative_to(site.root.resolve()):
        return fault
    place = Place(path.relative_to(site.root.resolve()).as_posix(), line)
    message = f"this template cannot be used: {fault.message}"
    return RefusedError(
        error("bad-template", place, message, "Mend it, or delete it to have the shipped one.")
    )


def _half(entry: Entry) -> int:
    """In which half a paper is, whatever comes or goes beside it."""
    return crc32(entry.citekey.encode()) % 2


@contextmanager
def _remembering(name: str, catalogue: Catalogue, site: Site, *, keep: bool) -> Iterator[Remembered]:
    """What an earlier run rendered; told to keep, what this one did is left to the next."""
    library = catalogue.library
    settings = f"{library.repo_url!r} {library.edit_uri!r}"
    memory = Memory(site.root, name, f"{basis.of_pages(site)} {basis_of(library.vocabulary)} {settings}")
    remembered = Remembered(memory.recall, lambda path: read_generated(site.docs, path))
    yield remembered
    if keep:
        memory.keep(remembered.used, ())


@contextmanager
def _templates_of(site: Site, *, keep: bool) -> Iterator[jinja2.Environment]:
    compiled = Compiled(site.root, basis.of_code()) if keep else None
    with _blamed(site):
        yield render.environment(site.templates, compiled)


@contextmanager
def _blamed(site: Site) -> Iterator[None]:
    try:
        yield
    except jinja2.TemplateError as fault:
        raise bad_template(fault, site) from fault

"""The second part of the line: a library becomes the generated files.

What an earlier run made of what is told again is remembered, so that it need not be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias
from zlib import crc32

import jinja2

from generator import basis, browse, render, search
from generator.diagnostics import error
from generator.enrich import related_works
from generator.examining import basis_of, relating
from generator.files import Compiled, Memory, RefusedError, Site, read_generated, shipped_lunr
from generator.files.archive import Archive
from generator.model import Entry, Known, Output, Place, RelatedWorks
from generator.pipeline import Loaded
from generator.recent import Recent
from generator.render import Catalogue, Papers, Remembered, place_of

#: Makes some of the files, each once.
Maker: TypeAlias = Callable[[], Iterator[Output | Known]]


@dataclass(frozen=True, slots=True)
class Halves:
    """Makers of two halves of the work; `fresh` tells how many files of the second nobody remembers."""

    first: Maker
    second: Maker
    fresh: int


def outputs(loaded: Loaded, site: Site) -> Iterator[Output | Known]:
    """Every generated file of a library; raises RefusedError for a template of the site that is wrong."""
    catalogue = Catalogue(loaded.library)
    halves = papers(catalogue, related(loaded, site), site)
    yield from halves.first()
    yield from halves.second()
    yield from listings(catalogue, site)


def related(loaded: Loaded, site: Site, *, keep: bool = False, recent: Recent | None = None) -> RelatedWorks:
    """The related works of all papers, of which nothing tells but the papers' pages and `papers.json`."""
    recent, relate = recent or Recent(), relating(site.root, keep=keep)
    terms = loaded.library.vocabulary.terms
    return recent.made(
        "related", lambda documents, terms: related_works(documents, terms, relate), loaded.documents, terms
    )


def papers(catalogue: Catalogue, related: RelatedWorks, site: Site, *, keep: bool = False) -> Halves:
    """The papers' pages, and with the first half of them the files for machines."""
    with _templates_of(site, keep=keep) as templates:
        pages = Papers(catalogue, related, templates)
    entries: tuple[list[Entry], list[Entry]] = ([], [])
    for entry in catalogue.library.entries:
        # A paper's half is the same whatever comes or goes beside it, so that it is remembered.
        entries[crc32(entry.citekey.encode()) % 2].append(entry)
    memories = [_memory(name, catalogue, site) for name in ("pages", "more-pages")]

    def made(half: int) -> Iterator[Output | Known]:
        with _remembering(memories[half], site, keep=keep) as remembered, _blamed(site):
            yield from pages.outputs(entries[half], remembered)
            if half == 0:
                yield from render.for_machines(catalogue, related, pages.keys, templates, remembered)

    fresh = sum(pages.keys[entry.citekey] not in memories[1] for entry in entries[1])
    return Halves(partial(made, 0), partial(made, 1), fresh)


def listings(catalogue: Catalogue, site: Site, *, keep: bool = False) -> Iterator[Output | Known]:
    """All other pages, and the files that browsing and search read; they tell nothing of related works.

    Told to keep, which takes the site's lock, search begins from what the last run left.
    """
    with _remembering(_memory("listings", catalogue, site), site, keep=keep) as remembered:
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


def _memory(name: str, catalogue: Catalogue, site: Site) -> Memory:
    """What an earlier run rendered."""
    library = catalogue.library
    settings = f"{library.repo_url!r} {library.edit_uri!r}"
    return Memory(site.root, name, f"{basis.of_pages(site)} {basis_of(library.vocabulary)} {settings}")


@contextmanager
def _remembering(memory: Memory, site: Site, *, keep: bool) -> Iterator[Remembered]:
    """Told to keep, what this run renders is left to the next."""
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

"""Addresses are for ever: where a paper stood once, a small page leads on or says what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import jinja2

from generator.model import Output
from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.render.frontmatter import encoded


@dataclass(frozen=True, slots=True)
class Target:
    """A page that a notice leads to; `href` is relative to the notice."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A page in place of one that is not there. With `moved` the browser goes on to its first target.

    `canonical` is the whole address of that target, empty where the site's own is not known.
    """

    title: str
    sentence: str
    targets: tuple[Target, ...] = ()
    moved: bool = False
    canonical: str = ""


def outputs(catalogue: Catalogue, environment: jinja2.Environment) -> Iterator[Output]:
    """Redirects of papers and lists, contested addresses, and those of hidden works."""
    render = environment.get_template("notice.html.jinja").render
    for address, notice in _notices(catalogue):
        yield Output(address, encoded(render(notice=notice, site=catalogue.library.title)))


def _notices(catalogue: Catalogue) -> Iterator[tuple[str, Notice]]:
    library = catalogue.library
    for former, key in library.redirects:
        yield addresses.paper(former), _moved_paper(catalogue, key)
    for address, keys in library.contested:
        yield addresses.paper(address), _contested(catalogue, keys)
    for key in library.hidden:
        yield addresses.paper(key), _hidden()
    for former, slug in library.list_redirects:
        if slug in catalogue.lists:
            title = catalogue.lists[slug].title
            yield f"lists/{former}.html", _moved(catalogue, f"lists/{slug}.html", title)


def _moved_paper(catalogue: Catalogue, key: str) -> Notice:
    entry = catalogue.entries.get(key)
    return _moved(catalogue, addresses.paper(key), entry.label) if entry else _hidden()


def _moved(catalogue: Catalogue, address: str, label: str) -> Notice:
    site = addresses.safe(catalogue.library.url or "")
    canonical = f"{site.rstrip('/')}/{quote(address)}" if site else ""
    target = Target(address.rsplit("/", 1)[-1], label)
    return Notice("This page has moved", "It now stands here:", (target,), moved=True, canonical=canonical)


def _contested(catalogue: Catalogue, keys: tuple[str, ...]) -> Notice:
    targets = tuple(
        Target(f"{key}.html", catalogue.entries[key].label) for key in keys if key in catalogue.entries
    )
    if not targets:
        return _hidden()
    return Notice("Two papers had this address", "You may be looking for one of these:", targets)


def _hidden() -> Notice:
    return Notice("Not in this list", "This list does not hold the paper.")

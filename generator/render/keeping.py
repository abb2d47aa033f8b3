"""The page of what a reader keeps, which scripts fill in the browser, and the former keys they ask for.

A shelf in a browser holds citekeys. When a work's key has changed since, `shelf/former.json` says what became
of it; it is fetched only where a kept key is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import jinja2

from generator.model import Output
from generator.render.catalogue import Catalogue
from generator.render.frontmatter import encoded
from generator.render.pages import Page


def outputs(catalogue: Catalogue, environment: jinja2.Environment) -> Iterator[Output]:
    """`shelf/index.md` and `shelf/former.json`."""
    body = environment.get_template("kept.html.jinja").render()
    description = f"The papers of {catalogue.library.title} that you keep, in this browser only."
    yield Page(
        "shelf/index.html", "My shelf", description, f"# My shelf\n\n{body}", template="shelf.html"
    ).output()
    document = {"version": 1, "papers": _former(catalogue)}
    yield Output("shelf/former.json", encoded(json.dumps(document, ensure_ascii=False, indent=0) + "\n"))


def _former(catalogue: Catalogue) -> dict[str, list[str]]:
    """Former key to the keys it may mean today: one, or several where works contest it."""
    library, entries = catalogue.library, catalogue.entries
    found = {former: [key] for former, key in library.redirects if key in entries}
    for address, keys in library.contested:
        if shown := [key for key in keys if key in entries]:
            found[address] = shown
    return dict(sorted(found.items()))

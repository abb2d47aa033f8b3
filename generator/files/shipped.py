"""What other packages ship and a site needs."""

from __future__ import annotations

from importlib.resources import files


def shipped_lunr() -> str:
    """lunr.js as the installed MkDocs ships it; search analyses words with it in the browser."""
    return (files("mkdocs.contrib.search") / "templates/search/lunr.js").read_text(encoding="utf-8")

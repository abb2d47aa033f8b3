"""What other packages ship and a site needs."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def shipped_lunr() -> str:
    """lunr.js as the installed MkDocs ships it; search analyses words with it in the browser."""
    # Found without importing MkDocs, which takes longer than a small library's whole index.
    mkdocs = find_spec("mkdocs")
    if mkdocs is None or mkdocs.origin is None:
        raise ModuleNotFoundError("mkdocs is not installed")
    lunr = Path(mkdocs.origin).parent / "contrib/search/templates/search/lunr.js"
    return lunr.read_text(encoding="utf-8")

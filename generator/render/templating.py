"""The templates, and where they lie: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import jinja2

_PACKAGE = Path(__file__).resolve().parents[1]
_IN_WHEEL = _PACKAGE / "_templates"

TEMPLATES = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent / "templates"
"""The folder of the shipped templates; `TEMPLATES / "theme"` is the theme overlay."""


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...] = ()) -> jinja2.Environment:
    """The shipped templates behind those in `folders` , which a site keeps to have its own way.

    HTML escapes itself; Markdown is given text that `generator.text.markdown` made safe. A name that a view
    does not have is an error, never an empty place on a page.
    """
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader([*folders, TEMPLATES]),
        autoescape=_is_html,  # noqa: S701 - Markdown is no HTML, and escaped twice it would show
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html.jinja")

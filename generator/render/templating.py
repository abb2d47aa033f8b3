"""The templates' environment, and the place of a fault in one of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from traceback import extract_tb

import jinja2

from generator.shipped import TEMPLATES


@lru_cache(maxsize=8)
def environment(
    folders: tuple[Path, ...] = (), compiled: jinja2.BytecodeCache | None = None
) -> jinja2.Environment:
    """The shipped templates behind those in `folders`, which a site keeps to have its own way.

    Compiled ones are kept in `compiled`, where it is given: to compile them takes 20 ms.

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
        # A site's own templates are edited while it is served; the shipped ones never are.
        auto_reload=bool(folders),
        bytecode_cache=compiled,
    )


def place_of(fault: jinja2.TemplateError) -> tuple[Path | None, int]:
    """The file and line of the template that raised `fault`; no file where none is known."""
    if isinstance(fault, jinja2.TemplateSyntaxError) and fault.filename:
        return Path(fault.filename).resolve(), fault.lineno
    # Jinja rewrites tracebacks so that they name templates.
    frames = [frame for frame in extract_tb(fault.__traceback__) if not frame.filename.endswith(".py")]
    named = [(Path(frame.filename).resolve(), frame.lineno or 1) for frame in frames]
    return named[-1] if named else (None, 1)


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html.jinja")

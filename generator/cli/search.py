"""`papershelf search`: the site's own search, from the terminal and in the same order."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict

from generator.cli import DONE, FAILED
from generator.cli.terminal import Terminal
from generator.cli.words import following
from generator.diagnostics import error
from generator.files import RefusedError, Site, read_site
from generator.model import CodeStatus, Place
from generator.search import ROOT
from generator.search.fragments import Piece
from generator.search.querying import Answer, Result
from generator.search.querying import query as ask

#: As in the lists of the site.
_TAGS_SHOWN = 3


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Answer from the index that the site has; nothing found is an answer too."""
    try:
        site = read_site(options.site)
        answer = _asked(options.query, options.limit, site)
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return FAILED
    lines = [_json(answer)] if options.json else _lines(answer, options.query)
    for line in lines:
        terminal.say(line)
    if not options.json and not answer.results:
        terminal.say(following("tags", options.site))
    return DONE


def _asked(query: str, limit: int, site: Site) -> Answer:
    try:
        return ask(query, lambda path: (site.docs / path).read_bytes(), limit)
    except (OSError, ValueError) as fault:
        place = Place((site.docs / ROOT).relative_to(site.root).as_posix())
        message = "there is no search index that this version can read"
        remedy = "Make it with `papershelf generate`."
        raise RefusedError(error("no-index", place, message, remedy)) from fault


def _lines(answer: Answer, query: str) -> Iterable[str]:
    if answer.failed:
        yield f"Parts of the index could not be read, so papers may be missing: {', '.join(answer.failed)}."
    if not answer.results:
        yield f"Nothing for “{query}”."
    elif answer.is_partial:
        yield f"No paper has all of “{query}”. The nearest:"
    for number, result in enumerate(answer.results, start=1):
        yield f"{number:3}. {_text(result.title)}"
        yield from (f"     {line}" for line in _below(result))


def _below(result: Result) -> Iterable[str]:
    if result.why:
        yield result.why
    if fragment := _text(result.fragment):
        yield fragment
    code = [] if result.code == CodeStatus.NONE else [f"code {result.code}"]
    yield " · ".join([*result.tags[:_TAGS_SHOWN], *code, result.url])


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _json(answer: Answer) -> str:
    return json.dumps(asdict(answer), ensure_ascii=False, indent=2)

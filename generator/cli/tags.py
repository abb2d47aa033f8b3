"""`papershelf tags`: what the tags of a library do, and which are missing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence

from generator.cli import DONE, FAILED
from generator.cli.terminal import Terminal
from generator.cli.words import count, following
from generator.files import RefusedError, read_site
from generator.making import load_site
from generator.model import Library
from generator.tags.report import Report, report
from generator.tags.suggest import Suggestion, suggestions

# Of a long list the first ones show what to do; --json has all.
_MOST_SHOWN = 12


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Show the tags of a site, or the phrases that could become tags, as text or JSON."""
    try:
        loaded, _ = load_site(read_site(options.site))
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return FAILED
    for line in shown(loaded.library, suggest=options.suggest, as_json=options.json):
        terminal.say(line)
    if not options.json:
        terminal.say(following("generate", options.site))
    return DONE


def shown(library: Library, *, suggest: bool, as_json: bool) -> Iterator[str]:
    """The lines of the report, or of the suggestions."""
    if suggest:
        papers = ((entry.citekey, entry.title, entry.abstract) for entry in library.entries)
        found = suggestions(papers, library.vocabulary)
        yield from [_suggested_json(found)] if as_json else _suggested(found)
    else:
        state = report(library.entries, library.vocabulary)
        yield from [_json(state)] if as_json else _lines(state)


def _lines(state: Report) -> Iterator[str]:
    for term, papers, curated in sorted(state.counts, key=lambda row: (-row[1], row[0].id)):
        if papers:
            yield f"{papers:6}  {term.id}{f'  ({curated} by the curators)' if curated else ''}"
    yield from _group("On no paper", state.unused)
    yield from _group("On one paper only", (f"{tag} ({key})" for tag, key in state.single))
    yield from _group("Perhaps the same", (f"{t.one} and {t.other}: {t.reason}" for t in state.twins))
    yield from _group("Papers without a tag", state.untagged)


def _group(title: str, lines: Iterable[str]) -> Iterator[str]:
    every = tuple(lines)
    if every:
        yield ""
        yield f"{title} ({len(every)}):"
        yield from (f"  {line}" for line in every[:_MOST_SHOWN])
    if len(every) > _MOST_SHOWN:
        yield f"  … and {len(every) - _MOST_SHOWN} more (--json has them all)"


def _json(state: Report) -> str:
    content = {
        "tags": [{"id": t.id, "papers": papers, "curated": curated} for t, papers, curated in state.counts],
        "unused": state.unused,
        "single": [{"id": tag, "paper": key} for tag, key in state.single],
        "twins": [{"one": t.one, "other": t.other, "reason": t.reason} for t in state.twins],
        "untagged": state.untagged,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _suggested(found: Sequence[Suggestion]) -> Iterator[str]:
    if not found:
        yield "No phrase that several papers share is without a tag."
    for one in found:
        yield f"# {count(one.papers, 'paper')}, such as {', '.join(one.examples)}"
        yield one.block
    if found:
        yield "Copy what you want into site_src/library/vocabulary.yml."


def _suggested_json(found: Sequence[Suggestion]) -> str:
    content = [
        {"phrase": one.phrase, "papers": one.papers, "examples": one.examples, "block": one.block}
        for one in found
    ]
    return json.dumps(content, ensure_ascii=False, indent=2)

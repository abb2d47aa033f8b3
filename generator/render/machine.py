"""The door for machines: `papers.json`, and its schema beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

import jinja2

from generator.model import Entry, Known, Link, Output, RelatedWorks
from generator.render import addresses, citing, finding
from generator.render.catalogue import Catalogue
from generator.render.frontmatter import encoded
from generator.render.lines import Form, Lines

WHOLE = 20_000
"""With more papers abstracts and related works stand in files of their own, so that the first stays small."""
_PART = 10_000

_Near: TypeAlias = list[dict[str, object]]

_SCHEMA = "papers.schema.json"
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def outputs(
    catalogue: Catalogue,
    related: RelatedWorks,
    environment: jinja2.Environment,
    lines: Lines,
    whole: int = WHOLE,
) -> Iterator[Output | Known]:
    """`papers.json`, its schema, and the parts of a library with more than `whole` papers."""
    entries = catalogue.library.entries
    near = partial(_near, catalogue, related)
    parts: dict[str, Sequence[Entry]] = {}
    if len(entries) > whole:
        parts = {f"papers-{n:03}.jsonl": some for n, some in enumerate(_batches(entries), 1)}
    long = Form("long", lambda entry: _written(_long(entry, near(entry))))
    for name, some in parts.items():
        yield lines.file(name, some, long)
    # One paper a line, so that a change is a line in a comparison.
    short = Form(
        "short" if parts else "whole",
        lambda entry: _written(_paper(catalogue, entry, None if parts else near(entry))),
        between=b",\n",
        tail=b"\n]}\n",
    )
    yield lines.file("papers.json", entries, short, _head(catalogue, list(parts)))
    source = environment.loader and environment.loader.get_source(environment, _SCHEMA)[0]
    yield Output(_SCHEMA, (source or "").encode())


def _batches(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), _PART):
        yield entries[start : start + _PART]


def _written(value: object) -> bytes:
    return encoded(_encode(value))


def _head(catalogue: Catalogue, parts: list[str]) -> bytes:
    """What stands before the papers."""
    library = catalogue.library
    head = {
        "version": 1,
        "site": {"title": library.title, "url": library.url},
        "lists": _lists(catalogue),
        "tags": _tags(catalogue),
        **({"parts": parts} if parts else {}),
    }
    return b'%b, "papers": [\n' % _written(head)[:-1]


def _lists(catalogue: Catalogue) -> list[dict[str, object]]:
    return [
        {
            "slug": each.slug,
            "title": each.title,
            "date": each.date or each.listed,
            "url": addresses.numbered(f"lists/{each.slug}", 1),
            "count": len(catalogue.members[each.slug]),
        }
        for each in catalogue.library.lists
    ]


def _tags(catalogue: Catalogue) -> list[dict[str, object]]:
    return [
        {"id": id_, "label": term.label, "facet": term.facet, "count": len(catalogue.tagged[id_])}
        for id_, term in catalogue.terms.items()
    ]


def _paper(catalogue: Catalogue, entry: Entry, near: _Near | None) -> dict[str, object]:
    """The facts of a paper; None for its related works says that they and the abstract stand elsewhere."""
    status = catalogue.badges[entry.citekey].status
    facts: dict[str, object] = {
        "citekey": entry.citekey,
        "title": entry.title,
        "label": entry.label,
        **({"abstract": entry.abstract} if near is not None else {}),
        "url": addresses.paper(entry.citekey),
        "tags": [tag.id for tag in entry.tags if tag.id in catalogue.terms],
        "links": [_link(link) for link in entry.links],
        "code_status": entry.code.status.value if status == "broken" else status,
        "acronym": entry.acronym,
        "lists": [{"slug": seen.slug, "position": seen.position} for seen in entry.appearances],
        "why": entry.why,
        "pick": entry.pick,
        "records": [
            {"source": r.source, "line": r.place.line, "listed": r.listed} for r in entry.work.records
        ],
        **({"related": near} if near is not None else {}),
    }
    return facts | {name: value for name, value in _bibliography(entry).items() if value}


def _bibliography(entry: Entry) -> dict[str, object]:
    return {
        "creators": list(citing.creators(entry)),
        "issued": citing.issued(entry),
        "container-title": citing.container(entry),
        "DOI": finding.doi(entry),
        "URL": finding.url(entry),
    }


def _long(entry: Entry, near: _Near) -> dict[str, object]:
    return {"citekey": entry.citekey, "abstract": entry.abstract, "related": near}


def _near(catalogue: Catalogue, related: RelatedWorks, entry: Entry) -> _Near:
    return [
        {"citekey": each.citekey, "because": list(each.because)}
        for each in related.get(entry.citekey, ())
        if each.citekey in catalogue.entries
    ]


def _link(link: Link) -> dict[str, object]:
    return {
        "url": link.url,
        "kind": link.kind.value,
        "host": link.host,
        "repository": link.repository,
        "broken": link.broken,
        "sentence": link.sentence,
    }

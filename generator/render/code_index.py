"""The index of code: who publishes it, who promises it, who names it; and the same for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import jinja2

from generator.model import Entry, Known, Link, LinkKind, Output
from generator.render import addresses
from generator.render.badges import is_open, linked
from generator.render.catalogue import ROWS_A_PAGE, Catalogue
from generator.render.frontmatter import encoded
from generator.render.pages import Page, paged
from generator.render.phrases import shortened
from generator.render.remembered import Remembered
from generator.render.told import key, told_of_code
from generator.render.views import CodeGroup, CodeLine, CodeView, Tab

_SECTIONS = {"linked": "Linked", "promised": "Promised", "named": "Named", "broken": "Broken"}
_SENTENCE = 240

_Row = tuple[str, str, CodeLine]  # section, owner, line


def outputs(catalogue: Catalogue, environment: jinja2.Environment, remembered: Remembered) -> Iterator[Known]:
    """The pages of the index, and `code/code.json`; none is made where all are `remembered`."""
    shown = [told_of_code(entry) for entry in catalogue.library.entries if _has_code(catalogue, entry)]
    facts = key("code", catalogue.library.title, *shown)
    return remembered.several(facts, lambda: _made(catalogue, environment))


def _has_code(catalogue: Catalogue, entry: Entry) -> bool:
    # Of a link to code the badge tells, if of nothing else.
    return catalogue.badges[entry.citekey].status != "none"


def _made(catalogue: Catalogue, environment: jinja2.Environment) -> Iterator[Output]:
    rows = _rows(catalogue)
    render = environment.get_template("code.html.jinja").render
    description = f"Code of the papers in {catalogue.library.title}, by owner."
    tabs = _tabs(rows)
    seen: set[str] = set()
    for n, (address, some, pager) in enumerate(paged("code/index", rows), 1):
        body = render(tabs=tabs, groups=_groups(some, seen), pager=pager)
        title = "Code" if n == 1 else f"Code, page {n}"
        yield Page(address, title, description, f"# Code\n\n{body}").output()
    yield Output("code/code.json", _for_machines(catalogue))


def _rows(catalogue: Catalogue) -> list[_Row]:
    """The lines of all sections, each section by owner."""
    entries = catalogue.library.entries
    rows = [row for entry in entries for row in _of(entry, catalogue.badges[entry.citekey])]
    order = list(_SECTIONS)
    rows.sort(key=lambda row: (order.index(row[0]), row[1].casefold(), row[2].code.label.casefold()))
    return rows


def _of(entry: Entry, badge: CodeView) -> Iterator[_Row]:
    """A line for each link to code, or one for the promise or the name."""
    links = {link.url: link for link in entry.links if link.kind is LinkKind.CODE}
    for link in links.values():
        opened = is_open(link)
        view = linked(link) if opened else CodeView("broken", link.url)
        yield view.status, _owner(link) if opened else "", _line(entry, view, link.sentence)
    if badge.status in ("promised", "named"):
        yield badge.status, "", _line(entry, badge, badge.sentence)


def _line(entry: Entry, view: CodeView, sentence: str) -> CodeLine:
    return CodeLine(view, addresses.paper(entry.citekey), entry.label, shortened(sentence, _SENTENCE))


def _owner(link: Link) -> str:
    return link.repository.split("/", 1)[0] if link.repository else link.host


def _tabs(rows: Sequence[_Row]) -> list[Tab]:
    """The sections that have lines, each with the page and place where it begins."""
    counts = Counter(section for section, _, _ in rows)
    tabs, before = [], 0
    for section, label in _SECTIONS.items():
        if counts[section]:
            page = addresses.numbered("code/index", before // ROWS_A_PAGE + 1)
            tabs.append(Tab(f"{page}#{section}", label.lower(), counts[section]))
        before += counts[section]
    return tabs


def _groups(rows: Sequence[_Row], seen: set[str]) -> list[CodeGroup]:
    """Lines by owner; the first group of a section, which `seen` remembers across pages, heads it."""
    groups = []
    for (section, owner), lines in groupby(rows, key=lambda row: row[:2]):
        heading = "" if section in seen else _SECTIONS[section]
        seen.add(section)
        groups.append(CodeGroup(heading, section, owner, tuple(line for *_, line in lines)))
    return groups


def _for_machines(catalogue: Catalogue) -> bytes:
    papers: dict[str, list[dict[str, str]]] = {}
    repositories: dict[str, dict[str, object]] = {}
    for entry in catalogue.library.entries:
        for link in entry.links:
            if link.kind is LinkKind.CODE and not link.broken:
                papers.setdefault(link.url, []).append({"citekey": entry.citekey, "sentence": link.sentence})
                repositories[link.url] = {
                    "repository": link.repository,
                    "url": link.url,
                    "host": link.host,
                    "kind": link.kind.value,
                    "papers": papers[link.url],
                }
    document = {"version": 1, "repositories": [repositories[url] for url in sorted(repositories)]}
    return encoded(json.dumps(document, ensure_ascii=False, indent=1) + "\n")

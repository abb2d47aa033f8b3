"""How to cite a paper, from what is known of it; what is missing is said, never invented."""

from __future__ import annotations

import re

from generator.model import Entry
from generator.render import finding
from generator.text import markdown

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#",
        "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def creators(entry: Entry) -> tuple[str, ...]:
    """The authors: the note's, else those of the newest record with any."""
    if entry.note and entry.note.creators:
        return entry.note.creators
    return next((r.creators for r in entry.work.records if r.creators), ())


def issued(entry: Entry) -> str | None:
    """The date of publication: the note's, else that of the newest record with one."""
    if entry.note and entry.note.issued:
        return entry.note.issued
    return next((r.issued for r in entry.work.records if r.issued), None)


def container(entry: Entry) -> str | None:
    """Journal or proceedings, of the newest record with one."""
    return next((r.container_title for r in entry.work.records if r.container_title), None)


def year(entry: Entry) -> str | None:
    """The year in the date of publication."""
    found = _YEAR.search(issued(entry) or "")
    return found[0] if found else None


def citation(entry: Entry) -> dict[str, str]:
    """The paper as plain text, Markdown and BibTeX, and a sentence on what no source knows."""
    authors, when, address = ", ".join(creators(entry)), year(entry), finding.known(entry)
    details = " ".join(f"{part}." for part in (authors, container(entry), when) if part)
    title = markdown(entry.label)
    linked = f"[{title}](<{address}>)." if address else f"{title}."
    return {
        "plain": " ".join(filter(None, [f"{entry.label}.", details, address])),
        "markdown": f"{linked} {markdown(details)}".strip(),
        "bibtex": _bibtex(entry, address),
        "missing": _missing(authors, when),
    }


def _bibtex(entry: Entry, address: str) -> str:
    fields = {
        "title": "{" + _escaped(entry.label) + "}",
        "author": " and ".join(_escaped(name) for name in creators(entry)),
        "year": year(entry) or "",
        "howpublished": _escaped(container(entry) or ""),
        "doi": finding.doi(entry) or "",
        "url": address,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{entry.citekey},\n{lines}}}"


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX)


def _missing(authors: str, when: str | None) -> str:
    if authors and when:
        return ""
    if authors:
        return "The year is in no source yet."
    return "The authors are in no source yet." if when else "Authors and year are in no source yet."

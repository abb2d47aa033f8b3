"""Where to read a paper: its own address where one is known, else what to search for."""

from __future__ import annotations

from urllib.parse import quote, quote_plus

from generator.model import Entry, LinkKind
from generator.render import addresses
from generator.render.phrases import first_words

_LONGEST = 300  # characters that every search takes
_WORDS = 12  # of an abstract, enough to find no other paper


def doi(entry: Entry) -> str | None:
    """The DOI: the note's, else that of the newest record with one."""
    return (entry.note and entry.note.doi) or next((r.doi for r in entry.work.records if r.doi), None)


def url(entry: Entry) -> str | None:
    """The URL: the note's, else that of the newest record with one."""
    return (entry.note and entry.note.url) or next((r.url for r in entry.work.records if r.url), None)


def known(entry: Entry) -> str:
    """The address of the paper itself, or nothing."""
    identifier = doi(entry)
    candidates = [
        url(entry) or "",
        f"https://doi.org/{quote(identifier, safe='/:;().-_')}" if identifier else "",
        *(link.url for link in entry.links if link.kind is LinkKind.PAPER and not link.broken),
    ]
    return next((safe for candidate in candidates if (safe := addresses.safe(candidate))), "")


def query(entry: Entry) -> str:
    """What to search for, ready for a URL: the title in quotation marks, else an abstract's first words.

    Which services are searched is the theme's affair.
    """
    words = entry.title or first_words(entry.abstract, _WORDS).removesuffix(" …") or entry.label
    return quote_plus('"' + words[:_LONGEST].replace('"', " ") + '"')

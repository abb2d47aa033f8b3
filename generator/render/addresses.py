"""Addresses of pages, all flat `.html` files, and how one page names another."""

from __future__ import annotations

import re

ROOT = '="~/'
"""How raw HTML of generated pages names the site's root; escaped text can not contain its quotation mark."""


_SAFE = re.compile(r"(?i:https?://|mailto:)[^\s\x00-\x20\x7f]+")


def paper(citekey: str) -> str:
    """The page of a paper."""
    return f"papers/{citekey}.html"


def tag(id_: str) -> str:
    """The page of a tag."""
    return f"tags/{id_}.html"


def numbered(base: str, number: int) -> str:
    """The page `number` of a list: `lists/a` → `lists/a.html`, `lists/a/2.html`; of an index, beside it."""
    if number == 1:
        return f"{base}.html"
    return f"{base.removesuffix('/index')}/{number}.html"


def markdown(address: str) -> str:
    """The Markdown file that becomes the page at `address`."""
    return address.removesuffix(".html") + ".md"


def root_from(address: str) -> str:
    """The way from a page up to the site's root: empty, or `../` once a folder."""
    return "../" * address.count("/")


def safe(url: str) -> str:
    """`url` where it is one that may become a link (http, https, mailto), else nothing."""
    return url if _SAFE.fullmatch(url) else ""

"""The code badge: what a page says of a paper's code, loudest where it can be opened."""

from __future__ import annotations

from generator.model import CodeStatus, Entry, Link, LinkKind
from generator.render import addresses
from generator.render.views import CodeView

_UNSAID = {CodeStatus.PROMISED: "code promised", CodeStatus.NAMED: "code named"}


def badge(entry: Entry) -> CodeView:
    """The first link to code that can be opened, else one that is broken, else what the abstract says."""
    links = [link for link in entry.links if link.kind is LinkKind.CODE]
    whole = next((link for link in links if is_open(link)), None)
    if whole:
        return linked(whole)
    if links:
        return CodeView("broken", links[0].url, sentence=links[0].sentence)
    status = entry.code.status
    if status in _UNSAID:
        return CodeView(status.value, entry.code.name or _UNSAID[status], sentence=entry.code.sentence)
    return CodeView("none")


def linked(link: Link) -> CodeView:
    """The badge of one link to code."""
    return CodeView(
        "linked",
        link.repository or short(link.url),
        link.url,
        link.host if link.repository and link.host != "github.com" else "",
        link.sentence,
    )


def is_open(link: Link) -> bool:
    """Whether a page may make the link clickable."""
    return not link.broken and bool(addresses.safe(link.url))


def short(url: str) -> str:
    """A URL without what every URL has."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")

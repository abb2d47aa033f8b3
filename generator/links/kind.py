"""What a link leads to: the host decides where it can, else the words that lead up to the link."""

from __future__ import annotations

from generator.links import words
from generator.links.address import Address
from generator.links.hosts import HUGGING_FACE, hugging_face_kind, is_code_host, kind_of_host
from generator.model import LinkKind

# A link is introduced within this many characters, or right behind it in brackets.
_BEFORE = 400
_AFTER = 40
_CLAIMS = (
    (LinkKind.DATASET, words.DATA),
    (LinkKind.WEIGHTS, words.WEIGHTS),
    (LinkKind.DEMO, words.DEMO),
)


def kind(address: Address, before: str, after: str) -> LinkKind:
    """The kind of a link with the words of its sentence before and behind it, up to the next links."""
    if address.path.lower().endswith(".pdf"):
        return LinkKind.PAPER
    before, after = words.cleared(before[-_BEFORE:]), after[:_AFTER]
    if is_code_host(address.host):
        return _on_code_host(address, before, after)
    known = hugging_face_kind(address.path) if address.host in HUGGING_FACE else kind_of_host(address.host)
    if known is LinkKind.PROJECT:
        return LinkKind.DEMO if _said(before, after) is LinkKind.DEMO else LinkKind.PROJECT
    if known is not None:
        return known
    return _said(before, after) or (LinkKind.PROJECT if words.PROJECT.search(before) else LinkKind.OTHER)


def _on_code_host(address: Address, before: str, after: str) -> LinkKind:
    """Code unless it is a list of papers or the words give it as something else alone."""
    if "awesome" in address.path.lower() or words.READING_LIST.search(before):
        return LinkKind.OTHER
    said = _said(before, after)
    return LinkKind.CODE if said is None else said


def _said(before: str, after: str) -> LinkKind | None:
    """What the words give the link as; code outweighs what is named with it."""
    if words.claims_code(before):
        return LinkKind.CODE
    for said, claim in _CLAIMS:
        if claim.search(before):
            return said
    return _bracketed(after)


def _bracketed(after: str) -> LinkKind | None:
    """`https://… (code)`: what stands in brackets right behind a link."""
    opened, _, rest = after.lstrip().partition("(")
    if opened:
        return None
    label = rest.partition(")")[0]
    if words.claims_code(label):
        return LinkKind.CODE
    return next((said for said, claim in _CLAIMS if claim.search(label)), None)

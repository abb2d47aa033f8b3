"""The links of a text: spots, normalised, with their kind and the sentence they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.links.address import Address, address
from generator.links.kind import kind
from generator.links.spots import Spot, spots
from generator.model import Link
from generator.text.sentences import Span, spans


def find(text: str) -> tuple[Link, ...]:
    """The distinct URLs of plain text or Markdown, in order of first appearance."""
    found = tuple(spots(text))
    if not found:
        return ()
    borders = spans(text)
    links: dict[str, Link] = {}
    for i, spot in enumerate(found):
        place = address(spot.address, cut_off=spot.cut_off)
        key = _written(text, spot) if place.broken else place.key
        if key not in links:
            links[key] = _link(text, found, i, place, _sentence(borders, spot))
    return tuple(links.values())


def _sentence(borders: Sequence[Span], spot: Spot) -> Span:
    """The span of the sentence that the spot begins in, reaching to the spot's end at least."""
    index = bisect_right(borders, spot.start, key=lambda border: border[0]) - 1
    start, end = borders[max(index, 0)]
    return start, max(end, spot.end)


def _link(text: str, found: Sequence[Spot], i: int, place: Address, sentence: Span) -> Link:
    spot = found[i]
    before = max(sentence[0], found[i - 1].end if i else 0)
    after = min(sentence[1], found[i + 1].start if i + 1 < len(found) else sentence[1])
    return Link(
        url=_written(text, spot) if place.broken else place.url,
        kind=kind(place, text[before : spot.start], text[spot.end : after]),
        host=place.host,
        repository=None if place.broken else place.repository,
        sentence=" ".join(text[slice(*sentence)].split()),
        broken=place.broken,
    )


def _written(text: str, spot: Spot) -> str:
    return " ".join(text[spot.start : spot.end].split())

"""The shelf: every paper a spine on a board, grouped by the leading tag of the first facet.

Filled spines link code and stand left, so a group reads as a bar of coverage. The picture is drawn at build
time as a few SVG paths: five px a spine, one apart, in four heights taken from the citekey so that a row of
books looks like one; the height says nothing.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass

from generator.model import Entry
from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.render.phrases import counted
from generator.render.views import ShelfGroup, ShelfView, Spines

_BOARD = 1172  # px inside the page at its widest
_NARROW = 3 * 320  # px on three boards of a phone
_NARROW_SCALE = 0.75  # spines are drawn smaller there; words are not
_HEIGHT = 72
_STEP = 6  # a spine and its gap
_GAP = 24  # between groups
_LETTER = 7.2  # mean width of a 13 px letter of the catalogue's type, generously
_BEYOND = 72  # px for "+ 1,234" after the spines that fit
_SPINES = 400  # beyond as many papers, a spine stands for several


@dataclass(frozen=True, slots=True)
class _Spine:
    height: int
    filled: bool
    pick: bool


def shelf(catalogue: Catalogue) -> ShelfView | None:
    """The picture, or None where nothing stands on the shelf."""
    entries = catalogue.library.entries
    if not entries:
        return None
    scale = -(-len(entries) // _SPINES)
    topics, others = _topics(catalogue)
    order = sorted(topics, key=lambda id_: -len(topics[id_]))
    groups = _board(catalogue, topics, order, scale)
    rest = others + [entry for id_ in order[len(groups) :] for entry in topics[id_]]
    hidden = len(order) - sum(group.narrow for group in groups)
    return ShelfView(
        groups=tuple(groups),
        rest=_rest(catalogue, rest, len(order) - len(groups), scale) if rest else None,
        narrow_more=counted(hidden, "more topic") if hidden else "",
        scale=scale,
    )


def _topics(catalogue: Catalogue) -> tuple[dict[str, list[Entry]], list[Entry]]:
    """The papers by leading tag of the first facet, and those that have none."""
    first = next(iter(catalogue.marks), None)
    leading_terms = {term.id for term in catalogue.terms.values() if term.facet == first}
    topics: dict[str, list[Entry]] = defaultdict(list)
    others: list[Entry] = []
    for entry in catalogue.library.entries:
        leading = next((tag.id for tag in entry.tags if tag.id in leading_terms), None)
        (topics[leading] if leading else others).append(entry)
    return topics, others


def _board(
    catalogue: Catalogue, topics: dict[str, list[Entry]], order: list[str], scale: int
) -> list[ShelfGroup]:
    """The topics that stand on the first board, largest first, at least one."""
    groups: list[ShelfGroup] = []
    used = narrow = 0.0
    for id_ in order:
        entries, label = topics[id_], catalogue.terms[id_].label
        spines = _drawn(_spines(catalogue, entries, scale)[: _BOARD // _STEP])
        words = _LETTER * (len(label) + len(f"{len(entries):,}") + 1)
        used += max(spines.width, words) + _GAP
        narrow += max(spines.width * _NARROW_SCALE, words) + _GAP
        if groups and used > _BOARD + _GAP:
            break
        name = f"{label}: {catalogue.counts(entries)}"
        count = f"{len(entries):,}"
        groups.append(ShelfGroup(addresses.tag(id_), label, count, name, spines, narrow <= _NARROW))
    return groups


def _rest(catalogue: Catalogue, entries: list[Entry], topics: int, scale: int) -> ShelfGroup:
    """The second board: as many spines as fit, and how many papers stand beyond."""
    label = counted(topics, "more topic") if topics else "Other papers"
    spines = _spines(catalogue, entries, scale)
    fit = _BOARD // _STEP
    if len(spines) > fit:
        fit -= _BEYOND // _STEP
    beyond = len(entries) - fit * scale
    return ShelfGroup(
        href="tags/index.html",
        label=label,
        count=f"{len(entries):,}",
        name=f"{label}: {catalogue.counts(entries)}",
        spines=_drawn(spines[:fit]),
        narrow=False,
        beyond=f"+ {beyond:,}" if beyond > 0 else "",
    )


def _spines(catalogue: Catalogue, entries: list[Entry], scale: int) -> list[_Spine]:
    """One spine a paper, or one for `scale` papers, those with code first."""
    ordered = sorted(entries, key=lambda entry: catalogue.badges[entry.citekey].status != "linked")
    spines = []
    for start in range(0, len(ordered), scale):
        some = ordered[start : start + scale]
        step = zlib.crc32(some[0].citekey.encode()) % 4
        filled = 2 * catalogue.linked(some) >= len(some)
        spines.append(_Spine(_HEIGHT - 6 * step, filled, any(entry.pick for entry in some)))
    return spines


def _drawn(spines: list[_Spine]) -> Spines:
    filled, outlined, ribbons = [], [], []
    for n, spine in enumerate(spines):
        x, top = n * _STEP, _HEIGHT - spine.height
        if spine.filled:
            filled.append(f"M{x} {top}h5v{spine.height}h-5z")
        else:
            outlined.append(f"M{x}.5 {_HEIGHT}v-{spine.height - 1}.5h4v{spine.height - 1}.5")
        if spine.pick:
            ribbons.append(f"M{x + 1} {top - 5}h3v15h-3z")
    return Spines(_STEP * len(spines) - 1, "".join(filled), "".join(outlined), "".join(ribbons))

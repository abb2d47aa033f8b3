"""Likeness is reported, never merged: works that a reader would take for one, with both places.

Two cheap keys find what curators meet in practice (a hyphen, an article, a plural, a changed title over the
same abstract), each in time linear in the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.diagnostics import Diagnostic, notice
from generator.identity import folded_words, normalised
from generator.model import Work
from generator.text import is_marked

_OPENING_WORDS = 12
_OPENING_CHARACTERS = 400
_FIRST_CHARACTERS = 150


def lookalikes(works: Sequence[Work]) -> tuple[Diagnostic, ...]:
    """Name each pair of works that looks alike, with both places."""
    return tuple(lookalike(one, other) for one, other in alike(works))


def alike(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Works whose titles differ in small words or spacing only, or whose abstracts open alike."""
    reported: set[tuple[str, str]] = set()
    for likeness in (_loose_title, _opening):
        for one, other in _pairs(works, likeness):
            if (one.citekey, other.citekey) not in reported:
                reported.add((one.citekey, other.citekey))
                yield one, other


def _pairs(works: Sequence[Work], likeness: Callable[[Work], str]) -> Iterator[tuple[Work, Work]]:
    """Each work that shares a non-empty likeness with an earlier one, beside the first of its kind."""
    first: dict[str, Work] = {}
    for work in works:
        key = likeness(work)
        if key and (one := first.setdefault(key, work)) is not work:
            yield one, work


_SMALL_WORDS = frozenset("a an and by for from in of on the to towards toward via with".split())


def _loose_title(work: Work) -> str:
    if work.title is None:
        return ""
    words = [word for word in normalised(work.title).split() if word not in _SMALL_WORDS]
    return "".join(word.removesuffix("s") for word in words) if len(words) > 2 else ""


def _opening(work: Work) -> str:
    text = work.abstract[:_OPENING_CHARACTERS]
    # Reading a third of it is enough in nearly all cases; the last word there may go on.
    words = [] if is_marked(text) else folded_words(text[:_FIRST_CHARACTERS])[:-1]
    if len(words) < _OPENING_WORDS:
        words = folded_words(text)
    return " ".join(words[:_OPENING_WORDS]) if len(words) >= _OPENING_WORDS else ""


def lookalike(one: Work, other: Work) -> Diagnostic:
    """The finding that names such a pair."""
    places = sorted((one.records[0].place, other.records[0].place))
    return notice(
        "look-alike",
        places[1],
        f"this looks like the paper at {places[0]}: `{one.citekey}` and `{other.citekey}`",
        f"If they are one, say `same_as: [{other.citekey}]` in library/notes/{one.citekey}.md.",
    )

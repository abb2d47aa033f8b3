"""Find the paper that a curator means: by its key, or by words of its title."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence

from generator.wiki import target

_WORD = re.compile(r"[^\W_]+")

# Suggestions are read by a person on a terminal.
_SUGGESTIONS = 5

Candidate = tuple[str, str]


def match(query: str, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The keys of the papers that a query means, best first; `candidates` are keys with titles or labels.

    A key stands alone. Otherwise every word of the query begins a word of the title, whatever the accents,
    case and punctuation; titles that are just these words come first, then those with more whole words,
    then the shorter ones.
    """
    key = target(query.strip().removeprefix("[[").removesuffix("]]")).lower()
    exact = tuple(citekey for citekey, _ in candidates if citekey.lower() == key)
    wanted = words(query)
    if exact or not wanted:
        return exact
    found = []
    for number, (citekey, title) in enumerate(candidates):
        rank = _rank(wanted, words(title))
        if rank is not None:
            found.append((rank, number, citekey))
    return tuple(citekey for _, _, citekey in sorted(found))


def suggest(query: str, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The keys of the papers that a misspelt query may mean, likeliest first; at most five."""
    wanted = words(query)
    scored = []
    for number, (citekey, title) in enumerate(candidates):
        near = _nearness(wanted, (*words(title), citekey.lower()))
        if near:
            scored.append((-near, number, citekey))
    return tuple(citekey for _, _, citekey in sorted(scored)[:_SUGGESTIONS])


def words(text: str) -> tuple[str, ...]:
    """The words of a text without accents, case and punctuation."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(c for c in folded if not unicodedata.combining(c))))


def _rank(wanted: tuple[str, ...], title: tuple[str, ...]) -> tuple[bool, int, int] | None:
    """Smaller is better; None where a word of the query begins no word of the title."""
    if not all(any(word.startswith(start) for word in title) for start in wanted):
        return None
    return wanted != title, -len(set(wanted) & set(title)), len(title)


def _nearness(wanted: tuple[str, ...], title: tuple[str, ...]) -> float:
    """How near the words of a query come to words of a title, as their mean likeness; 0 where one misses."""
    total = 0.0
    for word in wanted:
        near = difflib.get_close_matches(word, title, n=1, cutoff=0.7)
        if not near and not any(other.startswith(word) for other in title):
            return 0.0
        total += difflib.SequenceMatcher(None, word, near[0]).ratio() if near else 1.0
    return total / len(wanted) if wanted else 0.0

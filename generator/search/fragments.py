"""What a result shows of a text: the words around its hits, with the hits told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from generator.search.analysis import STOP_WORDS, compounds, joined, parts, stem

FRAGMENT_WORDS = 32
LEAD = 6
_CHUNK = re.compile("[^ \t\r\n]+")
_CORE = re.compile("[^ !-/:-@[-`{-~]+")


class Piece(NamedTuple):
    """A stretch of text; `hit` tells that it is a word that was asked for."""

    text: str
    hit: bool


def pieces(text: str, terms: Set[str]) -> tuple[Piece, ...]:
    """The whole text, cut at its hits."""
    out: list[Piece] = []
    end = 0
    for start, stop in _hits(text, terms):
        if start > end:
            out.append(Piece(text[end:start], False))
        out.append(Piece(text[start:stop], True))
        end = stop
    if end < len(text):
        out.append(Piece(text[end:], False))
    return tuple(out)


def fragment(text: str, terms: Set[str]) -> tuple[Piece, ...]:
    """The stretch of `FRAGMENT_WORDS` words with most different hits, with … where it is cut."""
    chunks = [(match.start(), match.end()) for match in _CHUNK.finditer(text)]
    if not chunks:
        return ()
    hits = [_terms(text[start:end]) & terms for start, end in chunks]
    first = _best_window(hits)
    last = min(first + FRAGMENT_WORDS, len(chunks)) - 1
    cut = " ".join(text[chunks[first][0] : chunks[last][1]].split("\n"))
    ends = (Piece("… ", False),) if first else (), (Piece(" …", False),) if last < len(chunks) - 1 else ()
    return (*ends[0], *pieces(cut, terms), *ends[1])


def _best_window(hits: list[frozenset[str]]) -> int:
    """Where the best window begins: a few words before its first hit."""
    best, best_at = 0, 0
    for at, here in enumerate(hits):
        if here:
            window = len(frozenset[str]().union(*hits[at : at + FRAGMENT_WORDS - LEAD]))
            if window > best:
                best, best_at = window, at
    return max(0, min(best_at - LEAD, len(hits) - FRAGMENT_WORDS))


def _hits(text: str, terms: Set[str]) -> Iterator[tuple[int, int]]:
    """Where the hits are: a whole compound that was asked for as one word, or the single words in it."""
    for chunk in _CHUNK.finditer(text):
        if not _terms(chunk[0]) & terms:
            continue
        cores = [(core.start(), core.end(), _terms(core[0])) for core in _CORE.finditer(text, *chunk.span())]
        single = [(start, end) for start, end, found in cores if found & terms]
        yield from single or [(cores[0][0], cores[-1][1])]


def _terms(chunk: str) -> frozenset[str]:
    """The terms that a stretch without spaces was indexed under."""
    found: set[str] = set()
    for compound in compounds(chunk):
        split = parts(compound)
        whole = joined(split)
        found.update(stem(part) for part in split if part not in STOP_WORDS)
        if whole:
            found.add(stem(whole))
    return frozenset(found)

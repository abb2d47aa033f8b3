"""Where URLs stand in a text, as a reader would see them: broken by a space, glued, without a scheme.

A spot is found at a distinct beginning, runs over the characters that URLs may hold, and grows over a gap
only where the next word can be nothing but its continuation. Runs never overlap, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.links.edges import continues, kept

# A scheme-less address counts only with a path, and only under a domain in common use: `model.py/…` or
# `and/or` are none.
_DOMAINS = (
    "com|org|net|edu|gov|io|ai|dev|app|co|science|tech|info|page|site|cn|de|uk|fr|jp|kr|eu|ch|ca|au|nl|"
    "tw|hk|sg|il"
)
_KNOWN = "github|gitlab|bitbucket|codeberg|gitee|huggingface|hf"
_SIGNS = ("http", "www", "github", "gitlab", "huggingface", "bitbucket", "codeberg", "gitee", "hf.co", "hf .")
# In text of ASCII letters only these are found without a slash.
_SIGNS_WITHOUT_SLASH = ("www", "github")
_DOTTED = re.compile(rf"\.(?:{_DOMAINS})/")
_LONGEST_HOST = 253
_BEGINNING = re.compile(
    r"(?P<scheme>https?(?:\s?:\s?/\s?/?\s?|//))"
    rf"|(?<![\w@.-])(?:www\s?\.\s?(?=\w)"
    rf"|(?:{_KNOWN})(?:\s?\.\s?)(?:com|org|co)(?:\s?/)"
    rf"|(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:(?:{_DOMAINS})/(?=[\w~?#])|github\.io\b))",
    re.IGNORECASE,
)
# RFC 3986 characters, Latin letters of other languages, and LaTeX or Markdown escapes; a second scheme
# ends the run unless it is an argument or an archived address.
_CHARACTERS = r"A-Za-gi-z0-9À-ɏ._~:/?#\[\]@!$&'()*+,;=%-"
_RUN = re.compile(rf"(?:[{_CHARACTERS}]+|h(?!ttps?:)|(?<=[=/])h|\\(?=[_%#&~$-]))*")
_GAP = re.compile(r"[ \t]?\n[ \t]?|[ \t]")
_MAX_PIECES = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """A URL in a text: it stands at `start:end`, `address` is the same without gaps and escapes.

    `cut_off` tells that the text itself shows that something is missing.
    """

    start: int
    end: int
    address: str
    cut_off: bool = False


def spots(text: str) -> Iterator[Spot]:
    """The URLs of a text, in order."""
    position = _first_sign(text)
    while position >= 0 and (beginning := _BEGINNING.search(text, position)):
        pieces = _pieces(text, beginning)
        position = max(beginning.end(), pieces[-1][1])
        yield _spot(text, pieces)


def _first_sign(text: str) -> int:
    """Where the search may begin, -1 where no URL can be: most of a text need not be looked at closely."""
    # The one letter whose small form is longer would shift all places behind it.
    lowered = text.replace("İ", "I").lower()
    asked = _SIGNS if "/" in text or not text.isascii() else _SIGNS_WITHOUT_SLASH
    signs = [place for sign in asked if (place := lowered.find(sign)) >= 0]
    dotted = _DOTTED.search(lowered) if "/" in lowered else None
    if dotted:
        signs.append(dotted.start())
    if not signs:
        return -1
    return max(0, min(signs) - _LONGEST_HOST)


def _spot(text: str, pieces: list[tuple[int, int]]) -> Spot:
    raw = "".join(text[start:end] for start, end in pieces)
    start = pieces[0][0]
    length = kept(raw, before=text[start - 1 : start] if start else "")
    end = _end_of(pieces, length)
    cut_off = raw[length:].startswith(("...", "…")) or text.startswith(("…", "..."), end)
    return Spot(start, end, _compact(raw[:length]), cut_off)


def _compact(raw: str) -> str:
    return re.sub(r"[\s\\]", "", raw).replace("&amp;", "&")


def _end_of(pieces: list[tuple[int, int]], length: int) -> int:
    """Where the first `length` characters of the pieces end in the text."""
    for start, end in pieces:
        if length <= end - start:
            return start + length
        length -= end - start
    return pieces[-1][1]


def _pieces(text: str, beginning: re.Match[str]) -> list[tuple[int, int]]:
    """The run that begins there, and those behind gaps that surely belong to it."""
    run = _RUN.match(text, beginning.end())
    end = run.end() if run else beginning.end()
    pieces = [(beginning.start(), end)]
    for _ in range(_MAX_PIECES):
        gap = _GAP.match(text, end)
        token = _RUN.match(text, gap.end()) if gap else None
        if token is None or not token[0]:
            break
        address = _compact("".join(text[first:last] for first, last in pieces))
        if not continues(address, token[0], text[token.end() : token.end() + 2]):
            break
        end = token.end()
        pieces.append(token.span())
    return pieces

"""Plain text to sentences, so that a link or a promise is shown with the words it stands in.

Every boundary begins at a full stop, a question or exclamation mark, so one bounded pattern finds the
candidates and a look at the word before and the word behind decides; the time is linear in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]

# The longest word that is looked at before a stop: nothing longer is an abbreviation.
_REACH = 24
_CANDIDATE = re.compile(r"[.!?…。！？](?:(?<=[。！？])\s*|[\"'”’»)\]}]{0,3}\s+)")
# An empty line, or a line that begins a heading, an item, a quotation or a row in Markdown.
_PARAGRAPH = re.compile(r"\n(?:\s*\n|(?=[ \t]{0,8}(?:[-*+#>|]|\d{1,3}[.)])[ \t]))")
_LEADING_WORD = re.compile(r"[\w'’-]{1,40}")

# After these a sentence goes on, whatever follows.
_NEVER_LAST = frozenset(
    "e.g i.e cf vs v.s viz fig figs eq eqs eqn eqns sec sects sect tab tabs ref refs no nos vol vols pp "
    "ch chap "
    "app thm lem prop def dr prof mr mrs ms st approx ca resp incl esp w.r.t wrt a.k.a aka dept univ".split()
)
# After these it may end: a word that begins sentences tells.
_PERHAPS_LAST = frozenset(
    "al etc inc ltd corp co jr sr u.s u.k u.s.a e.u ph.d m.sc b.sc d.c a.i a.m p.m".split()
)
_ABBREVIATIONS = _NEVER_LAST | _PERHAPS_LAST
_STARTERS = frozenset(
    "We The This These Our In It They However Moreover Furthermore Additionally Therefore Thus Hence "
    "Here For To A "
    "An As On With While Although Extensive Experiments Experimental Code Codes Finally Specifically "
    "First Second "
    "Then Unlike Existing Recent Previous Such Since Despite By At From Many Most Project Source".split()
)


# Links, code, names and tags read the same abstract one after the other; two texts are all they need.
@lru_cache(maxsize=2)
def spans(text: str) -> tuple[Span, ...]:
    """Start and end of every sentence, without the white space around it; paragraphs end sentences."""
    found: list[Span] = []
    for start, end in _paragraphs(text):
        paragraph = text[start:end]
        found.extend(_within(text, start + len(paragraph) - len(paragraph.lstrip()), end))
    return tuple(found)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of plain text, each as it is written."""
    return tuple(text[start:end] for start, end in spans(text))


def _paragraphs(text: str) -> tuple[Span, ...]:
    if "\n" not in text:
        return ((0, len(text)),)
    breaks = [match.span() for match in _PARAGRAPH.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    return tuple(zip(starts, [*(start for start, _ in breaks), len(text)], strict=True))


def _within(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() < end and _is_boundary(text, match, start):
            found.append((start, match.start() + len(match[0].rstrip())))
            start = match.end()
    rest = text[start:end]
    if rest.strip():
        found.append((start, start + len(rest.rstrip())))
    return found


def _is_boundary(text: str, stop: re.Match[str], start: int) -> bool:
    mark = stop[0][0]
    if mark in "。！？":
        return True
    if mark != ".":
        return not _word_at(text, stop.end())[:1].islower()
    if text[stop.start() - 1 : stop.start()] == ".":
        return _word_at(text, stop.end()) in _STARTERS
    before = _word_before(text, stop.start(), start)
    if len(before) > 1 and text[stop.end()].isupper() and before.lower() not in _ABBREVIATIONS:
        # Nearly every sentence ends so; the rest is looked at more closely.
        return True
    word = _word_at(text, stop.end())
    if _goes_on(before, word, closed=len(stop[0].rstrip()) > 1):
        return False
    return not word[:1].islower() or _plain_word_before(before, word, text[stop.end() : stop.end() + 8])


def _word_at(text: str, place: int) -> str:
    """The word that begins there, if one does."""
    word = _LEADING_WORD.match(text, place)
    return word[0] if word else ""


def _word_before(text: str, stop: int, start: int) -> str:
    """The word that the stop ends, without the brackets and quotes that open before it."""
    words = text[max(start, stop - _REACH) : stop].rsplit(None, 1)
    return words[-1].lstrip("([{\"'“‘") if words else ""


def _goes_on(before: str, word: str, *, closed: bool) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or the number of a list item."""
    lowered = before.lower()
    if lowered in _NEVER_LAST and not (closed and word in _STARTERS):
        return not (lowered == "no" and word in _STARTERS)
    if lowered in _PERHAPS_LAST or (len(before) == 1 and before.isupper()):
        return word not in _STARTERS
    return False


def _plain_word_before(before: str, word: str, ahead: str) -> bool:
    """A sentence may begin small after an ordinary word ("… cost. our code is …"), but not with a URL."""
    return (
        len(before) > 2 and before.isalpha() and len(word) > 1 and "://" not in ahead and "www." not in ahead
    )

"""Choosing among the names that title and abstract put forward.

The words before a title's colon win when they look like a name. Else every way of naming gives a candidate
with a weight (see `ways`), later mentions and the title add to it, and the heaviest one above a threshold
wins. The weights are set by hand from reading abstracts, not learned.
"""

from __future__ import annotations

import re

from generator.names.shape import NAME_WORD, is_coined, is_general, is_name
from generator.names.ways import candidates, defined
from generator.text.sentences import sentences

# Below this, a name is more likely a part of the method or somebody else's.
_THRESHOLD = 2.5
_LONGEST_SENTENCE = 1500
# From here on abstracts speak of their own work.
_LATE = 0.4
_COLON = re.compile(r"\s*(?:: | [-–—]{1,3} |(?<=\w)[-–—] (?=[A-Z]))")
_CLOSING = re.compile(rf"\(({NAME_WORD})\)\s*\Z")
_URL = re.compile(r"https?://\S+")
_WORDLIKE = re.compile(r"[\w-]")
_SMALL_WORDS = frozenset({"of", "with", "for", "and", "the", "via", "in", "by", "a", "an", "on", "to"})


def introduced(title: str | None, abstract: str) -> str | None:
    """The introduced name as the authors write it, or None; both texts are plain."""
    title = title or ""
    return _of_title(title, abstract) or _of_abstract(title, abstract)


def _of_title(title: str, abstract: str) -> str | None:
    """What stands before the title's colon or in the brackets at its end, where that is a name."""
    closing = _CLOSING.search(title)
    if closing and is_name(closing[1]):
        return closing[1]
    head, colon, _ = _parted(title)
    words = head.split()
    if not colon or not words:
        return None
    if len(words) == 1:
        return head if is_name(head) or (head[0].isupper() and not is_general(head)) else None
    known = head in abstract or len(words) == 2
    if known and len(words) <= 3 and any(map(is_coined, words)):
        return head
    return _spelled_by(head, abstract)


def _parted(title: str) -> tuple[str, str, str]:
    colon = _COLON.search(title)
    if colon is None:
        return title, "", ""
    return title[: colon.start()].strip("\"“”'‘’` "), colon[0], title[colon.end() :]


def _spelled_by(head: str, abstract: str) -> str | None:
    """The initials of a long head, where the abstract uses them as a name."""
    initials = _initials(head)
    if len(initials) < 3 or is_general(initials):
        return None
    return initials if _count(initials, abstract) or _count(initials + "s", abstract) else None


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", words) if word.lower() not in _SMALL_WORDS)


def _of_abstract(title: str, abstract: str) -> str | None:
    weights: dict[str, float] = {}
    foreign: set[str] = set()
    parts = sentences(abstract)
    for i, part in enumerate(parts):
        # Without a capital behind the first there is no name.
        if part[1:].islower():
            continue
        sentence = _URL.sub(" ", part[:_LONGEST_SENTENCE])
        for name, weight in candidates(sentence, title, late=i >= _LATE * len(parts)):
            if name not in weights and name not in foreign:
                weights[name] = weight + _support(name, title, abstract)
        # What a sentence defines without putting it forward is somebody else's from there on.
        foreign.update(defined(sentence))
    best = max(weights, key=lambda name: weights[name], default=None)
    return best if best is not None and weights[best] >= _THRESHOLD else None


def _support(name: str, title: str, abstract: str) -> float:
    """Later mentions speak for a name, and the title, the more of it the name spells the more."""
    support = min(_count(name, abstract) - 1, 3) * 0.3
    letters = re.sub(r"\W", "", name).lower()
    if len(letters) > 2 and letters in _initials(title).lower():
        return support + 2.0 + 0.3 * len(name)
    return support + (2.0 if name in title else 0.0)


def _count(name: str, text: str) -> int:
    """How often a name stands in a text as a word of its own."""
    count, place = 0, text.find(name)
    while place >= 0:
        end = place + len(name)
        count += not (_WORDLIKE.match(text, end) or (place and _WORDLIKE.match(text, place - 1)))
        place = text.find(name, end)
    return count

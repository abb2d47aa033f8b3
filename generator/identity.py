"""When two texts mean the same paper, and what its address is.

Equality only: two titles are equal when nothing but case, accents, punctuation, spacing and LaTeX marks
tells them apart. An address is a pure function of the text that identifies a record.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from generator.text import is_marked, plain
from generator.text.words import words as words_of

#: Longest citekey, in characters (ASCII, so bytes too).
KEY_LIMIT = 80
#: Names of pages that stand beside the papers, lists and tags; a digit alone is a further page.
RESERVED = frozenset(
    {"index", "papers", "lists", "tags", "code", "shelf", "search", "library", "assets", "404"}
)

#: So many words are an opening.
OPENING_WORDS = 6
_OPENING_LENGTH = 120

_LONGEST_TITLE = 320
_DIGEST_LENGTH = 8
_UNTITLED_WORDS = 8
# Letters that NFKD does not take apart, in the spelling that libraries use (ALA-LC).
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def normalised(text: str) -> str:
    """The words of `text` folded for comparison: case, accents, punctuation and LaTeX marks taken away."""
    # A title is asked for as what identifies a paper, as its address, and for its likeness to others.
    return _normalised_title(text) if len(text) <= _LONGEST_TITLE else _normalised(text)


def _normalised(text: str) -> str:
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words that `normalised` gives, worked out each time."""
    folded = plain(text).casefold()
    if not folded.isascii():
        # Some characters show their case only when taken apart (Unicode 3.13, D146: compatibility matching).
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
    return words_of(folded)


_normalised_title = lru_cache(maxsize=1 << 14)(_normalised)


def opening(text: str) -> str | None:
    """The first words of `normalised(text)` without reading on; None where only the whole text tells them.

    They differ far more often than not, and looking at them costs a tenth.
    """
    start = text[:_OPENING_LENGTH]
    if is_marked(start):
        return None
    words = folded_words(start)
    # The last word may go on.
    return " ".join(words[:OPENING_WORDS]) if len(words) > OPENING_WORDS else None


def slug(text: str, limit: int = KEY_LIMIT) -> str:
    """Words of `text` in ASCII, joined by hyphens, cut at a word's end to at most `limit` characters.

    Letters without an ASCII form are spelled where Unicode names them (α is alpha) and left out
    otherwise; what remains may be empty.
    """
    words = _ascii(normalised(text)).split()
    kept = "-".join(words)
    if len(kept) <= limit:
        return kept
    cut = kept[: limit + 1].rpartition("-")[0]
    return cut or kept[:limit]


def digest(text: str) -> str:
    """A short stable fingerprint: eight hexadecimal digits of BLAKE2b."""
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_LENGTH // 2).hexdigest()


def identifying_text(title: str | None, abstract: str) -> str:
    """What identifies a record: its normalised title or, untitled, its normalised abstract."""
    return f"title {normalised(title)}" if title is not None else f"abstract {normalised(abstract)}"


def base_key(title: str | None, abstract: str) -> str:
    """The address of a record as it stands, before collisions: its title's words or its first words."""
    if title is None:
        words = " ".join(normalised(abstract).split()[:_UNTITLED_WORDS])
        key = f"untitled-{slug(words, KEY_LIMIT - len('untitled-'))}".rstrip("-")
    else:
        key = slug(title)
    if not key or key == "untitled":
        return f"paper-{digest(identifying_text(title, abstract))}"
    return f"paper-{key}" if is_reserved(key) else key


def told_apart(key: str, identifying: str) -> str:
    """`key` with a fingerprint of what identifies the record, for keys that several works could claim."""
    room = KEY_LIMIT - _DIGEST_LENGTH - 1
    return f"{slug(key, room)}-{digest(identifying)}"


def is_reserved(name: str) -> bool:
    """Whether a page of that name stands there already, or could (`2` is the second page of an index)."""
    return name in RESERVED or name.isdigit()


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c if c.isascii() else _spelled(c) for c in text)


def _spelled(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith("GREEK") and "LETTER" in name:
        return name.split()[-1].lower()
    return ""

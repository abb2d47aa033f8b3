"""Digests of what is told of a paper: where one is as it was, so is what was made of it.

There are two, because rows, search and browsing tell less of a paper than its page does. Neither holds what
is the same for all papers (vocabulary, settings, templates, this package): memories have that as their basis.
"""

from __future__ import annotations

import marshal
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from generator.model import Entry

_SIZE = 16  # bytes, as of all digests
KEY_LENGTH = 2 * _SIZE
# Version 2 of the format, because later ones also tell which of the values are one object.
_VERSION = 2

_entry = attrgetter(
    "citekey", "title", "label", "abstract", "acronym", "why", "pick",
    "code.status.value", "code.sentence", "code.name",
)  # fmt: skip
_named = attrgetter("citekey", "label", "code.status.value", "code.sentence", "code.name")
_tag = attrgetter("id", "words")
_link = attrgetter("url", "kind.value", "host", "repository", "sentence", "broken")
_slug = attrgetter("slug")


def told(entry: Entry) -> bytes:
    """A digest of what is told of a paper beside others: its own words, what was found there, its lists."""
    facts = (
        _entry(entry),
        tuple(map(_tag, entry.tags)),
        tuple(map(_link, entry.links)),
        tuple(map(_slug, entry.appearances)),
    )
    return blake2b(marshal.dumps(facts, _VERSION), digest_size=_SIZE).digest()


def told_of_code(entry: Entry) -> tuple[Any, ...]:
    """All that the index of code tells of a paper."""
    return _named(entry), tuple(map(_link, entry.links))


def key(*facts: Any) -> str:
    """A digest of facts (text, bytes, numbers, truths, None and tuples of these), in hexadecimal digits."""
    return blake2b(marshal.dumps(facts, _VERSION), digest_size=_SIZE).hexdigest()

"""The phrases that speak for a term: its own, what the thesaurus adds, and their regular variants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from generator.model import Term
from generator.tags.background import telling
from generator.tags.thesaurus import Concept, concept, names
from generator.text.words import WORD, agrees, form, stem


class Kind(StrEnum):
    """Where a phrase comes from, so how far it can be trusted; of equal phrases the first kind stands."""

    UNLESS = "unless"
    MATCH = "match"
    ALIAS = "alias"
    NAME = "name"
    SYNONYM = "synonym"
    SIGN = "sign"
    HINT = "hint"


# Kinds whose longer phrase takes its words away from a shorter phrase of another term.
_TAKING = (Kind.MATCH, Kind.ALIAS, Kind.NAME)

# Written apart, hyphened or as one word: multi modal, multi-modal, multimodal.
_PREFIXES = frozenset("multi pre self semi super hyper cross meta auto fine inter co spatio".split())
_PREFIXED = re.compile(rf"({'|'.join(sorted(_PREFIXES))})([a-z]{{4,}})", re.IGNORECASE)
_TWO_WORDS = re.compile(rf"{WORD.pattern}(?:[\W_]+{WORD.pattern})?")

# What may stand between the words of a phrase: spaces, hyphens, or one sign without space (SE(3), GPT-3.5).
_SPACES = frozenset(" -/(.+_&'’")
_JOINT = re.compile(r"[+#]{0,2}[\s‐‑–—-]+")


class Phrase(NamedTuple):
    """Words that speak for a term (of kind UNLESS: against it).

    `text`, the same for all inflections and spellings, is what learned numbers are keyed by; `weight`,
    between 0 and 1, is how telling the words are. `own` ones come from the vocabulary; `weak` ones do not
    name the term but come with it. One that `covers` its words takes them from shorter phrases: of other
    terms, or if of kind UNLESS from those of its own.
    """

    term: str
    kind: Kind
    words: tuple[str, ...]
    text: str
    weight: float
    own: bool
    weak: bool
    covers: bool

    @property
    def key(self) -> tuple[str, ...]:
        """The stems of the words, by which a text is searched."""
        return tuple(map(stem, self.words))

    def fits(self, found: Sequence[str]) -> bool:
        """Whether words of the same stems may stand for it; for a weak kind, its very words."""
        if self.weak and [*map(form, self.words)] != [*map(form, found)]:
            return False
        return all(map(agrees, self.words, found))


class Saying(NamedTuple):
    """What speaks for a term, as the vocabulary or the thesaurus has it."""

    term: str
    kind: Kind
    text: str


def phrases(term: Term, thesaurus: Mapping[str, Concept]) -> tuple[Phrase, ...]:
    """All phrases of a term; of equal ones the kind that comes first in `Kind` stands."""
    return spelled(sayings(term, thesaurus))


def sayings(term: Term, thesaurus: Mapping[str, Concept]) -> Iterator[Saying]:
    """What speaks for a term, in the order of `Kind`."""
    known = concept(term, thesaurus)
    for kind, texts in (
        (Kind.UNLESS, term.unless),
        (Kind.MATCH, term.match),
        (Kind.ALIAS, term.aliases),
        (Kind.NAME, names(term)),
        (Kind.SYNONYM, known.names + known.synonyms),
        (Kind.SIGN, known.signs),
        (Kind.HINT, known.hints),
    ):
        for text in texts:
            yield Saying(term.id, kind, text)


def spelled(said: Iterable[Saying]) -> tuple[Phrase, ...]:
    """The phrases in all their spellings; of a term's equal ones the first stands."""
    found: dict[tuple[str, bool, str], Phrase] = {}
    for term, kind, text in said:
        words = tuple(WORD.findall(text))
        name, weight = " ".join(map(stem, words)), telling(words)
        against, taking = kind is Kind.UNLESS, kind in _TAKING
        weak = kind in (Kind.SIGN, Kind.HINT)
        for variant in _variants(words):
            spelling = (term, against, " ".join(map(form, variant)))
            if spelling not in found:
                covers = against or (taking and len(variant) > 1)
                found[spelling] = Phrase(term, kind, variant, name, weight, taking, weak, covers)
    return tuple(phrase for phrase in found.values() if phrase.words)


def beginnings(text: str) -> Iterable[str]:
    """The stems that the spellings of a phrase begin with, without looking at more than two words."""
    two = _TWO_WORDS.search(text)
    if two is None:
        return ()
    if not _may_have_prefix(two[1]):
        return (stem(two[1]),)
    return {stem(variant[0]) for variant in _variants(tuple(filter(None, two.groups())))}


def joined(separator: str) -> bool:
    """Whether what stands between two words leaves them one phrase: no comma, no end of a sentence."""
    return separator in _SPACES or _JOINT.fullmatch(separator) is not None


def _variants(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The words as they are, with their prefixes apart, and joined to what they stand before."""
    written = " ".join(words)
    if not _may_have_prefix(written):
        return (words,)
    apart = _PREFIXED.sub(lambda match: f"{match[1]} {match[2]}", written)
    return dict.fromkeys((words, tuple(apart.split()), _together(words)))


def _may_have_prefix(written: str) -> bool:
    """A quick look that never misses."""
    return not written.isascii() or any(map(written.lower().__contains__, _PREFIXES))


def _together(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < 2:
        return words
    first, second, *rest = words
    if first.lower() in _PREFIXES:
        return (first + second, *_together(tuple(rest)))
    return (first, *_together(words[1:]))

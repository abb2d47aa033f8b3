"""The phrases that speak for a term: its own, what the thesaurus adds, and their regular variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

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


#: Kinds that do not name a term but come with it.
WEAK = frozenset((Kind.SIGN, Kind.HINT))


# Written apart, hyphened or as one word: multi modal, multi-modal, multimodal.
_PREFIXES = frozenset("multi pre self semi super hyper cross meta auto fine inter co spatio".split())
_PREFIXED = re.compile(rf"({'|'.join(sorted(_PREFIXES))})([a-z]{{4,}})", re.IGNORECASE)

# What may stand between the words of a phrase: spaces, hyphens, or one sign without space (SE(3), GPT-3.5).
_SPACES = frozenset(" -/(.+_&'’")
_JOINT = re.compile(r"[+#]{0,2}[\s‐‑–—-]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that speak for a term (of kind UNLESS: against it).

    `text`, the same for all inflections and spellings, is what learned numbers are keyed by; `weight`,
    between 0 and 1, is how telling the words are.
    """

    term: str
    kind: Kind
    words: tuple[str, ...]
    text: str
    weight: float = 1.0

    @property
    def key(self) -> tuple[str, ...]:
        """The stems of the words, by which a text is searched."""
        return tuple(map(stem, self.words))

    def fits(self, found: Sequence[str]) -> bool:
        """Whether words of the same stems may stand for it; for a weak kind, its very words."""
        if self.kind in WEAK and [*map(form, self.words)] != [*map(form, found)]:
            return False
        return all(map(agrees, self.words, found))


def phrases(term: Term, thesaurus: Mapping[str, Concept]) -> tuple[Phrase, ...]:
    """All phrases of a term; of equal ones the kind that comes first in `Kind` stands."""
    found: dict[tuple[bool, str], Phrase] = {}
    for kind, text in _texts(term, thesaurus):
        words = tuple(WORD.findall(text))
        name = " ".join(map(stem, words))
        for variant in dict.fromkeys((words, _apart(words), _together(words))):
            phrase = Phrase(term.id, kind, variant, name, telling(words))
            found.setdefault((kind is Kind.UNLESS, " ".join(map(form, variant))), phrase)
    return tuple(phrase for phrase in found.values() if phrase.words)


def joined(separator: str) -> bool:
    """Whether what stands between two words leaves them one phrase: no comma, no end of a sentence."""
    return separator in _SPACES or _JOINT.fullmatch(separator) is not None


def _texts(term: Term, thesaurus: Mapping[str, Concept]) -> Iterator[tuple[Kind, str]]:
    known = concept(term, thesaurus)
    yield from ((Kind.UNLESS, text) for text in term.unless)
    yield from ((Kind.MATCH, text) for text in term.match)
    yield from ((Kind.ALIAS, text) for text in term.aliases)
    yield from ((Kind.NAME, text) for text in names(term))
    yield from ((Kind.SYNONYM, text) for text in known.names + known.synonyms)
    yield from ((Kind.SIGN, text) for text in known.signs)
    yield from ((Kind.HINT, text) for text in known.hints)


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(WORD.findall(" ".join(_PREFIXED.sub(r"\1 \2", word) for word in words)))


def _together(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < 2:
        return words
    first, second, *rest = words
    if first.lower() in _PREFIXES:
        return (first + second, *_together(tuple(rest)))
    return (first, *_together(words[1:]))

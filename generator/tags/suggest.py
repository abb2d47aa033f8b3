"""Phrases that many papers use and no tag covers, each ready to become a term of the vocabulary."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Vocabulary
from generator.tags.background import telling
from generator.tags.phrases import joined
from generator.text.words import WORD, stem

# A phrase has two or three words, stands in so many papers, and its words are not the common ones.
_WORDS = (2, 3)
_FEWEST = 4
_TELLING = 0.35
_EXAMPLES = 3

# Words that begin or end no name of a thing.
_NO_EDGE = frozenset(
    """
    a above achieve achieves across all also although among an and any approach approaches are art
    artificial as at available based be been below better between both broad but by can code com
    commonly comprehensive consuming corresponding crucial demonstrate different due during each
    effectively evaluation even existing expensive experiments extensive fewer first for from further
    future github ground hand has have he head high highly how however http https i if important improve
    improves in inference intensive into is it its key large long low main making many method methods
    model models more most new non not novel number of often on only or other others our over page paper
    parameters per performance play plug potential pretraining prior problem problems project propose
    proposed public purpose qualitative quantitative rate real recent results same second several she
    show shows significantly simple so specific state step still studies success such task tasks than
    that the their then there these they this those three through to toward towards trade two under upon
    use used using usually various via was we well were what when where which while wide widely with
    work works yet you
    """.split()
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase with the number of its papers, the citekeys of some, and a YAML block for the vocabulary."""

    phrase: str
    papers: int
    examples: tuple[str, ...]
    block: str


def suggestions(
    papers: Iterable[tuple[str, str | None, str]], vocabulary: Vocabulary, most: int = 20
) -> tuple[Suggestion, ...]:
    """Up to `most` phrases of papers (citekey, title, abstract), those of most papers first."""
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    surfaces: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for citekey, title, abstract in papers:
        for key, surface in _phrases(f"{title or ''}. {abstract}").items():
            owners[key].append(citekey)
            surfaces[key][surface] += 1
    covered = _covered(vocabulary)
    known = {key: keys for key, keys in owners.items() if len(keys) >= _FEWEST and not _has(key, covered)}
    chosen = sorted(_whole(known), key=lambda key: (-len(known[key]), key))[:most]
    facet = vocabulary.facets[0] if vocabulary.facets else "topic"
    return tuple(_suggestion(known[key], surfaces[key], facet) for key in chosen)


def _phrases(text: str) -> dict[tuple[str, ...], str]:
    """Each candidate phrase of a text by its stems, as it stands there first."""
    pieces = WORD.split(text)
    words = pieces[1::2]
    stems = list(map(stem, words))
    found: dict[tuple[str, ...], str] = {}
    for start in range(len(words)):
        for length in _WORDS:
            end = start + length
            if end <= len(words) and _is_name(words[start:end], pieces[2 * start + 2 : 2 * end - 1 : 2]):
                found.setdefault(tuple(stems[start:end]), "".join(pieces[2 * start + 1 : 2 * end]))
    return found


def _is_name(words: Sequence[str], separators: Sequence[str]) -> bool:
    edges = {words[0].lower(), words[-1].lower()}
    return (
        edges.isdisjoint(_NO_EDGE)
        and all(map(joined, separators))
        and not any(word.isdecimal() or len(word) < 3 for word in words)
        and sum(telling([word]) for word in words) >= _TELLING * len(words)
    )


def _covered(vocabulary: Vocabulary) -> set[tuple[str, ...]]:
    whole = {
        tuple(map(stem, WORD.findall(text)))
        for term in vocabulary.terms
        for text in (term.id.replace("-", " "), term.label, *term.aliases, *term.match)
    }
    # "Virtual try" is a piece of "virtual try-on" and nothing new.
    pieces = {key[a:b] for key in whole for a in range(len(key)) for b in range(a + 2, len(key) + 1)}
    return whole | pieces


def _has(key: tuple[str, ...], covered: set[tuple[str, ...]]) -> bool:
    """Whether a phrase of the vocabulary stands in it."""
    return any(key[a:b] in covered for a in range(len(key)) for b in range(a + 1, len(key) + 1))


def _whole(known: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The phrases that are not merely a part of one that nearly as many papers have."""
    parts = {
        part
        for key, papers in known.items()
        for part in (key[:-1], key[1:])
        if len(part) > 1 and len(papers) >= 0.7 * len(known.get(part, ()))
    }
    return (key for key in known if key not in parts)


def _suggestion(papers: Sequence[str], surfaces: Counter[str], facet: str) -> Suggestion:
    phrase = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
    name = "-".join(re.findall(r"[a-z0-9]+", phrase.lower())) or "name-it"
    block = (
        f"- id: {name}\n  label: {phrase[0].upper()}{phrase[1:]}\n  facet: {facet}\n"
        f'  description: ""\n  aliases: ["{phrase}"]\n'
    )
    return Suggestion(phrase, len(papers), tuple(papers[:_EXAMPLES]), block)

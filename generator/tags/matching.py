"""Find the phrases of a vocabulary in a text; the time is linear in the text, whatever the vocabulary holds.

The index is a tree of stems, so a word of the text costs one lookup, and only a word that begins a phrase
costs more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.tags.phrases import Kind, Phrase, joined
from generator.text.words import WORD, stem

# Kinds whose longer phrase takes its words away from a shorter phrase of another term.
_TAKING = frozenset((Kind.MATCH, Kind.ALIAS, Kind.NAME))

# The words of a library are few; a hostile one shall not fill the memory.
_KNOWN_WORDS, _KNOWN_PHRASES = 1 << 18, 1 << 16


class Text(NamedTuple):
    """A paper cut into words; the first `title` ones are the title's.

    `pieces` alternate what stands between words with the words.
    """

    pieces: list[str]
    words: list[str]
    title: int

    def between(self, start: int, end: int) -> str:
        """Words `start` to `end` as they stand in the text, with the bracket that closes them: SE(3)."""
        written = "".join(self.pieces[2 * start + 1 : 2 * end])
        closes = written.count("(") > written.count(")") and self.pieces[2 * end].startswith(")")
        return f"{written})" if closes else written


class Hit(NamedTuple):
    """A phrase at the words `start` to `end` of a text; `inside` a longer phrase of another term."""

    phrase: Phrase
    start: int
    end: int
    inside: bool = False


@dataclass(slots=True)
class _Node:
    """What can follow a word: phrases that are complete here, and the next stems."""

    phrases: list[Phrase] = field(default_factory=list)
    following: dict[str, _Node] = field(default_factory=dict)


class _Word(NamedTuple):
    """A word of a text: its stem, the phrases it is by itself, and what can follow it in longer ones."""

    stem: str
    phrases: tuple[Phrase, ...]
    following: dict[str, _Node]


def cut(title: str | None, abstract: str) -> Text:
    """Title and abstract as one text; the full stop between them ends every phrase."""
    if not title:
        pieces = WORD.split(abstract)
        return Text(pieces, pieces[1::2], 0)
    pieces = WORD.split(f"{title}. {abstract}")
    return Text(pieces, pieces[1::2], len(WORD.findall(title)))


class Index:
    """The phrases of a vocabulary, ready to be found."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._root = _Node()
        self._words: dict[str, _Word] = {}
        self._phrases: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
        for phrase in phrases:
            node = self._root
            for key in phrase.key:
                node = node.following.setdefault(key, _Node())
            node.phrases.append(phrase)

    def hits(self, text: Text) -> list[Hit]:
        """Every phrase in the text, in its order; none of a term where one of its `unless` phrases stands."""
        try:
            words = [*map(self._words.__getitem__, text.words), _END]
        except KeyError:
            self._learn(text.words)
            words = [*map(self._words.__getitem__, text.words), _END]
        found = []
        for place, (_, phrases, following) in enumerate(words):
            for phrase in phrases:
                found.append(Hit(phrase, place, place + 1))  # noqa: PERF401  # the innermost loop
            if following and words[place + 1].stem in following:
                self._longer(found, text, words, place)
        return _settled(found)

    def _learn(self, words: list[str]) -> None:
        unknown = set(words).difference(self._words)
        if len(self._words) + len(unknown) > _KNOWN_WORDS:
            self._words.clear()
            unknown = set(words)
        for word in unknown:
            root = stem(word)
            node = self._root.following.get(root, _NOTHING)
            self._words[word] = _Word(root, _fitting(node, [word]), node.following)

    def _longer(self, found: list[Hit], text: Text, words: list[_Word], start: int) -> None:
        following = words[start].following
        for end in range(start + 2, len(words)):
            node = following.get(words[end - 1].stem)
            if node is None:
                return
            between = text.pieces[2 * end - 2]
            if between != " " and not joined(between):
                return
            if node.phrases:
                written = tuple(text.words[start:end])
                fitting = self._phrases.get(written)
                if fitting is None:
                    fitting = self._remembered(written, _fitting(node, written))
                for phrase in fitting:
                    found.append(Hit(phrase, start, end))  # noqa: PERF401  # as in `hits`
            following = node.following
            if not following:
                return

    def _remembered(self, written: tuple[str, ...], fitting: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        if len(self._phrases) > _KNOWN_PHRASES:
            self._phrases.clear()
        self._phrases[written] = fitting
        return fitting


_NOTHING = _Node()
_END = _Word("", (), {})


def _fitting(node: _Node, words: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases that the words may stand for; of a term's, which differ in inflection only, the best."""
    best: dict[tuple[str, bool], Phrase] = {}
    for phrase in node.phrases:
        if phrase.fits(words):
            best.setdefault((phrase.term, phrase.kind is Kind.UNLESS), phrase)
    return tuple(best.values())


def _settled(found: list[Hit]) -> list[Hit]:
    """Mark what lies inside a longer phrase of another term; leave out what an `unless` phrase covers."""
    over: dict[int, list[Hit]] = {}
    for hit in found:
        phrase, start, end, _ = hit
        if (end - start > 1 and phrase.kind in _TAKING) or phrase.kind is Kind.UNLESS:
            for place in range(start, end):
                over.setdefault(place, []).append(hit)
    if not over:
        return found
    settled = [_under(hit, over[hit.start]) if hit.start in over else hit for hit in found]
    return [hit for hit in settled if hit is not None and hit.phrase.kind is not Kind.UNLESS]


def _under(hit: Hit, over: Sequence[Hit]) -> Hit | None:
    phrase, start, end, inside = hit
    for other, begin, stop, _ in over:
        if begin <= start and end <= stop:
            if other.kind is Kind.UNLESS:
                if other.term == phrase.term:
                    return None
            elif stop - begin > end - start and other.term != phrase.term:
                inside = True
    return Hit(phrase, start, end, True) if inside else hit

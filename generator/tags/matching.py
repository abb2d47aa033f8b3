"""Find the phrases of a vocabulary in a text; the time is linear in the text, whatever the vocabulary holds.

The index is a tree of stems, so a word of the text costs one lookup, and only a word that begins a phrase
costs more. It grows by the words that are met.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.tags.phrases import Kind, Phrase, Saying, beginnings, joined, spelled
from generator.text.words import split, stem

# The words of a library are few; a hostile one shall not fill the memory.
_KNOWN_WORDS, _KNOWN_PHRASES = 1 << 18, 1 << 16

#: A phrase, the words of a text that it stands at (from, up to), and whether these lie inside a longer phrase
#: of another term. A plain tuple: a paper has seventy, and making them is what takes the time.
Hit = tuple[Phrase, int, int, bool]


class Text(NamedTuple):
    """A paper cut into words; the first `title` ones are the title's.

    `pieces` alternate what stands between words with the words.
    """

    pieces: list[str]
    words: list[str]
    title: int

    def between(self, start: int, end: int) -> str:
        """Words `start` to `end` as they stand in the text, with the bracket that closes them: SE(3)."""
        if end - start == 1:
            return self.words[start]
        written = "".join(self.pieces[2 * start + 1 : 2 * end])
        closes = written.count("(") > written.count(")") and self.pieces[2 * end].startswith(")")
        return f"{written})" if closes else written


@dataclass(slots=True)
class _Node:
    """What can follow a word: phrases that are complete here, and the next stems."""

    phrases: list[Phrase] = field(default_factory=list)
    following: dict[str, _Node] = field(default_factory=dict)


# A word of a text: its stem, the phrases it is by itself, and what can follow it in longer ones.
_Word = tuple[str, tuple[Phrase, ...], dict[str, _Node]]


class _Words(dict[str, _Word]):
    """Every word that was met, worked out when it is met first."""

    def __init__(self, said: Iterable[Saying]) -> None:
        super().__init__()
        self._said: dict[str, list[Saying]] = {}
        self._nodes: dict[str, _Node] = {}
        for saying in said:
            for root in beginnings(saying.text):
                self._said.setdefault(root, []).append(saying)

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        root = stem(word)
        found: _Word = (root, (), {})
        if root in self._said:
            node = self._node(root)
            found = root, _fitting(node, (word,)), node.following
        self[word] = found
        return found

    def _node(self, root: str) -> _Node:
        """The phrases that begin with a stem; most of a vocabulary is never met in a short run."""
        if root not in self._nodes:
            self._nodes[root] = first = _Node()
            for phrase in spelled(self._said[root]):
                begins, *others = phrase.key
                if begins == root:
                    _grown(first, others).phrases.append(phrase)
        return self._nodes[root]


def _grown(node: _Node, keys: Iterable[str]) -> _Node:
    """Where these stems lead from a node, which grows where nothing led yet."""
    for key in keys:
        node = node.following.get(key) or node.following.setdefault(key, _Node())
    return node


def cut(title: str | None, abstract: str) -> Text:
    """Title and abstract as one text; the full stop between them ends every phrase."""
    if not title:
        pieces = split(abstract)
        return Text(pieces, pieces[1::2], 0)
    pieces = split(f"{title}. {abstract}")
    return Text(pieces, pieces[1::2], len(split(title)) // 2)


class Index:
    """The phrases of a vocabulary, ready to be found."""

    def __init__(self, said: Iterable[Saying]) -> None:
        self._words = _Words(said)
        self._phrases: dict[tuple[str, ...], tuple[Phrase, ...]] = {}

    def hits(self, text: Text) -> list[Hit]:
        """Every phrase in the text, in its order; none of a term where one of its `unless` phrases stands."""
        words = [*map(self._words.__getitem__, text.words), _END]
        found: list[Hit] = []
        for place, (_, phrases, following) in enumerate(words):
            for phrase in phrases:
                found.append((phrase, place, place + 1, False))  # noqa: PERF401  # the innermost loop
            if following and words[place + 1][0] in following:
                self._longer(found, text, words, place)
        return _settled(found)

    def _longer(self, found: list[Hit], text: Text, words: list[_Word], start: int) -> None:
        following = words[start][2]
        for end in range(start + 2, len(words)):
            node = following.get(words[end - 1][0])
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
                    found.append((phrase, start, end, False))  # noqa: PERF401  # as in `hits`
            following = node.following
            if not following:
                return

    def _remembered(self, written: tuple[str, ...], fitting: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        if len(self._phrases) > _KNOWN_PHRASES:
            self._phrases.clear()
        self._phrases[written] = fitting
        return fitting


_END: _Word = ("", (), {})


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
        if hit[0].covers:
            for place in range(hit[1], hit[2]):
                over.setdefault(place, []).append(hit)
    if not over:
        return found
    settled = [_under(hit, over[hit[1]]) if hit[1] in over else hit for hit in found]
    return [hit for hit in settled if hit is not None]


def _under(hit: Hit, over: Sequence[Hit]) -> Hit | None:
    phrase, start, end, inside = hit
    if phrase.kind is Kind.UNLESS:
        return None
    for other, begin, stop, _ in over:
        if begin <= start and end <= stop:
            if other.kind is Kind.UNLESS:
                if other.term == phrase.term:
                    return None
            elif stop - begin > end - start and other.term != phrase.term:
                inside = True
    return (phrase, start, end, True) if inside else hit

"""Text to words, the same on both ends: fold to ASCII first, then lunr.

`lunr` in Python and lunr.js in the browser agree on ASCII alone (their trimmers read non-word characters
differently), so all text is folded before they see it: NFKD, lower case, marks dropped, the letters that do
not decompose by a table, Greek letters by their English names, every other letter as `u` and its decimal
code point. Runs of ideographs and kana become overlapping pairs, since they are written without spaces. A
hyphen, slash, underscore, full stop, plus, ampersand or at sign between two letters joins the parts of one
compound, apostrophes vanish, all else parts words. On such text lunr's tokenizer is a split at space and
hyphen and its trimmer does nothing (the tests hold them to it), so only its Porter stemmer is called here.
Words with a digit and the coded letters are no English and keep their form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS

STOP_WORDS = frozenset(WORDS)
WORD_LIMIT = 40
JOINED_LIMIT = 32
PARTS_LIMIT = 4
SHORT = 4

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau "
    "upsilon phi chi psi omega"
)
_LETTERS = dict(zip("αβγδεζηθικλμνξοπρςστυφχψω", _GREEK.split(), strict=True)) | dict(
    zip("ßæœøłđðþħıŋŧ", "ss ae oe o l d d th h i n t".split(), strict=True)
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_IDEOGRAPHS = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_FOREIGN = re.compile("[^\x00-\x7f\u2018\u2019\u02bc]")
_COMPOUND = re.compile("[a-z0-9]+(?:[-_/.+&@][a-z0-9]+)*")
_JOINT = re.compile("[-_/.+&@]")
_FINAL_Y = re.compile("[iy]+$")
_PLURAL = re.compile("(?<!s)s$")
_stemmer = PorterStemmer()
# No rule of Porter's touches a word that ends otherwise, which is every third word.
_ENDINGS = tuple("s ed ing y i e al ful ll er or ion ism ic ant ent ou".split())
_NO_PLURALS = ("ss", "sses", "ies")

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bc"))
_WORDS = (
    dict.fromkeys(range(128), " ")
    | _APOSTROPHES
    | {ord(char): char for char in _LOWER + "0123456789"}
    | {ord(char.upper()): char for char in _LOWER}
)
_CHUNKS = _WORDS | {ord(joint): joint for joint in "-_/.+&@"}


def compounds(text: str) -> list[str]:
    """The words of a text in order, folded, each with its joints: `vit-b/16`."""
    return _COMPOUND.findall(_folded(text).translate(_CHUNKS))


def chunks(text: str) -> list[str]:
    """A folded text cut at all that no compound holds: its chunks hold its compounds, and loose joints.

    A quarter of the time of `compounds`; far fewer chunks than texts are new, and each is read once.
    """
    return _folded(text).translate(_CHUNKS).split()


def parts(compound: str) -> list[str]:
    """The parts of a folded compound, each cut at `WORD_LIMIT` letters."""
    return [compound[:WORD_LIMIT]] if compound.isalnum() else [p[:WORD_LIMIT] for p in _JOINT.split(compound)]


def words(text: str) -> list[str]:
    """All words of a text, in order, those of compounds apart."""
    return [word[:WORD_LIMIT] for word in _folded(text).translate(_WORDS).split()]


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The Porter stem of a folded word; words with a digit stay, short ones lose a plural s at most.

    lunr.py and lunr.js differ in when a final y becomes an i (one behind a vowel, the other behind a
    consonant), and in a few words of three and four letters; so a final run of i and y is one i here, and
    Porter's rules begin at five letters.
    """
    if len(word) < SHORT or not word.endswith(_ENDINGS) or not word.isalpha():
        return word
    if len(word) == SHORT:
        found = _PLURAL.sub("", word)
    elif word[-1] == "s" and len(word) > SHORT + 1 and not word.endswith(_NO_PLURALS):
        # Porter's first step, after which the word is read as if it had never had an s.
        return stem(word[:-1])
    else:
        found = str(_stemmer.stem(word))
    return _FINAL_Y.sub("i", found) if found[-1] in "iy" else found


def joined(split: Sequence[str]) -> str | None:
    """The parts of a compound as one word, where that is one a person would type."""
    word = "".join(split)
    return word if 2 <= len(split) <= PARTS_LIMIT and len(word) <= JOINED_LIMIT else None


def run_together(name: str) -> str:
    """A name as one word, so that spaces, hyphens and endings make no difference."""
    return stem("".join(words(name)))


def _folded(text: str) -> str:
    """The text in ASCII, but for case and apostrophes."""
    return text if text.isascii() else _ascii(text)


def _ascii(text: str) -> str:
    decomposed = _DASHES.sub("-", unicodedata.normalize("NFKD", text).lower())
    return _FOREIGN.sub(_coded, _IDEOGRAPHS.sub(_pairs, decomposed))


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    return f" {' '.join(map(''.join, pairwise(letters))) or letters} "


def _coded(char: re.Match[str]) -> str:
    return _code(char[0])


@lru_cache(maxsize=1 << 12)
def _code(char: str) -> str:
    kind = unicodedata.category(char)[0]
    if kind == "M":
        return ""
    return _LETTERS.get(char) or (f"u{ord(char)}" if kind in "LN" else " ")

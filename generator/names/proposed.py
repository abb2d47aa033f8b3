"""Names behind a verb of proposing: "we propose NAME, a …", "this paper presents a Long Phrase (NAME)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.names.lexicon import (
    AFTER_NAME,
    BRACKETED,
    DATA,
    KINDS_OF_THING,
    PARTS,
    PHRASE,
    QUOTES,
    THINGS,
    Weighted,
    weight_of_noun,
)
from generator.names.shape import NAME_WORD, expansion, is_coined, is_general, is_name, shares_initial

_SUBJECTS = "we|We|paper|work|study|article|research|thesis|letter|survey|report"
_GERUNDS = ("roposing", "ntroducing", "resenting", "eveloping", "esigning")
_SIGNS = ("we ", "We ", " paper ", " work ", " study ", " article ", " research ", " thesis ", *_GERUNDS)
_VERBS = (
    "propose|introduce|present|develop|design|devise|describe|build|create|contribute|construct|formulate|"
    "explore|release|collect|curate|establish|offer|put forward|publish|make|derive|provide|conduct|compile|"
    "unveil|term"
)
_PROPOSING = re.compile(
    rf"\b(?:{_SUBJECTS})\b(?:[ ,][\w',-]+){{0,9}}? "
    rf"(?:(?:{_VERBS})s?|ha(?:ve|s) (?:\w+ )?(?:(?:{_VERBS})e?d|built))\b"
    rf"|\b\w(?:{'|'.join(_GERUNDS)})\b|\band (?:\w+ )?(?:propose|introduce|present)\b"
)
_WORD = re.compile(NAME_WORD)
# Words that lead away from the thing that is proposed, and such that lead on to it.
_BLOCKERS = re.compile(
    r"(?<![\w-])(?:of|for|to|on|in|with|by|from|that|which|via|using|through|based|under|where|against|"
    r"over|between|"
    r"into|while)(?![\w-])|;"
)
_LEADING_ON = re.compile(r"\b(?:enabled|powered|driven) by\b|\bbuilt (?:up)?on\b|\bknown as\b")
_AFTER_PHRASE = re.compile(r",|:| which\b| \([A-Z][a-z]")
_AFTER_TITLED = re.compile(rf" (?:{THINGS})\b(?! \()")
_STEP = re.compile(r"(?:Specifically|Second|Third|Then|Based on)\b")
_ADDITION = re.compile(
    r"(?:Besides|Furthermore|Moreover|Additionally|In addition|Finally|Secondly|Thirdly|Lastly|Next|Also)\b"
)
# What is proposed is named within so many characters behind the verb.
_REACH = 220


def proposals(sentence: str) -> list[int]:
    """Where the verbs of proposing end."""
    if not any(map(sentence.__contains__, _SIGNS)):
        return []
    return [match.end() for match in _PROPOSING.finditer(sentence)]


def proposed(sentence: str, start: int, title: str) -> Iterator[Weighted]:
    """Behind "we propose": the first bracketed short form of what is proposed, or the name itself."""
    rest = sentence[start : start + _REACH]
    addition = _ADDITION.match(sentence) is not None
    weight = 5.0 - (1.0 if _STEP.match(sentence) else 0.0)
    bracketed = BRACKETED.search(rest)
    if bracketed:
        phrase, name = rest[: bracketed.start()], bracketed[1]
        first = expansion(phrase, name)
        if _is_short_form(name, phrase, first) and _leads_to(phrase, first, name):
            long_form = phrase[first:] if first is not None else ""
            titled = 2.0 + 0.05 * len(long_form) if in_title(long_form, title) else 0.0
            noun = weight_of_noun(_noun_at(rest, phrase, bracketed.end()))
            yield name, weight + titled + noun - (2.2 if addition else 0.0)
    yield from _direct(rest, weight - (2.6 if addition else 0.0), title)


def _is_short_form(name: str, phrase: str, first: int | None) -> bool:
    """A coined word, a compound that the phrase spells, or one that the capitals inside the phrase spell."""
    if is_name(name):
        return True
    capitals = "".join(filter(str.isupper, phrase)).lower()
    compound = re.fullmatch(r"[A-Z][a-z]+-[A-Z][a-z]+", name) is not None and first is not None
    return compound or (len(name) > 3 and name[0].isupper() and capitals.endswith(name.lower()))


def _leads_to(phrase: str, first: int | None, name: str) -> bool:
    """Whether nothing but adjectives and kinds of thing stands between the verb and the long form."""
    between = phrase if first is None else phrase[:first]
    clear = not _BLOCKERS.search(_LEADING_ON.sub(" ", between))
    return clear and (first is not None or shares_initial(phrase, name))


def in_title(phrase: str, title: str) -> bool:
    """Whether the title has the phrase, in large or small letters."""
    return bool(phrase) and phrase.strip().lower() in title.lower()


def _noun_at(rest: str, phrase: str, end: int) -> str:
    """The noun that a bracketed name belongs to: behind the bracket, or the last one before it."""
    behind = re.match(r" ([a-z-]+)", rest[end : end + 30])
    return behind[1] if behind and behind[1] in PARTS | DATA else phrase


def _direct(rest: str, weight: float, title: str) -> Iterator[Weighted]:
    """`… a novel method, NAME, which`, `NAME (Long Phrase)`, `NAME: a …`, `the NAME framework`."""
    blocker = _BLOCKERS.search(rest)
    for token in _WORD.finditer(rest, 0, blocker.start() if blocker else len(rest)):
        before, name = rest[: token.start()], token[0]
        if before.endswith(("(", "[")):
            return
        if name.islower() and "-" not in name:
            continue
        if not is_name(name) and not _is_apposition(name, rest[token.end() : token.end() + 24]):
            continue
        phrase = PHRASE.match(rest, token.start())
        whole = phrase[1] if phrase and not is_coined(name) else name
        behind = rest[token.start() + len(whole) :].lstrip(QUOTES)[:24]
        if _stands_apart(before, whole) and _ends_there(whole, behind, title):
            yield whole, weight + weight_of_noun(before + " " + behind.strip(" ,.:").split(" ")[0])
            return


def _is_apposition(name: str, behind: str) -> bool:
    """`introduce Maestro, a …` and `introduce Mixed Pairs, which`: capitals in running text."""
    if re.fullmatch(r"[a-z]-[a-z]{3,}", name):
        return behind.startswith(",")
    capital = name[0].isupper() and len(name) > 2 and not is_general(name)
    return capital and re.match(r",| [A-Z]|:| \(", behind) is not None


def _stands_apart(before: str, name: str) -> bool:
    """A name stands behind the verb, an article, a comma or a kind of thing, not behind adjectives."""
    last = re.search(r"([\w-]*)([^\w-]*)\Z", before[-60:])
    word, gap = (last[1], last[2].strip()) if last else ("", "")
    if not word or gap or word in ("the", "a", "an", "our", "novel", "new"):
        return True
    return word in KINDS_OF_THING or (" " in name and word in ("effective", "efficient", "simple"))


def _ends_there(whole: str, behind: str, title: str) -> bool:
    """A coined word may stand before anything but a noun; a phrase needs a comma, or the title's support."""
    if " " not in whole and is_name(whole):
        return AFTER_NAME.match(behind) is not None
    if " " in whole and in_title(whole, title) and _AFTER_TITLED.match(behind):
        return True
    return _AFTER_PHRASE.match(behind) is not None

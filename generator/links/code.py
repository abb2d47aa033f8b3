"""What an abstract says of the code: linked, promised without an address, named, or nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.links.words import claims_code, cleared
from generator.model import Code, CodeStatus, Link, LinkKind
from generator.text.sentences import spans

# Only sentences with one of these are read: "encoder" is in every second abstract.
_SIGNS = (" code", "(code", "source-code", "open-sourc", "open sourc", "opensourc", " releas",
          " implementation", " package", " library", " software", " toolbox", " toolkit", "pip install",
          " scripts")  # fmt: skip
# A claim stands within so many characters; longer sentences are no sentences.
_LONGEST = 2000
_CODE_KINDS = frozenset({LinkKind.PAPER, LinkKind.DATASET})

_PROGRAM = (
    r"(?:library|package|toolkit|toolbox|software|framework|code[- ]?base|platform|tool|repository|"
    r"project|module)"
)
_NAME = r"(?:[A-Z@][\w.+-]*[\w+](?:/[\w.-]*\w)?|[a-z][\w-]*/[A-Za-z][\w-]*)"
_INSTALL = re.compile(r"\bpip3? install ([\w.-]*\w)")
_PLACED = re.compile(
    rf"\b(?:available|released|found|integrated|included|accessible|provided|published|open[- ]?sourced|"
    rf"hosted)\b"
    rf"(?: [\w-]+){{0,3}}? (?:at|in|on|as part of|as|via|through|from|into|under|within)(?: the| our| an?)?"
    rf"(?: (?:open[- ]?source|popular|public|Python|R|PyTorch))* [`“\"']?({_NAME})(?: {_PROGRAM}\b)?"
)
_APPOSITION = re.compile(
    rf"\b({_NAME})(?: \([^()]{{1,80}}\))?(?:,| is| as|:) (?:an? |our |the )(?:[\w-]+,? ){{0,4}}?"
    rf"open[- ]?sourced? (?:[\w-]+ ){{0,5}}?(?:{_PROGRAM}|implementation)\b"
)
# Places and languages that are no code base by themselves.
_NO_NAMES = frozenset(
    """github gitlab gitee bitbucket huggingface hugging zenodo openreview internet web appendix supplementary
    supplemental supplement python pytorch tensorflow jax matlab julia keras java r c c++ cuda triton our the
    january february march april may june july august september october november december section table figure
    google drive kaggle arxiv this url link apache apache-2.0 mit bsd gpl cc creative english open""".split()
)


def code(text: str, links: Sequence[Link]) -> Code:
    """The code status of plain text whose links are given; the first sentence that tells is kept."""
    if any(_gives_code(link) for link in links):
        return Code(CodeStatus.LINKED)
    return next(_told(text), Code())


def _gives_code(link: Link) -> bool:
    """A code link, or another one of which the sentence says that the code is there."""
    if link.kind is LinkKind.CODE:
        return True
    return link.kind not in _CODE_KINDS and claims_code(cleared(link.sentence)) is not None


def _told(text: str) -> Iterator[Code]:
    places = _places(text)
    if not places:
        return
    borders = spans(text)
    starts = [start for start, _ in borders]
    for index in sorted({bisect_right(starts, place) - 1 for place in places}):
        found = _of_sentence(text[slice(*borders[max(index, 0)])])
        if found is not None:
            yield found


def _places(text: str) -> list[int]:
    """Where signs stand; white space before one counts as a space, and so does the beginning."""
    # The one letter whose small form is longer would shift all places behind it.
    lowered = " " + text.replace("\n", " ").replace("\t", " ").replace("İ", "I").lower()
    places: list[int] = []
    for sign in _SIGNS:
        place = lowered.find(sign)
        while place >= 0:
            places.append(place)
            place = lowered.find(sign, place + 1)
    return places


def _of_sentence(sentence: str) -> Code | None:
    words = cleared(sentence[:_LONGEST])
    install = _INSTALL.search(words)
    if install:
        return Code(CodeStatus.NAMED, sentence, install[1])
    apposition = _APPOSITION.search(words)
    if apposition and _is_name(apposition[1]):
        return Code(CodeStatus.NAMED, sentence, apposition[1])
    if claims_code(words) is None:
        return None
    placed = _PLACED.search(words)
    if placed and _is_name(placed[1]):
        return Code(CodeStatus.NAMED, sentence, placed[1])
    return Code(CodeStatus.PROMISED, sentence)


def _is_name(name: str) -> bool:
    return name.lower() not in _NO_NAMES and not name.isdigit()

"""Related works as lists of numbers and words for JSON: a tenth of the bytes of their keys and reasons.

A related work is two numbers, its place among the documents and that of its reason among all reasons; a
reason is the numbers of its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Any

from generator.model import Related
from generator.related.documents import Document


def packed(found: Sequence[Sequence[Related]], documents: Sequence[Document]) -> list[Any]:
    """What `unpacked` reads: words, reasons, and the related works of each document."""
    places = {document.citekey: place for place, document in enumerate(documents)}
    words: defaultdict[str, int] = defaultdict(count().__next__)
    reasons: defaultdict[tuple[str, ...], int] = defaultdict(count().__next__)
    works = [[n for one in each for n in (places[one.citekey], reasons[one.because])] for each in found]
    numbered = [[words[word] for word in reason] for reason in reasons]
    return [list(words), numbered, works]


def unpacked(packed: list[Any], documents: Sequence[Document]) -> tuple[tuple[Related, ...], ...]:
    """The related works of the documents that `packed` was given.

    Raises ValueError, TypeError or LookupError for anything else.
    """
    words, reasons, works = packed
    told = [tuple([words[number] for number in reason]) for reason in reasons]
    if len(works) != len(documents) or not all(isinstance(word, str) for word in words):
        raise ValueError
    return tuple(
        [
            tuple(
                [
                    Related(documents[place].citekey, told[why])
                    for place, why in zip(each[::2], each[1::2], strict=True)
                ]
            )
            for each in works
        ]
    )

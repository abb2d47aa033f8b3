"""What the tags of a library are like: which serve, which do not, and which are missing.

Pure: the command line shows it as text or JSON.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model import Entry, Term, Vocabulary
from generator.text.words import WORD, stem


@dataclass(frozen=True, slots=True)
class Twins:
    """Two terms that may be one: their names say the same, or they stand on the same papers."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The state of a library's tags.

    `counts` has every term with its papers and how many of these the curator decided, in the vocabulary's
    order; `single` maps a tag to its one paper; `untagged` are citekeys.
    """

    counts: tuple[tuple[Term, int, int], ...]
    unused: tuple[str, ...]
    single: tuple[tuple[str, str], ...]
    twins: tuple[Twins, ...]
    untagged: tuple[str, ...]


def report(entries: Sequence[Entry], vocabulary: Vocabulary) -> Report:
    """The state of the tags of all entries."""
    papers: dict[str, list[str]] = defaultdict(list)
    curated: Counter[str] = Counter()
    for entry in entries:
        for tag in entry.tags:
            papers[tag.id].append(entry.citekey)
            curated[tag.id] += tag.curated
    return Report(
        counts=tuple((term, len(papers[term.id]), curated[term.id]) for term in vocabulary.terms),
        unused=tuple(term.id for term in vocabulary.terms if not papers[term.id]),
        single=tuple((term.id, papers[term.id][0]) for term in vocabulary.terms if len(papers[term.id]) == 1),
        twins=(*_alike(vocabulary.terms), *_together(papers, vocabulary.terms)),
        untagged=tuple(entry.citekey for entry in entries if not entry.tags),
    )


# Two tags that stand together on this share of their papers, and on several, may be one.
_ALWAYS, _SEVERAL = 0.8, 4


def _alike(terms: Iterable[Term]) -> Iterable[Twins]:
    """Terms that share the stems of an id, label or alias."""
    owners: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for term in terms:
        for text in (term.id.replace("-", " "), term.label, *term.aliases):
            owners[tuple(sorted(map(stem, WORD.findall(text))))].setdefault(term.id, text)
    found: dict[tuple[str, str], Twins] = {}
    for named in owners.values():
        for one, other in combinations(named, 2):
            found.setdefault((one, other), Twins(one, other, f"“{named[one]}” and “{named[other]}”"))
    return found.values()


def _together(papers: Mapping[str, Sequence[str]], terms: Iterable[Term]) -> Iterable[Twins]:
    """Terms that nearly always stand on the same papers."""
    sets = {term.id: set(papers[term.id]) for term in terms if len(papers[term.id]) >= _SEVERAL}
    parents = {term.id: set(term.parents) for term in terms}
    for one, other in combinations(sets, 2):
        both = len(sets[one] & sets[other])
        implied = one in parents[other] or other in parents[one]
        if both >= _ALWAYS * len(sets[one] | sets[other]) and not implied:
            yield Twins(one, other, f"{both} of {len(sets[one] | sets[other])} papers have both")

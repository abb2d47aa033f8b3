"""From the index of some papers to that of others.

What comes out is what a run from nothing makes, byte for byte: what depends on one paper leaves and enters
paper by paper, what depends on all of them is counted, and every border between shards is a function of the
entries beside it. A run from nothing is the change from no paper to all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.search.document import Document
from generator.search.inversion import Inversion
from generator.search.numbering import Tier
from generator.search.papers import Numbered, known, leaves, read_back
from generator.search.state import State
from generator.search.terms import ExhaustedError, Terms, differences

# Where more of the papers than one in so many have changed, it is less work to begin from nothing.
_SHARE = 4

Documents = Mapping[int, Document]


def updated(before: State | None, size: Tier, papers: Numbered) -> State:
    """The index of these papers, by ascending number; made from an earlier one where that is less work."""
    if before is not None and before.size == size:
        told = papers.told
        gone = {number for number, one in before.papers.items() if told.get(number) != one.told}
        come = {number: papers[number] for number in told if number in gone or number not in before.papers}
        if not gone and not come:
            return before
        if (len(gone) + len(come)) * _SHARE <= len(papers):
            try:
                left = read_back(before.leaves, before.papers, gone)
                return _changed(before, left, come, papers, told)
            except ExhaustedError:
                # Which papers move up is to be seen in all papers alone.
                pass
    documents = dict(papers)
    return _changed(State.empty(size), {}, documents, documents, papers.told)


def _changed(
    before: State, gone: Documents, come: Documents, documents: Documents, told: Mapping[int, bytes]
) -> State:
    terms = Terms(before.terms, before.wide)
    old, new = _inverted(gone), _inverted(come)
    for term, change in differences(old.postings(), new.postings()):
        terms.change(term, change)
    terms.pair_up(frozenset(before.wide), gone, come, documents)
    counts, weights = _recounted(before.counts, old.words(), new.words())
    return State(
        size=before.size,
        papers={
            number: known(come[number], digest) if number in come else before.papers[number]
            for number, digest in told.items()
        },
        leaves=leaves(documents, before.size, before.leaves, gone.keys() | come.keys()),
        terms=before.terms.changed(terms.texts),
        words=before.words.changed(weights),
        endings=before.endings.changed({word[::-1]: weight for word, weight in weights.items()}),
        wide=terms.wide,
        counts=counts,
    )


def _inverted(documents: Documents) -> Inversion:
    inversion = Inversion()
    for number, document in documents.items():
        inversion.add(number, document)
    return inversion


def _recounted(
    before: Mapping[str, int], gone: Mapping[str, int], come: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, str | None]]:
    """How often each word occurs now, and the weights that are others than before, None for a word that goes.

    The weight of a word is the binary length of that number, which seldom changes.
    """
    counts = dict(before)
    for word, times in come.items():
        counts[word] = counts.get(word, 0) + times
    for word, times in gone.items():
        counts[word] -= times
        if not counts[word]:
            del counts[word]
    weights = {word: _weight(counts.get(word, 0)) for word in come.keys() | gone.keys()}
    return counts, {word: new for word, new in weights.items() if new != _weight(before.get(word, 0))}


def _weight(times: int) -> str | None:
    return str(min(times.bit_length(), 9)) if times else None

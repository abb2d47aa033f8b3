"""The tagger: from a vocabulary to the tags of any paper, the curator's word last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import Note, Tag, Vocabulary
from generator.tags.evidence import Evidence, gathered
from generator.tags.matching import Index, Text, cut
from generator.tags.phrases import sayings
from generator.tags.scoring import ENOUGH, Scorer
from generator.tags.thesaurus import narrower
from generator.tags.thesaurus import shipped as thesaurus
from generator.tags.weights import Weights
from generator.tags.weights import shipped as shipped_weights

# More words than these explain nothing more.
_MOST_WORDS = 5


class Tagger:
    """Tags papers with the terms of one vocabulary.

    A term's `match` phrases give it for certain; where an `unless` phrase stands, the words below it do not
    count for the term. A tag implies its parents.
    """

    def __init__(self, vocabulary: Vocabulary, weights: Weights | None = None) -> None:
        """Build the index of phrases; `weights` other than the shipped ones are for measuring."""
        self._terms = {term.id: term for term in vocabulary.terms}
        self._facets = {term.id: term.facet for term in vocabulary.terms}
        self._narrower = narrower(vocabulary.terms, thesaurus())
        self._index = Index(saying for term in vocabulary.terms for saying in sayings(term, thesaurus()))
        self._scorer = Scorer(self._facets, weights or shipped_weights())

    def tag(self, title: str | None, abstract: str, note: Note | None = None) -> tuple[Tag, ...]:
        """The tags of a paper from its plain text, the curator's first, then strongest first.

        The note's `tags` are added and its `not_tags` left out, whatever the text says; ids that the
        vocabulary does not have are passed over.
        """
        text = cut(title, abstract)
        evidence = {found.term: found for found in self.evidence(text)}
        curated = [term for term in note.tags if term in self._terms] if note else []
        tags = {term: Tag(term, _words(evidence.get(term), text), curated=True) for term in curated}
        for term in self._given(evidence):
            tags.setdefault(term, Tag(term, _words(evidence[term], text)))
        for tag in self._implied(tuple(tags.values())):
            tags.setdefault(tag.id, tag)
        refused = set(note.not_tags) - set(note.tags) if note else set()
        return tuple(tag for tag in tags.values() if tag.id not in refused)

    def evidence(self, text: Text) -> list[Evidence]:
        """What speaks for each term, strongest first; what the numbers are learned from."""
        return gathered(self._index.hits(text), text, self._facets, self._narrower)

    def _given(self, evidence: Mapping[str, Evidence]) -> list[str]:
        scores = self._scorer.among({term: self._scorer.alone(found) for term, found in evidence.items()})
        given = [term for term, score in scores.items() if score > ENOUGH or evidence[term].certain]
        return sorted(given, key=lambda term: (-scores[term], term))

    def _implied(self, tags: Iterable[Tag]) -> Iterator[Tag]:
        """The parents of the tags, with the words of the first tag that implies them."""
        seen: set[str] = set()
        for tag in tags:
            waiting = list(self._terms[tag.id].parents)
            while waiting:
                parent = waiting.pop(0)
                if parent not in seen and parent in self._terms:
                    seen.add(parent)
                    waiting += self._terms[parent].parents
                    yield Tag(parent, tag.words)


def _words(evidence: Evidence | None, text: Text) -> tuple[str, ...]:
    """The words that name the term as they stand in the text, or else those that come with it."""
    found: dict[str, str] = {}
    end = 0
    hits = (evidence.named or evidence.weak) if evidence else ()
    # Of the phrases that begin at a word the longest comes last.
    for start, stop in {start: stop for _, start, stop, _ in hits}.items():
        if start >= end:
            end = stop
            written = text.between(start, stop)
            found.setdefault(written.casefold(), written)
            if len(found) == _MOST_WORDS:
                break
    return tuple(found.values())

"""The search's files for a whole library: where its nouns become the search's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Entry, Library, Output
from generator.search.document import Document, Papers, Term
from generator.search.indexing import index
from generator.search.kept import Memory
from generator.search.script import lunr_script


def outputs(
    library: Library, told: Mapping[str, bytes], lunr_js: str, memory: Memory | None = None
) -> Iterator[Output]:
    """All files below `search/`; `lunr_js` is the text of the lunr.js that ships with MkDocs.

    `told` holds a digest of all that is told of each paper, by citekey. With a `memory` only what changed
    since it was kept is indexed, to the same files.
    """
    entries = {entry.citekey: entry for entry in library.entries}
    papers = Papers(told, lambda citekey: document(entries[citekey]))
    terms = [Term(term.id, term.label, term.aliases) for term in library.vocabulary.terms]
    titles = {one.slug: one.title for one in library.lists}
    yield from index(papers, terms, titles, memory)
    yield lunr_script(lunr_js)


def document(entry: Entry) -> Document:
    """What the search needs to know of an entry."""
    return Document(
        citekey=entry.citekey,
        title=entry.title,
        label=entry.label,
        url=f"papers/{entry.citekey}.html",
        abstract=entry.abstract,
        acronym=entry.acronym,
        why=entry.why,
        tags=tuple(tag.id for tag in entry.tags),
        repositories=tuple(dict.fromkeys(link.repository for link in entry.links if link.repository)),
        lists=tuple(one.slug for one in entry.appearances),
        code=entry.code.status.value,
        pick=entry.pick,
    )

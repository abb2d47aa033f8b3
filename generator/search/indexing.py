"""From papers to the files under `search/`; the format is described in `docs/reference/search-index.md`.

Four maps are cut into shards: `terms` (posting lists), `words` (every word in use with how frequent it is,
for completion), `endings` (the same words spelt backwards, for typos near the beginning), and `papers`
(what a result shows). `names` holds what belongs to the vocabulary and the lists, and `search/index.json`,
the only file with a fixed name, says where everything is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Output
from generator.search.analysis import run_together
from generator.search.document import Document, Term
from generator.search.kept import Memory, keep, recalled
from generator.search.numbering import numbers, tier
from generator.search.papers import pages
from generator.search.shards import encode, packed
from generator.search.updating import updated

VERSION = 2
ROOT = "search/index.json"
# A tag of more papers tells none of them apart, and its list is long: it filters, but ranks nothing.
COMMON = 4000


def index(
    documents: Iterable[Document],
    terms: Iterable[Term] = (),
    lists: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> Iterator[Output]:
    """The files of the index: shards first, `search/index.json` last.

    `terms` is the vocabulary, `lists` the titles of the lists by slug. The same papers in any order give the
    same bytes, whatever `memory` holds of an earlier run.
    """
    by_key = {document.citekey: document for document in documents}
    size = tier(len(by_key))
    numbered = {number: by_key[key] for key, number in numbers(by_key, size.bits).items()}
    before = recalled(memory) if memory else None
    state = updated(before, size, numbered)
    yield from (shard.output() for shard in state.shards())
    names = packed(encode(_names(terms, lists or {}, by_key.values())))
    yield names.output()
    starts, above = [], []
    for start, page in pages(state.leaves):
        yield page.output()
        starts.append(start)
        above.append(page.name)
    root = {
        "version": VERSION,
        "papers": len(by_key),
        "bits": size.bits,
        "names": names.name,
        "terms": state.terms.root(),
        "words": state.words.root(),
        "endings": state.endings.root(),
        "pages": [starts, "".join(above)],
    }
    yield Output(ROOT, encode(root).encode())
    if memory and state is not before:
        keep(memory, state)


def _names(
    terms: Iterable[Term], lists: Mapping[str, str], documents: Iterable[Document]
) -> dict[str, object]:
    """Labels of the tags, what stands for a tag or list (id, label, alias, title), and common tags."""
    labels: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for term in terms:
        labels[term.id] = term.label
        for name in (term.id, term.label, *term.aliases):
            aliases.setdefault(run_together(name), f"tag:{term.id}")
    slugs = {run_together(name): f"list:{slug}" for slug, title in lists.items() for name in (title, slug)}
    tagged = Counter(tag for document in documents for tag in dict.fromkeys(document.tags))
    common = [f"tag:{tag}" for tag in labels if tagged[tag] > COMMON]
    return {"tags": labels, "aliases": aliases, "lists": slugs, "common": common}

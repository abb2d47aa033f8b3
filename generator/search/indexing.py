"""From papers to the files under `search/`; the format is described in `docs/reference/search-index.md`.

Four maps are cut into shards: `terms` (posting lists), `words` (every word in use with how frequent it is,
for completion), `endings` (the same words spelt backwards, for typos near the beginning), and `papers`
(what a result shows). `names` holds what belongs to the vocabulary and the lists, and `search/index.json`,
the only file with a fixed name, says where everything is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import Output
from generator.search.analysis import run_together
from generator.search.document import Papers, Term
from generator.search.kept import Memory, keep, recalled
from generator.search.numbering import numbers, tier
from generator.search.papers import Numbered, pages
from generator.search.postings import papers_with
from generator.search.shards import encode, packed
from generator.search.state import State
from generator.search.updating import updated

VERSION = 2
ROOT = "search/index.json"
# A tag of more papers tells none of them apart, and its list is long: it filters, but ranks nothing.
COMMON = 4000


def index(
    papers: Papers,
    terms: Sequence[Term] = (),
    lists: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> Iterator[Output]:
    """The files of the index: shards first, `search/index.json` last.

    `terms` is the vocabulary, `lists` the titles of the lists by slug. The same papers in any order give the
    same bytes, whatever `memory` holds of an earlier run.
    """
    size = tier(len(papers))
    before = None if memory is None else recalled(memory)
    state = updated(before, size, Numbered(papers, numbers(papers, size.bits)))
    yield from (shard.output() for shard in state.shards())
    names = packed(encode(_names(terms, lists or {}, _common(terms, state))))
    yield names.output()
    starts, above = [], []
    for start, page in pages(state.leaves):
        yield page.output()
        starts.append(start)
        above.append(page.name)
    root = {
        "version": VERSION,
        "papers": len(papers),
        "bits": size.bits,
        "names": names.name,
        "terms": state.terms.root(),
        "words": state.words.root(),
        "endings": state.endings.root(),
        "pages": [starts, "".join(above)],
    }
    yield Output(ROOT, encode(root).encode())
    if memory is not None and state is not before:
        keep(memory, state)


def _common(terms: Iterable[Term], state: State) -> list[str]:
    """The filters of common tags."""
    if len(state.papers) <= COMMON:
        return []
    filters = dict.fromkeys(f"tag:{term.id}" for term in terms)
    return [name for name in filters if papers_with(state.terms.get(name) or "0") > COMMON]


def _names(terms: Iterable[Term], lists: Mapping[str, str], common: Sequence[str]) -> dict[str, object]:
    """Labels of the tags, what stands for a tag or list (id, label, alias, title), and common tags."""
    labels: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for term in terms:
        labels[term.id] = term.label
        for name in (term.id, term.label, *term.aliases):
            aliases.setdefault(run_together(name), f"tag:{term.id}")
    slugs = {run_together(name): f"list:{slug}" for slug, title in lists.items() for name in (title, slug)}
    return {"tags": labels, "aliases": aliases, "lists": slugs, "common": common}

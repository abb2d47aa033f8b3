"""From papers to the files under `search/`; the format is described in `docs/reference/search-index.md`.

Four maps are cut into shards: `terms` (posting lists), `words` (every word in use with how frequent it is,
for completion), `endings` (the same words spelt backwards, for typos near the beginning), and `papers`
(what a result shows). `names` holds what belongs to the vocabulary and the lists, and `search/index.json`,
the only file with a fixed name, says where everything is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import TypeVar

from generator.model import Output
from generator.search.analysis import run_together
from generator.search.document import Document, Term
from generator.search.inversion import Inversion
from generator.search.numbering import Tier, numbers, tier
from generator.search.shards import cut, halved, packed, path, separator

VERSION = 1
ROOT = "search/index.json"
# A tag of more papers tells none of them apart, and its list is long: it filters, but ranks nothing.
COMMON = 4000
_PAGE = 256
# Measured bytes after packing: of one code of a posting, of a term, of a word in a list.
_CODE_BYTES, _KEY_BYTES, _WORD_BYTES = 1.4, 4, 4

T = TypeVar("T")


def index(
    documents: Iterable[Document], terms: Iterable[Term] = (), lists: Mapping[str, str] | None = None
) -> Iterator[Output]:
    """The files of the index: shards first, `search/index.json` last.

    `terms` is the vocabulary, `lists` the titles of the lists by slug. The same papers in any order give the
    same bytes.
    """
    by_key = {document.citekey: document for document in documents}
    size = tier(len(by_key))
    numbered = {number: by_key[key] for key, number in numbers(by_key, size.bits).items()}
    inversion = Inversion()
    for number, document in numbered.items():
        inversion.add(number, document)
    inversion.pair_up(numbered.items())
    words = inversion.words()
    backwards = Counter({word[::-1]: papers for word, papers in words.items()})
    root = {
        "version": VERSION,
        "papers": len(by_key),
        "bits": size.bits,
        "names": (yield from _file(_names(terms, lists or {}, inversion))),
        "terms": (yield from _cut_up("terms", _posting_entries(inversion), size.shard_bytes, dict)),
        "words": (yield from _cut_up("words", _word_entries(words), size.shard_bytes // 2, _word_list)),
        "endings": (
            yield from _cut_up("endings", _word_entries(backwards), size.shard_bytes // 2, _word_list)
        ),
        "pages": (yield from _pages(numbered, size)),
    }
    yield Output(ROOT, json.dumps(root, separators=(",", ":")).encode())


def shown(number: int, document: Document) -> list[object]:
    """What a result shows of a paper, in the order that `docs/reference/search-index.md` gives."""
    return [
        number,
        document.citekey,
        document.title,
        document.label,
        document.url,
        document.acronym,
        document.why,
        list(document.tags),
        document.code,
        int(document.pick),
        document.abstract,
    ]


def _file(value: object) -> Generator[Output, None, str]:
    name, data = packed(value)
    yield Output(path(name), data)
    return name


def _names(terms: Iterable[Term], lists: Mapping[str, str], inversion: Inversion) -> dict[str, object]:
    """Labels of the tags, what stands for a tag or list (id, label, alias, title), and common tags."""
    labels: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for term in terms:
        labels[term.id] = term.label
        for name in (term.id, term.label, *term.aliases):
            aliases.setdefault(run_together(name), f"tag:{term.id}")
    slugs = {run_together(name): f"list:{slug}" for slug, title in lists.items() for name in (title, slug)}
    papers = {f"tag:{tag}": inversion.lists.get(f"tag:{tag}") for tag in labels}
    common = [key for key, found in papers.items() if found and found.count > COMMON]
    return {"tags": labels, "aliases": aliases, "lists": slugs, "common": common}


def _posting_entries(inversion: Inversion) -> Iterator[tuple[str, list[int], int]]:
    for term in sorted(inversion.lists):
        codes = inversion.lists[term].encoded()
        yield term, codes, int(_CODE_BYTES * len(codes)) + _KEY_BYTES


def _word_entries(words: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """Words with the weight of their frequency: its binary logarithm, which seldom changes."""
    for word in sorted(words):
        yield word, str(min(words[word].bit_length(), 9)), _WORD_BYTES


def _word_list(run: list[tuple[str, str]]) -> list[str]:
    return [" ".join(word for word, _ in run), "".join(weight for _, weight in run)]


def _cut_up(
    kind: str,
    entries: Iterable[tuple[str, T, int]],
    size: int,
    shape: Callable[[list[tuple[str, T]]], object],
) -> Generator[Output, None, list[str]]:
    """The shards of a map; gives the first key of each, and their names strung together."""
    keys: list[str] = []
    names: list[str] = []
    last = ""
    for run in cut(entries, size):
        keys.append(separator(last, run[0][0]))
        names.append((yield from _file({kind: shape(run)})))
        last = run[-1][0]
    return [" ".join(keys), "".join(names)]


def _pages(numbered: Mapping[int, Document], size: Tier) -> Generator[Output, None, list[object]]:
    """The shards of papers, and above them pages that say where they are; gives where the pages are."""
    starts: list[int] = []
    names: list[str] = []
    for start, members in halved(list(numbered), 0, 1 << size.bits, _PAGE):
        leaves: list[int] = []
        leaf_names: list[str] = []
        for leaf, few in halved(members, 0, 1 << size.bits, size.together):
            leaves.append(leaf)
            leaf_names.append(
                (yield from _file({"papers": [shown(number, numbered[number]) for number in few]}))
            )
        starts.append(start)
        names.append((yield from _file({"page": [leaves, "".join(leaf_names)]})))
    return [starts, "".join(names)]

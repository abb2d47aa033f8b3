"""What a result shows of each paper, in shards by number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.search.document import Document, Papers
from generator.search.numbering import Tier
from generator.search.shards import Shard, encode, halved, packed, unpacked

TOLD_SIZE = 16
_PAGE = 256


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of a paper beside its shard: the digest of all, and what is not shown, as JSON."""

    told: bytes
    rest: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A shard of papers, with the start of its range of numbers and that of its page's."""

    page: int
    start: int
    numbers: tuple[int, ...]
    shard: Shard


class Numbered(Mapping[int, Document]):
    """Papers by ascending number; `told` are digests of all that is told of each."""

    def __init__(self, papers: Papers, numbers: Mapping[str, int]) -> None:
        self._papers = papers
        self._keys = {number: citekey for citekey, number in numbers.items()}
        self.told = {number: papers.told[citekey] for number, citekey in self._keys.items()}

    def __getitem__(self, number: int) -> Document:
        return self._papers[self._keys[number]]

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def known(document: Document, told: bytes) -> Known:
    """What is kept of a paper beside its shard."""
    return Known(told, encode([document.repositories, document.lists]))


def read_back(
    leaves: Sequence[Leaf], papers: Mapping[int, Known], wanted: AbstractSet[int]
) -> dict[int, Document]:
    """The papers of these numbers, as they were when the shards were made, by ascending number."""
    found: dict[int, Document] = {}
    for leaf in leaves:
        if not wanted.isdisjoint(leaf.numbers):
            value: Any = unpacked(leaf.shard.data)
            for shown in value["papers"]:
                if shown[0] in wanted:
                    found[shown[0]] = _restored(shown, json.loads(papers[shown[0]].rest))
    return found


def leaves(
    documents: Mapping[int, Document],
    size: Tier,
    before: Sequence[Leaf] = (),
    changed: AbstractSet[int] = frozenset(),
) -> list[Leaf]:
    """The shards of papers by ascending number; an earlier one stands where none of its papers changed."""
    same = {leaf.numbers: leaf.shard for leaf in before if changed.isdisjoint(leaf.numbers)}
    made: list[Leaf] = []
    for page, members in halved(list(documents), 0, 1 << size.bits, _PAGE):
        for start, few in halved(members, 0, 1 << size.bits, size.together):
            numbers = tuple(few)
            made.append(Leaf(page, start, numbers, same.get(numbers) or _shard(numbers, documents)))
    return made


def pages(leaves: Sequence[Leaf]) -> Iterator[tuple[int, Shard]]:
    """The pages that say where the shards are, each with the number at which it begins."""
    for page, members in groupby(leaves, lambda leaf: leaf.page):
        few = list(members)
        names = "".join(leaf.shard.name for leaf in few)
        yield page, packed(encode({"page": [[leaf.start for leaf in few], names]}))


def _shard(numbers: Sequence[int], documents: Mapping[int, Document]) -> Shard:
    return packed(encode({"papers": [_shown(number, documents[number]) for number in numbers]}))


def _shown(number: int, document: Document) -> list[object]:
    """What a result shows of a paper, in the order that `docs/reference/search-index.md` gives."""
    return [
        number,
        document.citekey,
        document.title,
        document.label,
        document.url,
        document.acronym,
        document.why,
        document.tags,
        document.code,
        int(document.pick),
        document.abstract,
    ]


def _restored(shown: Sequence[Any], rest: Sequence[Any]) -> Document:
    """The paper that these values were written from."""
    _, citekey, title, label, url, acronym, why, tags, code, pick, abstract = shown
    repositories, lists = rest
    return Document(
        citekey=citekey,
        title=title,
        label=label,
        url=url,
        abstract=abstract,
        acronym=acronym,
        why=why,
        tags=tuple(tags),
        repositories=tuple(repositories),
        lists=tuple(lists),
        code=code,
        pick=bool(pick),
    )

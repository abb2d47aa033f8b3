"""The index as it stands for some papers, with what it takes to change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.search.maps import ENDINGS, TERMS, WORDS, ShardMap
from generator.search.numbering import Tier
from generator.search.papers import Known, Leaf
from generator.search.shards import Shard


@dataclass(frozen=True, slots=True)
class State:
    """An index: its shards, and what it takes to change them.

    `papers` stand by ascending number. `wide` are the lists of frequent terms before they are cut, `counts`
    tells how often each word occurs.
    """

    size: Tier
    papers: Mapping[int, Known]
    leaves: Sequence[Leaf]
    terms: ShardMap
    words: ShardMap
    endings: ShardMap
    wide: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def empty(cls, size: Tier) -> State:
        """The index of no paper."""
        few = size.shard_bytes // 2
        return cls(
            size, {}, (), ShardMap(TERMS, size.shard_bytes), ShardMap(WORDS, few), ShardMap(ENDINGS, few)
        )

    def maps(self) -> tuple[ShardMap, ShardMap, ShardMap]:
        """The maps that are cut by their keys."""
        return self.terms, self.words, self.endings

    def shards(self) -> Iterator[Shard]:
        """All shards that are kept: those of the maps, then those of the papers."""
        for one in self.maps():
            yield from (run.shard for run in one.runs)
        yield from (leaf.shard for leaf in self.leaves)

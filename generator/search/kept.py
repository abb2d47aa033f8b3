"""An index as bytes, and back: what one run leaves to the next.

Nothing here is asked whether it is still right: it says of which papers the index is, and they are compared
one by one with those of the run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice, pairwise
from typing import Any, Protocol

from generator.search.maps import Run, ShardMap
from generator.search.numbering import TIERS
from generator.search.papers import TOLD_SIZE, Known, Leaf
from generator.search.shards import Shard, encode
from generator.search.state import State


class Memory(Protocol):
    """Where bytes wait for the next run; what `recall` gives was kept whole, by this very program."""

    def recall(self, key: str) -> bytes | None:
        """What was kept under `key`, or None."""

    def keep(self, found: Mapping[str, Sequence[bytes]]) -> None:
        """Keep this, each value in pieces to be strung together, in place of all that was kept before."""


def keep(memory: Memory, state: State) -> None:
    """Leave an index to the next run."""
    known = state.papers.values()
    head = {
        "bits": state.size.bits,
        "numbers": list(state.papers),
        "rests": [one.rest for one in known],
        "leaves": [[leaf.page, leaf.start, len(leaf.numbers)] for leaf in state.leaves],
        "maps": [[[run.first, run.last] for run in one.runs] for one in state.maps()],
        "names": [shard.name for shard in state.shards()],
        "sizes": [len(shard.data) for shard in state.shards()],
    }
    memory.keep(
        {
            "head": [encode(head).encode()],
            "told": [one.told for one in known],
            "wide": [encode(state.wide).encode()],
            "counts": [encode(state.counts).encode()],
            "shards": [shard.data for shard in state.shards()],
        }
    )


def recalled(memory: Memory) -> State | None:
    """The index of an earlier run, or None."""
    head, *rest = (memory.recall(key) for key in ("head", "told", "wide", "counts", "shards"))
    found = [part for part in rest if part is not None]
    return _read(json.loads(head), *found) if head and len(found) == len(rest) else None


def _read(said: dict[str, Any], told: bytes, wide: bytes, counts: bytes, data: bytes) -> State:
    size = next(tier for tier in TIERS if tier.bits == said["bits"])
    places = pairwise(accumulate(said["sizes"], initial=0))
    shards = iter(
        [Shard(name, data[start:end]) for name, (start, end) in zip(said["names"], places, strict=True)]
    )
    nothing = State.empty(size)
    terms, words, endings = (
        ShardMap(one.form, one.size, [Run(first, last, next(shards)) for first, last in runs])
        for one, runs in zip(nothing.maps(), said["maps"], strict=True)
    )
    numbers = iter(said["numbers"])
    leaves = [
        Leaf(page, start, tuple(islice(numbers, few)), next(shards)) for page, start, few in said["leaves"]
    ]
    each = (told[start : start + TOLD_SIZE] for start in range(0, len(told), TOLD_SIZE))
    papers = {
        number: Known(digest, rest)
        for number, digest, rest in zip(said["numbers"], each, said["rests"], strict=True)
    }
    return State(size, papers, leaves, terms, words, endings, json.loads(wide), json.loads(counts))

"""Numbers of papers that do not shift when others come or go.

A paper's number is the first bits of the hash of its citekey, so that a posting of an old paper stays as it
is when sixty new ones arrive. Of two papers with the same bits the one with the smaller hash keeps them,
and the other takes the next free number. The space has at least thirty-two times as many numbers as papers,
which makes that rare; it widens, and every number with it, only when the library outgrows a tier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Tier:
    """What depends on a library's size: bits of a number, bytes of a packed shard, papers in one."""

    papers: int
    bits: int
    shard_bytes: int
    together: int


TIERS = (Tier(2048, 16, 4000, 1), Tier(32768, 20, 7000, 4), Tier(1 << 62, 24, 6000, 3))


def tier(papers: int) -> Tier:
    """The smallest tier that holds so many papers."""
    return next(tier for tier in TIERS if papers <= tier.papers)


def digest(text: str) -> int:
    """A stable 64-bit hash."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def numbers(citekeys: Iterable[str], bits: int) -> dict[str, int]:
    """Each citekey's number, ascending."""
    taken: dict[int, str] = {}
    for value, key in sorted((digest(key), key) for key in citekeys):
        number = value >> (64 - bits)
        while number in taken:
            number = (number + 1) % (1 << bits)
        taken[number] = key
    return {taken[number]: number for number in sorted(taken)}

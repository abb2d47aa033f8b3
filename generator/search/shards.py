"""Files whose names are their content, and how entries are cut into them.

A shard ends where the hash of a key says so, once it is large enough, never at a counted entry: a new key
then changes the one shard it falls into and no border behind it. Its file is JSON packed with zlib, named
by the hash of the JSON, so that a name stands for ever for the same content and any cache may keep it.
"""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import Z_DEFAULT_STRATEGY, crc32

from generator.model import Output

NAME_LENGTH = 8
_LEVEL = 4

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of the index: its name and its packed bytes."""

    name: str
    data: bytes

    def output(self) -> Output:
        """The file as it is written."""
        return Output(path(self.name), self.data)


def packed(text: str, known: Mapping[str, bytes] | None = None, strategy: int = Z_DEFAULT_STRATEGY) -> Shard:
    """The shard of a JSON text, packed with a strategy of zlib; `known` are the bytes of shards by name."""
    raw = text.encode()
    name = b32encode(blake2b(raw, digest_size=5).digest()).decode().lower()
    data = known.get(name) if known else None
    return Shard(name, data or compressed(raw, strategy))


def compressed(raw: bytes, strategy: int) -> bytes:
    """Bytes packed with zlib."""
    packer = zlib.compressobj(_LEVEL, strategy=strategy)
    return packer.compress(raw) + packer.flush()


def unpacked(data: bytes) -> object:
    """A shard's value; raises `ValueError` or `zlib.error` where the bytes are not one."""
    return json.loads(zlib.decompress(data))


def path(name: str) -> str:
    """Where the shard of this name lies, relative to the site's root."""
    return f"search/{name[:2]}/{name}.shard"


class Cutter:
    """Cuts sorted entries into runs of about `size` bytes, with borders that depend on the entries alone.

    From half that size on, a key ends its run with the chance of its share of the other half.
    """

    def __init__(self, size: int) -> None:
        self._most, self._half = 2 * size, size // 2
        self._filled = 0
        self.run: dict[str, str] = {}

    def take(self, entries: Mapping[str, str], costs: Iterable[int]) -> Iterator[dict[str, str]]:
        """Enters entries that cost so many bytes; gives the runs that end on the way."""
        run, filled, half = self.run, self._filled, self._half
        for (key, value), cost in zip(entries.items(), costs, strict=True):
            run[key] = value
            filled += cost
            if filled >= half and (filled >= self._most or crc32(key.encode()) % half < cost):
                yield run
                run, filled = {}, 0
        self.run, self._filled = run, filled


def separator(before: str, first: str) -> str:
    """The shortest beginning of `first` that sorts after `before`."""
    same = next((i for i, (a, b) in enumerate(zip(before, first, strict=False)) if a != b), len(before))
    return first[: same + 1]


def halved(numbers: Sequence[int], low: int, high: int, limit: int) -> list[tuple[int, Sequence[int]]]:
    """Ascending numbers of `[low, high)` in ranges, halved until none holds more than `limit`.

    Gives each range as (start, numbers). Ranges without a number are left out, so a number
    that comes touches its own range alone.
    """
    if len(numbers) <= limit or high - low <= 1:
        return [(low, numbers)] if numbers else []
    middle = (low + high) // 2
    border = bisect_left(numbers, middle)
    return halved(numbers[:border], low, middle, limit) + halved(numbers[border:], middle, high, limit)

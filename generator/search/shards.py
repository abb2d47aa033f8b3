"""Cutting sorted entries into files whose names are their content.

A shard ends where the hash of a key says so, once it is large enough, never at a counted entry: a new key
then changes the one shard it falls into and no border behind it. Its file is JSON packed with zlib, named
by the hash of the JSON, so that a name stands for ever for the same content and any cache may keep it.
"""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

NAME_LENGTH = 8

T = TypeVar("T")


def packed(value: object) -> tuple[str, bytes]:
    """The name and the bytes of a shard."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return b32encode(blake2b(text, digest_size=5).digest()).decode().lower(), zlib.compress(text, 4)


def unpacked(data: bytes) -> object:
    """A shard's value; raises `ValueError` or `zlib.error` where the bytes are not one."""
    return json.loads(zlib.decompress(data))


def path(name: str) -> str:
    """Where the shard of this name lies, relative to the site's root."""
    return f"search/{name[:2]}/{name}.shard"


def cut(entries: Iterable[tuple[str, T, int]], size: int) -> Iterator[list[tuple[str, T]]]:
    """Runs of sorted `(key, value, bytes)` of about `size` bytes, with borders that depend on keys alone.

    From half that size on, a key ends its run with the chance of its share of the other half.
    """
    run: list[tuple[str, T]] = []
    filled = 0
    for key, value, cost in entries:
        run.append((key, value))
        filled += cost
        if filled >= 2 * size or (filled >= size // 2 and crc32(key.encode()) % (size // 2) < cost):
            yield run
            run, filled = [], 0
    if run:
        yield run


def separator(before: str, first: str) -> str:
    """The shortest beginning of `first` that sorts after `before`."""
    same = next((i for i, (a, b) in enumerate(zip(before, first, strict=False)) if a != b), len(before))
    return first[: same + 1]


def halved(numbers: Sequence[int], low: int, high: int, limit: int) -> Iterator[tuple[int, Sequence[int]]]:
    """Ascending numbers of `[low, high)` in ranges, halved until none holds more than `limit`.

    Gives each range as (start, numbers). Ranges without a number are left out, so a number
    that comes touches its own range alone.
    """
    if len(numbers) <= limit or high - low <= 1:
        if numbers:
            yield low, numbers
        return
    middle = (low + high) // 2
    border = bisect_left(numbers, middle)
    yield from halved(numbers[:border], low, middle, limit)
    yield from halved(numbers[border:], middle, high, limit)

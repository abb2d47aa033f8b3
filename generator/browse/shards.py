"""Cutting the papers into shards, and naming a file by its content.

Where a run of papers ends is decided by their citekeys and not by counting, so sixty papers that come in
front leave most shards behind them as they were; a name stands for ever for the same content, and any cache
may keep it.
"""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from generator.model import Entry, Known, Output
from generator.render.frontmatter import encoded


def runs(entries: Sequence[Entry], least: int) -> Iterator[Sequence[Entry]]:
    """Runs of `least` to twice as many papers, which end at keys that chance marks as ends."""
    start = 0
    for place, entry in enumerate(entries, 1):
        length = place - start
        if length >= 2 * least or (
            length >= least and zlib.crc32(entry.citekey.encode()) % (least // 2) == 0
        ):
            yield entries[start:place]
            start = place
    if start < len(entries):
        yield entries[start:]


def named(kind: str, value: object) -> Output:
    """The file of `value`, whose name is its kind and eight letters that its content gives."""
    content = encoded(json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False))
    letters = b32encode(blake2b(content, digest_size=5).digest()).decode().lower()
    return Output(f"browse/{kind}-{letters}.json", content)


def letters(output: Output | Known) -> str:
    """The eight letters in the name of such a file."""
    return output.path.removesuffix(".json").rpartition("-")[2]

"""Columns over all papers, packed for a browser: sets of positions, keys, and numbers, all as base64.

A position is a paper's place in the default order, counted from 0. Base64 in JSON can be read by every
browser and is compressed by every host, which raw bytes are not.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable, Sequence

KEY_BYTES = 6
NUMBER_BYTES = 3


def positions(ascending: Sequence[int], papers: int) -> str:
    """A set of positions in the shorter of two forms.

    `g` and the gaps between them as LEB128 numbers, or `b` and a bit for each paper, lowest bit first.
    """
    gaps = _gaps(ascending)
    if len(gaps) <= papers // 8:
        return "g" + _base64(gaps)
    bits = bytearray(-(-papers // 8))
    for position in ascending:
        bits[position >> 3] |= 1 << (position & 7)
    return "b" + _base64(bits)


def keys(citekeys: Iterable[str]) -> str:
    """Six bytes a paper by which its citekey is known again: CRC-32, and the upper half of Adler-32."""
    return _base64(b"".join(map(fingerprint, citekeys)))


def fingerprint(citekey: str) -> bytes:
    """The six bytes of one citekey; two sums of different kinds, both quick to find in a browser."""
    data = citekey.encode()
    return zlib.crc32(data).to_bytes(4, "little") + (zlib.adler32(data) >> 16).to_bytes(2, "little")


def numbers(of_papers: Iterable[int]) -> str:
    """A number below 2²⁴ for each paper, three bytes each: a position in another order, or what names it."""
    return _base64(b"".join(number.to_bytes(NUMBER_BYTES, "little") for number in of_papers))


def _gaps(ascending: Sequence[int]) -> bytes:
    packed = bytearray()
    before = -1
    for position in ascending:
        gap = position - before - 1
        while gap > 0x7F:
            packed.append(gap & 0x7F | 0x80)
            gap >>= 7
        packed.append(gap)
        before = position
    return bytes(packed)


def _base64(data: bytes | bytearray) -> str:
    return b64encode(data).decode()

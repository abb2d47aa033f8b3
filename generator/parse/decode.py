"""Bytes to text, without ever losing a file to one bad byte."""

from __future__ import annotations

import codecs

from generator.diagnostics import Diagnostic, warning
from generator.model import InputFile, Place, SourceText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: So many lines are named one by one; a file in another encoding has thousands.
_NAMED_LINES = 5


def decode(file: InputFile) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """Read a file as UTF-8 (or by its byte-order mark); what is neither becomes U+FFFD and is named."""
    data, encoding = _without_bom(file.data)
    try:
        return SourceText(file.path, file.name, data.decode(encoding)), ()
    except UnicodeDecodeError:
        lines = data.split(b"\n")
        bad = [number for number, line in enumerate(lines, start=1) if not _decodes(line)]
        text = data.decode(encoding, errors="replace")
        return SourceText(file.path, file.name, text), tuple(_not_utf8(file.path, bad))


def _without_bom(data: bytes) -> tuple[bytes, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :], encoding
    return data, "utf-8"


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _not_utf8(path: str, lines: list[int]) -> list[Diagnostic]:
    remedy = "Save the file as UTF-8 and add it again; the bytes show as U+FFFD until then."
    found = [
        warning("not-utf8", Place(path, line), "this line has bytes that are not UTF-8", remedy)
        for line in lines[:_NAMED_LINES]
    ]
    if len(lines) > _NAMED_LINES:
        rest = f"{len(lines) - _NAMED_LINES} further lines have bytes that are not UTF-8"
        found.append(warning("not-utf8", Place(path, lines[_NAMED_LINES]), rest, remedy))
    return found

from __future__ import annotations

import codecs

import pytest

from generator.model import InputFile
from generator.parse import decode


def read(data: bytes) -> tuple[str, list[int]]:
    source, found = decode(InputFile("sources/a.txt", "a.txt", data))
    assert {one.code for one in found} <= {"not-utf8"}
    return source.text, [one.place.line for one in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert read("Zürich\n".encode(encoding)) == ("Zürich\n", [])


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_utf16_is_known_by_its_mark(mark: bytes, encoding: str) -> None:
    assert read(mark + "Zürich".encode(encoding)) == ("Zürich", [])


def test_a_bad_byte_is_named_by_its_line_and_costs_nothing_else() -> None:
    assert read(b"one\ntw\xff\nthree \xc3\xbc\n") == ("one\ntw\ufffd\nthree ü\n", [2])


def test_of_many_bad_lines_the_first_are_named_and_the_rest_counted() -> None:
    _, lines = read(b"\xff\n" * 9)
    assert lines == [1, 2, 3, 4, 5, 6]

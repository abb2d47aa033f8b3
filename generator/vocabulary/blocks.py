"""Cut a YAML list into its items, each with its line; a broken item does not cost the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, error
from generator.front_matter import compose
from generator.model import Place, SourceText

_ITEM = re.compile(r"^-(?=[ \t\r\n]|$)", re.MULTILINE)

_REMEDY = (
    "Write the vocabulary as a YAML list of terms, each beginning with `- id: …`; "
    "put text with `: ` or `#` in double quotes."
)


@dataclass(frozen=True, slots=True)
class Block:
    """An item of the list: its YAML node, and how many lines stand before the text the node was read from."""

    node: yaml.Node
    offset: int

    def line(self, node: yaml.Node | None = None) -> int:
        """The line of a node in the file, counted from 1."""
        return self.offset + int((node or self.node).start_mark.line) + 1


def blocks(source: SourceText) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """The items of the list; where the whole does not parse, each item is read alone."""
    try:
        root = compose(source.text)
    except yaml.YAMLError as fault:
        return _each(source, fault)
    return _items(source, root, 0)


def _items(
    source: SourceText, root: yaml.Node | None, offset: int
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    if root is None:
        return (), ()
    if isinstance(root, yaml.SequenceNode):
        return tuple(Block(node, offset) for node in root.value), ()
    # What is only begun, as by `---`, has its mark below the last line.
    line = min(offset + root.start_mark.line, source.text.rstrip().count("\n"))
    place = Place(source.path, line + 1)
    return (), (error("vocabulary-not-a-list", place, "The vocabulary is not a list of terms.", _REMEDY),)


def _each(source: SourceText, fault: Exception) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    items: list[Block] = []
    diagnostics: list[Diagnostic] = []
    for offset, text in _pieces(source.text):
        try:
            found, faults = _items(source, compose(text), offset)
        except yaml.YAMLError as broken:
            diagnostics.append(_broken(source.path, offset, text, broken))
        else:
            items += found
            diagnostics += faults
    # Every item may be sound where only the whole is not: say then what was wrong with the whole.
    return tuple(items), tuple(diagnostics) or (_broken(source.path, 0, source.text, fault),)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    starts = [match.start() for match in _ITEM.finditer(text)] or [0]
    line, last = 0, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", last, start)
        last = start
        yield line, text[start:end]


def _broken(path: str, offset: int, text: str, fault: Exception) -> Diagnostic:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it can not be read"
    # A text that ends too early is at fault below its last line.
    line = min(mark.line, text.rstrip().count("\n")) if mark else 0
    place = Place(path, offset + line + 1)
    return error("vocabulary-yaml", place, f"This is not valid YAML: {problem}.", _REMEDY)

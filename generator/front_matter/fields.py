"""The keys of a front matter, each with its line; a value that is not YAML costs no other key.

Values are taken as nodes, not as Python objects: a node still holds the text as written, where a loaded
value has turned `10.10` into `10.1` and `2024-13-45` into an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, error
from generator.front_matter.split import split
from generator.model import Place, SourceText

# libyaml is ten times faster; where PyYAML was built without it the pure loader reads the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Front matter is three levels deep: mapping, list of links, mapping of a link.
_DEEPEST = 20

_KEY = re.compile(r"^[^\s#\-\[\]{}][^\n:]*:(?=\s|$)", re.MULTILINE)

_QUOTE = "Put a value in double quotes where it holds `: ` or ` #`, or begins with a sign such as * & @ [ {."


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter with its value.

    `start` is the offset in the file of the text that the nodes' marks count from, and `lines` the number
    of lines above it.
    """

    name: str
    key: yaml.Node
    value: yaml.Node
    path: str
    start: int
    lines: int

    def place(self, node: yaml.Node | None = None) -> Place:
        """Where a node stands; by default the key."""
        return Place(self.path, self.lines + int((node or self.key).start_mark.line) + 1)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A curator's file: its keys in order, and its Markdown text with the line on which that begins."""

    fields: tuple[Field, ...]
    text: str
    text_line: int


def front_matter(source: SourceText) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """The keys and the text of a file, and what keeps keys from being read."""
    parts = split(source.text)
    if parts.yaml is None:
        return FrontMatter((), parts.text, parts.text_line), () if parts.closed else (_unclosed(source.path),)
    lines = source.text.count("\n", 0, parts.start)
    piece = _Piece(source.path, parts.yaml, parts.start, lines)
    try:
        fields, found = _fields(piece)
    except yaml.YAMLError as fault:
        fields, found = _each(piece, fault)
    return FrontMatter(fields, parts.text, parts.text_line), found


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some YAML of a file, with the offset and the lines above it."""

    path: str
    text: str
    start: int
    lines: int


class _TooDeepError(yaml.YAMLError):
    problem = "it is nested too deeply"


def compose(text: str) -> yaml.Node | None:
    """The node of a YAML text; raises `yaml.YAMLError`, also for what no stack could hold."""
    # The composer recurses once a level, in C, and would take the whole program down with it.
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _TooDeepError
    root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return root


def _fields(piece: _Piece) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    root = compose(piece.text)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.MappingNode):
        return (), (_no_mapping(piece, root),)
    pairs: list[tuple[yaml.Node, yaml.Node]] = root.value
    return tuple(
        Field(_name(key), key, value, piece.path, piece.start, piece.lines) for key, value in pairs
    ), ()


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


def _each(piece: _Piece, fault: yaml.YAMLError) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    """Read each key alone, so that only the broken ones are lost."""
    fields: list[Field] = []
    found: list[Diagnostic] = []
    for part in _parts(piece):
        try:
            read, faults = _fields(part)
        except yaml.YAMLError as broken:
            found.append(_broken(part, broken))
        else:
            fields += read
            found += faults
    # Every key may be sound where only the whole is not: say then what was wrong with the whole.
    return tuple(fields), tuple(found) or (_broken(piece, fault),)


def _parts(piece: _Piece) -> Iterator[_Piece]:
    starts = [match.start() for match in _KEY.finditer(piece.text)] or [0]
    starts[0] = 0
    lines, last = piece.lines, 0
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        lines += piece.text.count("\n", last, start)
        last = start
        yield _Piece(piece.path, piece.text[start:end], piece.start + start, lines)


def _broken(piece: _Piece, fault: yaml.YAMLError) -> Diagnostic:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it can not be read"
    # A text that ends too early is at fault below its last line.
    line = min(mark.line, piece.text.rstrip().count("\n")) if mark else _first_line(piece.text)
    place = Place(piece.path, piece.lines + line + 1)
    return error("front-matter-yaml", place, f"This is not valid YAML: {problem}.", _QUOTE)


def _first_line(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip()))


def _unclosed(path: str) -> Diagnostic:
    message = "The front matter begins with `---` and never ends."
    return error(
        "front-matter-unclosed", Place(path), message, "Put a line `---` between the keys and the text."
    )


def _no_mapping(piece: _Piece, root: yaml.Node) -> Diagnostic:
    place = Place(piece.path, piece.lines + int(root.start_mark.line) + 1)
    remedy = "Write `key: value` lines between the two `---`; text stands below the second one."
    return error("front-matter-not-a-mapping", place, "The front matter has no keys.", remedy)

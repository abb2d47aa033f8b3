"""Add items to a YAML list and take them out, in the shape that the curator gave the list."""

from __future__ import annotations

import yaml

from generator.front_matter import Field
from generator.front_matter.scalars import quoted
from generator.notes.splice import Splice


def flow(items: tuple[str, ...]) -> str:
    """A list in brackets."""
    return "[" + ", ".join(quoted(item) for item in items) + "]"


def with_items(text: str, field: Field, items: tuple[str, ...]) -> str:
    """The text with further items at the end of the field's list, which may be empty or missing."""
    node = field.value
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return Splice.over(text, field, node).put(text, flow(items))
    end = Splice.over(text, field, node.value[-1]).end
    if _in_brackets(node):
        return text[:end] + "".join(f", {quoted(item)}" for item in items) + text[end:]
    at = _line_end(text, end)
    new_line = "\r\n" if text[at : at + 1] == "\r" else "\n"
    lines = (f"{new_line}{' ' * node.start_mark.column}- {quoted(item)}" for item in items)
    return text[:at] + "".join(lines) + text[at:]


def without_item(text: str, field: Field, number: int) -> str:
    """The text without one item of the field's list: with its comma, or with its line."""
    stretches = [Splice.over(text, field, node) for node in field.value.value]
    item = stretches[number]
    if not _in_brackets(field.value):
        begin = text.rfind("\n", 0, item.start) + 1
        return text[:begin] + text[text.find("\n", item.end) + 1 :]
    if number:
        return text[: stretches[number - 1].end] + text[item.end :]
    follower = stretches[1].start if len(stretches) > 1 else item.end
    return text[: item.start] + text[follower:]


def _in_brackets(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end - 1 if text[end - 1] == "\r" else end

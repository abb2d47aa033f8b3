"""Where a YAML node stands in a file, and how a value is put there."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from generator.front_matter import Field


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of a text, from `start` up to `end`."""

    start: int
    end: int

    @classmethod
    def over(cls, text: str, field: Field, node: yaml.Node) -> Splice:
        """The stretch of a node, without the blank lines that a block scalar takes in below itself."""
        start = field.start + node.start_mark.index
        end = field.start + node.end_mark.index
        return cls(start, start + len(text[start:end].rstrip()))

    def put(self, text: str, value: str) -> str:
        """The text with `value` in place of the stretch; an empty one stands right behind its colon."""
        gap = " " if self.start == self.end else ""
        return text[: self.start] + gap + value + text[self.end :]

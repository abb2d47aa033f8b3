"""Then interpret: the blocks of a text dump become records, and what fits nowhere a diagnostic.

Nothing is invented: a block that might be a title is one only where an abstract follows it, an abstract
without a title becomes an untitled record, a date is kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, notice, warning
from generator.model import Place, Record, SourceText
from generator.parse.blocks import Block, BlockKind, split

_SHOWN = 60


def parse(source: SourceText) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """Interpret a text dump; a bad block becomes a diagnostic and never costs the next one."""
    reading = _Reading(source)
    for block in split(source.text):
        reading.take(block)
    reading.finish()
    return tuple(reading.records), tuple(reading.diagnostics)


@dataclass(slots=True)
class _Reading:
    """Where the reader of one source stands."""

    source: SourceText
    records: list[Record] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    title: Block | None = None
    listed: str | None = None
    after_abstract: bool = False

    def take(self, block: Block) -> None:
        match block.kind:
            case BlockKind.CHROME:
                self._drop_title()
            case BlockKind.DATE:
                self._drop_title()
                self.listed = block.text
            case BlockKind.LABELLED_ABSTRACT:
                self._abstract(block)
            case BlockKind.PROSE:
                self._prose(block)
            case BlockKind.SENTENCE if self.title is not None:
                self._abstract(block)
            case BlockKind.STRAY:
                self._warn("stray-block", block, "this block has no words", "Remove it.")
            case _:
                self._drop_title()
                self.title = block
        self.after_abstract = block.kind in {BlockKind.PROSE, BlockKind.LABELLED_ABSTRACT}

    def finish(self) -> None:
        self._drop_title()
        if self.records and _ends_abruptly(self.records[-1].abstract):
            last = self.records[-1]
            message = f"the last abstract ends without a full stop: “… {_end(last.abstract)}”"
            remedy = "If the copy was cut off there, paste the whole abstract."
            self.diagnostics.append(notice("ends-abruptly", last.place, message, remedy))

    def _prose(self, block: Block) -> None:
        if self.title is None and self.after_abstract and block.text[:1].islower():
            self._continue(block)
            return
        if self.title is None:
            remedy = "Put its title on a line above it, or join it to the block above if it belongs there."
            message = f"this abstract has no title: “{_start(block.text)}”"
            self._warn("abstract-without-title", block, message, remedy)
        self._abstract(block)

    def _abstract(self, block: Block) -> None:
        title, self.title = self.title, None
        if not block.text.strip():
            self._warn("empty-abstract", title or block, "nothing follows “Abstract:”", "Paste the abstract.")
            return
        self.records.append(
            Record(
                source=self.source.name,
                place=Place(self.source.path, (title or block).line),
                position=len(self.records) + 1,
                title=title.text if title else None,
                abstract=block.text,
                listed=self.listed,
            )
        )

    def _continue(self, block: Block) -> None:
        """Join a block that goes on in lower case to the abstract above it."""
        last = self.records[-1]
        joined = f"{last.abstract}\n{block.text}"
        self.records[-1] = Record(
            last.source, last.place, last.position, last.title, joined, listed=last.listed
        )
        message = (
            f"this block goes on in lower case and was joined to the abstract above: “{_start(block.text)}”"
        )
        remedy = "If it is another paper's abstract, put that paper's title above it."
        self.diagnostics.append(notice("abstract-continued", self._at(block), message, remedy))

    def _drop_title(self) -> None:
        title, self.title = self.title, None
        if title is not None:
            message = f"no abstract follows this title: “{_start(title.text)}”"
            remedy = "Paste its abstract below it, or remove the line if it is no title."
            self._warn("title-without-abstract", title, message, remedy)

    def _warn(self, code: str, block: Block, message: str, remedy: str) -> None:
        self.diagnostics.append(warning(code, self._at(block), message, remedy))

    def _at(self, block: Block) -> Place:
        return Place(self.source.path, block.line)


def _ends_abruptly(abstract: str) -> bool:
    last_word = abstract.rsplit(None, 1)[-1]
    return last_word[-1:].isalpha() and not any(mark in last_word for mark in "./@")


def _start(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"


def _end(text: str) -> str:
    return " ".join(text.split())[-_SHOWN // 2 :].lstrip()

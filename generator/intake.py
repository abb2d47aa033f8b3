"""What a paste would bring to the library: which papers are new, which are here already, what looks alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.likeness import alike, lookalike
from generator.merge import merge
from generator.model import Note, Place, Record, Work


@dataclass(frozen=True, slots=True)
class Intake:
    """The papers of one source, each once, beside those of the library.

    `new` holds the first record of each paper that no other source has; `here` pairs a record with the
    place where the library has its paper; `twice` with an earlier place in the same source.
    """

    new: tuple[Record, ...]
    here: tuple[tuple[Record, Place], ...]
    twice: tuple[tuple[Record, Place], ...]
    lookalikes: tuple[Diagnostic, ...]

    @property
    def untitled(self) -> int:
        """How many of the new papers have no title."""
        return sum(record.title is None for record in self.new)


def compare(added: Sequence[Record], library: Sequence[Record], notes: Sequence[Note] = ()) -> Intake:
    """Tell the papers of a source from those of the library, by the library's own rules of equality."""
    merged, _ = merge((*library, *added), notes)
    own = {record.source for record in added}
    new: list[Record] = []
    here: list[tuple[Record, Place]] = []
    twice: list[tuple[Record, Place]] = []
    for work in merged.works:
        ours = sorted((r for r in work.records if r.source in own), key=lambda r: r.position)
        theirs = sorted(r.place for r in work.records if r.source not in own)
        if not ours:
            continue
        if theirs:
            here.append((ours[0], theirs[0]))
        else:
            new.append(ours[0])
        twice += [(record, ours[0].place) for record in ours[1:]]
    return Intake(
        tuple(sorted(new, key=_position)),
        tuple(sorted(here, key=lambda pair: _position(pair[0]))),
        tuple(sorted(twice, key=lambda pair: _position(pair[0]))),
        tuple(
            lookalike(one, other) for one, other in alike(merged.works) if _has(own, one) or _has(own, other)
        ),
    )


def _position(record: Record) -> tuple[str, int]:
    return record.source, record.position


def _has(sources: set[str], work: Work) -> bool:
    return any(record.source in sources for record in work.records)

"""What a run tells: counts of papers and files, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.files import Result
from generator.model import Library, Place


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, or under --check would do; `diagnostics` stand in the order of their places."""

    papers: int
    lists: int
    hidden: int
    created: int
    updated: int
    unchanged: int
    deleted: int
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, library: Library, result: Result, found: Iterable[Diagnostic]) -> Report:
        """A library's report, with what was found in understanding it and what came of its files."""
        return cls(
            papers=len(library.entries),
            lists=len(library.lists),
            hidden=len(library.hidden),
            created=result.created,
            updated=result.updated,
            unchanged=result.unchanged,
            deleted=result.deleted,
            diagnostics=in_order((*found, *result.diagnostics)),
        )

    @property
    def changed(self) -> int:
        """How many files differ from those of the run before."""
        return self.created + self.updated + self.deleted

    def count(self, severity: Severity) -> int:
        """How many findings weigh that much."""
        return sum(one.severity is severity for one in self.diagnostics)

    def joined(self, found: Sequence[Diagnostic]) -> Report:
        """This report with further findings."""
        if not found:
            return self
        return replace(self, diagnostics=in_order((*self.diagnostics, *found)))

    def packed(self) -> dict[str, Any]:
        """What a later run may say again if nothing has changed, for JSON."""
        return {
            "papers": self.papers,
            "lists": self.lists,
            "hidden": self.hidden,
            "diagnostics": [
                (one.severity, one.code, (one.place.path, one.place.line), one.message, one.remedy)
                for one in self.diagnostics
            ],
        }

    @classmethod
    def unpacked(cls, packed: dict[str, Any], unchanged: int) -> Report:
        """The report of a run that found so many files as they should be.

        Raises ValueError, TypeError or KeyError for anything that `packed` does not give.
        """
        found = tuple(
            Diagnostic(Severity(severity), code, Place(*place), message, remedy)
            for severity, code, place, message, remedy in packed["diagnostics"]
        )
        return cls(packed["papers"], packed["lists"], packed["hidden"], 0, 0, unchanged, 0, found)

"""Findings as data: what is wrong, where, and what to do about it.

A stage returns its diagnostics beside its value and never prints. How a finding is shown is chosen at the
command line, apart from the finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Place


class Severity(StrEnum):
    """How much a finding matters: an error fails the run, a warning does under --strict, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable and has a heading in `docs/reference/diagnostics.md`."""

    severity: Severity
    code: str
    place: Place
    message: str
    remedy: str


def error(code: str, place: Place, message: str, remedy: str) -> Diagnostic:
    """A finding that fails the run."""
    return Diagnostic(Severity.ERROR, code, place, message, remedy)


def warning(code: str, place: Place, message: str, remedy: str) -> Diagnostic:
    """A finding that fails the run only under --strict."""
    return Diagnostic(Severity.WARNING, code, place, message, remedy)


def notice(code: str, place: Place, message: str, remedy: str) -> Diagnostic:
    """A finding worth knowing that never fails a run."""
    return Diagnostic(Severity.NOTICE, code, place, message, remedy)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Without repeats, sorted by place, so that a run's output does not depend on the order of its stages."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.place, d.code, d.message)))

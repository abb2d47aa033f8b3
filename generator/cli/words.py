"""Counts in words: the one line that ends a run."""

from __future__ import annotations

import shlex
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity
from generator.report import Report

#: Said once by a run that waits for its turn.
HELD = "Another run holds this site; waiting for it to end …"


def summary(report: Report, seconds: float) -> str:
    """One line: papers, lists, pages, faults, time."""
    parts = [count(report.papers, "paper"), count(report.lists, "list")]
    if report.hidden:
        parts.append(f"{report.hidden:,} hidden")
    return f"{', '.join(parts)}; {pages(report)}; {findings(report)}; {seconds:.1f} s"


def pages(report: Report) -> str:
    """What was written and what was not."""
    return (
        f"{report.created + report.updated:,} files written, {report.unchanged:,} unchanged, "
        f"{report.deleted:,} deleted"
    )


def findings(report: Report) -> str:
    """How many errors and warnings there are."""
    errors, warnings, notices = (report.count(severity) for severity in Severity)
    faults = f"{count(errors, 'error')}, {count(warnings, 'warning')}" if errors or warnings else "no faults"
    return f"{faults}, {count(notices, 'notice')} (--notices)" if notices else faults


def worth_showing(report: Report, *, notices: bool) -> tuple[Diagnostic, ...]:
    """The findings that a run shows: errors and warnings, notices only where they are asked for."""
    return tuple(one for one in report.diagnostics if notices or one.severity is not Severity.NOTICE)


def following(command: str, site: Path) -> str:
    """The line that names the next sensible command, for the site that this one was about."""
    where = "" if site == Path() else f" -C {shlex.quote(str(site))}"
    return f"Next: papershelf {command}{where}"


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

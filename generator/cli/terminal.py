"""What a person reads: words, findings and progress, with colour only where a terminal shows it."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TextIO

from generator.diagnostics import Diagnostic, Severity
from generator.model import Place

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTICE: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
#: What could move the cursor or colour the screen: C0 but tab and line feed, DEL, C1.
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
#: Seconds between two lines of progress.
_PACE = 0.1
#: Seconds of work before progress is worth showing.
_PATIENCE = 0.5


@dataclass(slots=True)
class Terminal:
    """Standard output for results, standard error for findings and progress.

    `stages` are those of the run, each with the seconds at which it began.
    """

    out: TextIO
    err: TextIO
    colour: bool = False
    live: bool = False
    stages: dict[str, float] = field(default_factory=dict)
    _began: float = field(default_factory=time.monotonic)
    _shown: float = 0.0
    _progressing: bool = False

    @classmethod
    def standard(cls) -> Terminal:
        """The process's own; honours NO_COLOR and TERM=dumb, and shows progress only to a person."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A terminal that has no “ or α shows a stand-in; standard error does so by itself.
            sys.stdout.reconfigure(errors="replace")
        live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        return cls(sys.stdout, sys.stderr, colour=live and not os.environ.get("NO_COLOR"), live=live)

    @property
    def seconds(self) -> float:
        """Since the command began."""
        return time.monotonic() - self._began

    def say(self, line: str = "") -> None:
        """A result."""
        self.clear()
        print(line.translate(_CONTROL), file=self.out, flush=True)

    def complain(self, line: str) -> None:
        """What is wrong, where it has no place in a file."""
        self.clear()
        print(line.translate(_CONTROL), file=self.err, flush=True)

    def findings(self, found: Iterable[Diagnostic], style: str = "text") -> None:
        """Each finding as `path:line: severity[code] message`, its remedy on the next line."""
        self.clear()
        for one in found:
            print(_shown(_showable(one), style, self), file=self.err, flush=True)

    def progress(self, stage: str, number: int) -> None:
        """The stage that a run is in, and so many files made; one line that overwrites itself."""
        if stage not in self.stages:
            self.stages[stage] = self.seconds
        if not self.live or self.seconds < _PATIENCE or self.seconds - self._shown < _PACE:
            return
        self._shown, self._progressing = self.seconds, True
        print(
            f"\r\x1b[K{stage}: {number:,} files …" if number else f"\r\x1b[K{stage} …",
            end="",
            file=self.err,
            flush=True,
        )

    def timings(self) -> None:
        """How long each stage took, from the start of the command to now."""
        names, began = ["start", *self.stages], [0.0, *self.stages.values(), self.seconds]
        for name, start, end in zip(names, began, began[1:], strict=False):
            self.say(f"  {end - start:7.2f} s  {name}")

    def clear(self) -> None:
        """Take the line of progress away."""
        if self._progressing:
            print("\r\x1b[K", end="", file=self.err, flush=True)
            self._progressing = False

    def paint(self, words: str, severity: Severity) -> str:
        """`words` in the colour of a severity, where colour shows."""
        return f"\x1b[{_COLOURS[severity]}m{words}\x1b[0m" if self.colour else words


def _showable(one: Diagnostic) -> Diagnostic:
    return replace(
        one,
        place=Place(one.place.path.translate(_CONTROL), one.place.line),
        message=one.message.translate(_CONTROL),
        remedy=one.remedy.translate(_CONTROL),
    )


def _shown(one: Diagnostic, style: str, terminal: Terminal) -> str:
    if style == "json":
        return json.dumps(_fields(one), ensure_ascii=False)
    if style == "github":
        return _github(one)
    severity = terminal.paint(one.severity, one.severity)
    return f"{one.place}: {severity}[{one.code}] {one.message}\n    {one.remedy}"


def _fields(one: Diagnostic) -> dict[str, object]:
    return {
        "path": one.place.path,
        "line": one.place.line,
        "severity": one.severity,
        "code": one.code,
        "message": one.message,
        "remedy": one.remedy,
    }


def _github(one: Diagnostic) -> str:
    """An annotation (GitHub Actions, "Workflow commands"); its text escapes %, line breaks."""
    text = f"{one.message} {one.remedy}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = one.place.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{_GITHUB[one.severity]} file={path},line={one.place.line},title={one.code}::{text}"

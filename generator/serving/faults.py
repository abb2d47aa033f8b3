"""What is wrong with the site that is being served: findings of the generator, and MkDocs' complaints."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity
from generator.render import environment

#: How many faults a page names.
_HANDFUL = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as the banner shows it; MkDocs tells neither place nor remedy."""

    severity: Severity
    message: str
    place: str = ""
    code: str = ""
    remedy: str = ""


class Faults(logging.Handler):
    """The faults of the last build. As a handler it hears MkDocs' warnings, but not the lines named `own`."""

    def __init__(self, own: str) -> None:
        super().__init__(logging.WARNING)
        self._own = own
        self._found: list[Fault] = []
        self._heard: list[Fault] = []

    def begin(self) -> None:
        """The generator begins anew: what it does not find is mended."""
        self._found.clear()

    @property
    def has_heard(self) -> bool:
        """Whether MkDocs has complained since it began."""
        return bool(self._heard)

    def listen(self) -> None:
        """MkDocs begins anew."""
        self._heard.clear()

    def add(self, found: Iterable[Diagnostic]) -> None:
        """Findings of the generator; a notice is no fault."""
        self._found.extend(
            Fault(one.severity, one.message, str(one.place), one.code, one.remedy)
            for one in found
            if one.severity is not Severity.NOTICE
        )

    def emit(self, record: logging.LogRecord) -> None:
        """A line of MkDocs' log."""
        if record.name != self._own:
            severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
            self._heard.append(Fault(severity, record.getMessage()))

    def banner(self) -> bytes:
        """HTML that names the first few, errors before warnings; nothing where all is well."""
        found = sorted((*self._found, *self._heard), key=lambda fault: fault.severity is not Severity.ERROR)
        if not found:
            return b""
        errors = sum(fault.severity is Severity.ERROR for fault in found)
        template = environment().get_template("faults.html.jinja")
        return template.render(
            faults=found[:_HANDFUL],
            errors=errors,
            warnings=len(found) - errors,
            more=max(0, len(found) - _HANDFUL),
        ).encode()

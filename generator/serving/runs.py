"""The runs of the generator while a site is served: each begins with what the one before found out."""

from __future__ import annotations

from contextlib import suppress

from generator.build import generate
from generator.collecting import uncollected
from generator.diagnostics import Diagnostic
from generator.files import RefusedError, Site
from generator.making import load_site
from generator.recent import Recent
from generator.render import environment
from generator.report import Report

#: What is kept takes 10 kB a paper, and of more papers nothing is.
MOST_KEPT = 50_000


class Runs:
    """All runs of one process."""

    def __init__(self) -> None:
        self._recent = Recent()
        self._site: Site | None = None
        self._is_large = False

    def generate(self, site: Site) -> Report | Diagnostic:
        """The report of a run, or what it was refused for."""
        # Templates may have changed since the last run of this process.
        environment.cache_clear()
        self._site = site
        try:
            report = generate(site, recent=self._recent)
        except RefusedError as refused:
            return refused.diagnostic
        self._is_large = report.papers > MOST_KEPT
        return report

    def rest(self) -> None:
        """Read the library for the next run, where the last one found that all stood and has not read it."""
        if self._is_large:
            self._recent = Recent()
            return
        if self._site is None or not self._recent.is_empty:
            return
        # A refusal is for the next run to tell.
        with suppress(RefusedError), uncollected():
            load_site(self._site, self._recent)

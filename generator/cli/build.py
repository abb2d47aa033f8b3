"""`papershelf build`: write the pages, then let MkDocs make the site."""

from __future__ import annotations

import argparse

from generator.cli import FAILED
from generator.cli.generate import generate, status
from generator.cli.terminal import Terminal
from generator.cli.words import HELD, following, summary, worth_showing
from generator.diagnostics import Diagnostic
from generator.files import RefusedError, Site, lock, read_site
from generator.report import Report
from generator.sharing import Elsewhere


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Generate, then build; a fault in the library does not keep the rest from being built."""
    try:
        site = read_site(options.site)
        with Elsewhere(lambda: _generated(site, terminal)) as generating:
            # MkDocs takes longer to import than all other commands to run; by then some pages are made.
            from generator.cli.mkdocs import Ready  # noqa: PLC0415

            ready = Ready(site, terminal, site_dir=options.site_dir, strict=options.strict)
            generated = generating.result()
    except RefusedError as refused:
        generated = refused.diagnostic
    if isinstance(generated, Diagnostic):
        terminal.findings([generated], options.format)
        return FAILED
    report, stages = generated
    terminal.stages.update(stages)
    terminal.findings(worth_showing(report, notices=options.notices), options.format)
    terminal.progress("finish", 0)
    try:
        # While MkDocs reads the pages, no other run may take some away or put others in their place.
        with lock(site.root, waiting=lambda: terminal.say(HELD)):
            out = ready.build()
    except RefusedError as refused:
        terminal.findings([refused.diagnostic], options.format)
        terminal.say(summary(report, terminal.seconds))
        return FAILED
    terminal.say(summary(report, terminal.seconds))
    if options.timings:
        terminal.timings()
    terminal.say(f"The site is in {out}. {following('serve', options.site)}")
    return status(report, strict=options.strict)


def _generated(site: Site, terminal: Terminal) -> tuple[Report, dict[str, float]] | Diagnostic:
    """The report, and when each stage began: the terminal of another process is another terminal.

    What a run was refused for is a result too, so that nobody waits for the same refusal twice.
    """
    try:
        report = generate(site, terminal)
    except RefusedError as refused:
        return refused.diagnostic
    finally:
        terminal.clear()
    return report, terminal.stages

"""`papershelf build`: write the pages, then let MkDocs make the site."""

from __future__ import annotations

import argparse

from generator.cli import FAILED
from generator.cli.generate import generate, status
from generator.cli.terminal import Terminal
from generator.cli.words import following, summary, worth_showing
from generator.files import RefusedError, Site, read_site
from generator.report import Report
from generator.sharing import Elsewhere


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Generate, then build; a fault in the library does not keep the rest from being built."""
    try:
        site = read_site(options.site)
        with Elsewhere(lambda: _generated(site, terminal)) as generating:
            # MkDocs takes longer to import than all other commands to run; by then some pages are made.
            from generator.cli.mkdocs import build  # noqa: PLC0415

            report, stages = generating.result()
    except RefusedError as refused:
        terminal.findings([refused.diagnostic], options.format)
        return FAILED
    terminal.stages.update(stages)
    terminal.findings(worth_showing(report, notices=options.notices), options.format)
    terminal.progress("finish", 0)
    try:
        out = build(site, terminal, site_dir=options.site_dir, strict=options.strict)
    except RefusedError as refused:
        terminal.findings([refused.diagnostic], options.format)
        terminal.say(summary(report, terminal.seconds))
        return FAILED
    terminal.say(summary(report, terminal.seconds))
    if options.timings:
        terminal.timings()
    terminal.say(f"The site is in {out}. {following('serve', options.site)}")
    return status(report, strict=options.strict)


def _generated(site: Site, terminal: Terminal) -> tuple[Report, dict[str, float]]:
    """The report, and when each stage began: the terminal of another process is another terminal."""
    report = generate(site, terminal)
    terminal.clear()
    return report, terminal.stages

"""`papershelf generate`: write the pages, or say what would change."""

from __future__ import annotations

import argparse

from generator import build
from generator.cli import DONE, FAILED
from generator.cli.terminal import Terminal
from generator.cli.words import HELD, count, following, summary, worth_showing
from generator.diagnostics import Severity
from generator.files import RefusedError, Site, read_site, write_plain
from generator.report import Report
from generator.shipped import OVERLAY


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Generate, or under --check only compare."""
    try:
        site = read_site(options.site)
        report = _previewed(site) if options.check else generate(site, terminal)
        if options.plain and not options.check:
            _plain(site, terminal)
    except RefusedError as refused:
        terminal.findings([refused.diagnostic], options.format)
        return FAILED
    terminal.findings(worth_showing(report, notices=options.notices), options.format)
    terminal.say(summary(report, terminal.seconds))
    if options.timings:
        terminal.timings()
    if options.check and report.changed:
        terminal.say(f"{count(report.changed, 'file')} would change. {following('generate', options.site)}")
        return FAILED
    terminal.say(following("build", options.site))
    return status(report, strict=options.strict)


def generate(site: Site, terminal: Terminal) -> Report:
    """Generate with progress, waiting for another run where there is one."""
    return build.generate(
        site,
        waiting=lambda: terminal.say(HELD),
        watch=terminal.progress,
    )


def status(report: Report, *, strict: bool) -> int:
    """The exit status of a run: errors fail it, warnings under --strict."""
    failed = report.count(Severity.ERROR) or (strict and report.count(Severity.WARNING))
    return FAILED if failed else DONE


def _previewed(site: Site) -> Report:
    # Most of the package, which a run that changes nothing need not import.
    from generator.making import preview  # noqa: PLC0415

    return preview(site)


def _plain(site: Site, terminal: Terminal) -> None:
    terminal.say(f"Wrote {write_plain(site, OVERLAY)} for builders without the plugin.")

"""`papershelf serve`: the site, live."""

from __future__ import annotations

import argparse

from generator.cli import DONE, FAILED
from generator.cli.terminal import Terminal
from generator.files import RefusedError, read_site


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Serve until interrupted; the plugin generates before each build."""
    try:
        site = read_site(options.site)
        from generator.cli.mkdocs import serve  # noqa: PLC0415 - MkDocs takes long to import

        serve(site, terminal, address=options.dev_addr, strict=options.strict)
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return FAILED
    return DONE

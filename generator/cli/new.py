"""`papershelf new`: a site that builds as it is."""

from __future__ import annotations

import argparse
import re

from generator import __version__
from generator.cli import DONE, FAILED, USAGE
from generator.cli.terminal import Terminal
from generator.cli.words import following
from generator.files import RefusedError, scaffold
from generator.shipped import TEMPLATES

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Write the scaffold into an empty folder."""
    if options.repo and not _REPOSITORY.fullmatch(options.repo):
        terminal.complain(f"papershelf new: --repo {options.repo} is not OWNER/NAME")
        return USAGE
    try:
        files = scaffold(
            options.folder,
            TEMPLATES / "scaffold",
            title=options.title or options.folder.resolve().name,
            repo=options.repo,
            requirement=requirement(options.origin),
        )
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return FAILED
    terminal.say(f"Started a site in {options.folder}: {len(files)} files.")
    terminal.say(following("add FILE", options.folder))
    return DONE


def requirement(origin: str | None) -> str:
    """The line of requirements.txt: this version, or the address that it is installed from."""
    return f"papershelf @ {origin}" if origin else f"papershelf=={__version__}"

"""One run: read the library, understand it, publish its pages, and tell what was done.

A run whose inputs, code and pages all stand as the last one left them ends at once with that run's findings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from generator import basis
from generator.files import LibraryFiles, Memory, Site, lock, manifest_digest, read_library, stands
from generator.report import Report

if TYPE_CHECKING:
    from generator.making import Watch
    from generator.recent import Recent

__all__ = ["Report", "generate"]


def generate(
    site: Site,
    waiting: Callable[[], None] | None = None,
    watch: Watch | None = None,
    recent: Recent | None = None,
) -> Report:
    """Bring the generated pages to what the library says.

    `waiting` is called once where another run holds the site; `recent` is of earlier runs in this process.
    Raises RefusedError where the run cannot begin; whatever can be done beside a fault is done.
    """
    tell = watch or (lambda _stage, _number: None)
    with lock(site.root, waiting=waiting):
        tell("read", 0)
        files, found = read_library(site.root, site.docs)
        last = Memory(site.root, "run", _basis(files, site))
        report = _standing(last, site)
        if report is None:
            # Most of the package, which a run that changes nothing need not import.
            from generator.making import make  # noqa: PLC0415

            report, is_complete = make(files, site, tell, recent)
            if is_complete:
                last.keep({manifest_digest(site.root): report.packed()}, ())
    # What reading the files found is looked at in every run.
    return report.joined(found)


def _basis(files: LibraryFiles, site: Site) -> str:
    """A fingerprint of all that the pages depend on: inputs, configuration, code and templates."""
    seen = hashlib.blake2b(digest_size=16)
    single = [file for file in (files.vocabulary, files.home) if file is not None]
    for file in (*files.sources, *files.lists, *files.notes, *single):
        seen.update(f"{file.path}\0{len(file.data)}\0".encode("utf-8", "surrogateescape"))
        seen.update(file.data)
    for fact in (site.title, site.url, site.repo_url, site.edit_uri, basis.of_pages(site)):
        seen.update(f"{fact}\0".encode())
    return seen.hexdigest()


def _standing(last: Memory, site: Site) -> Report | None:
    """The last run's report, where nothing that it speaks of has changed since."""
    # A later run that could not do everything has left no report, but other pages.
    packed = last.recall(manifest_digest(site.root))
    if packed is None or (unchanged := stands(site.root, site.docs)) is None:
        return None
    try:
        return Report.unpacked(packed, unchanged)
    except (ValueError, TypeError, KeyError):
        return None

"""Bring the docs folder to what the outputs say, or tell what would change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Diagnostic, warning
from generator.files.applying import Result, apply
from generator.files.disk import Disk
from generator.files.manifest import Manifest
from generator.files.paths import STAGE
from generator.files.planning import Apart, Plan, plan
from generator.files.refusals import cannot_write, within, within_site
from generator.files.stage import Stage
from generator.model import Known, Output, Place


def check(outputs: Iterable[Output | Known], root: Path, docs: Path) -> Plan:
    """What `publish` would do; changes nothing and needs no lock."""
    within_site(docs, root)
    return plan(outputs, docs, Manifest.load(root) or Manifest())


def publish(
    outputs: Iterable[Output | Known | Apart],
    root: Path,
    docs: Path,
    disk: Disk | None = None,
) -> Result:
    """Write the outputs below `docs` and delete what no output claims any more; the caller holds the lock.

    `root` is the site's folder. Files that a person touched are left alone and reported in the result.
    Raises RefusedError where nothing could be begun (a full disk, say): then every page is as it was.
    """
    disk = disk or Disk()
    within_site(docs, root)
    within_site(root / STAGE, root)
    stage = Stage(root, disk)
    before = Manifest.load(root)
    try:
        result = apply(plan(outputs, docs, before or Manifest(), stage), root, disk)
    except OSError as fault:
        raise cannot_write(stage.folder, root, fault) from fault
    finally:
        _tidy(stage)
    return result if before else replace(result, diagnostics=(_lost(root), *result.diagnostics))


def _tidy(stage: Stage) -> None:
    """Remove what waits and was not needed, an earlier run's leftovers included."""
    try:
        stage.clear()
    except OSError:
        # What still waits is cleared by the next run.
        return


def _lost(root: Path) -> Diagnostic:
    return warning(
        "manifest-lost",
        Place(within(Manifest.path(root), root)),
        "the list of generated files could not be read, so it was made anew; pages that nothing needs may be "
        "left over",
        "Delete the generated folders (papers, lists, tags, code) if you see such pages, then run again.",
    )

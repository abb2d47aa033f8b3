"""The only module that touches the disk: reads the library, writes the pages, and holds the lock.

One owner per file. The library belongs to people and is only read; the pages belong to the generator as long
as nobody has touched them, which the manifest of digests tells.
"""

from generator.files.applying import Result, apply, refusals
from generator.files.compiled import Compiled
from generator.files.disk import Disk
from generator.files.kept import write_kept
from generator.files.lock import lock
from generator.files.manifest import Manifest
from generator.files.memory import Memory
from generator.files.overlay import as_published, published, stripped
from generator.files.paths import STATE
from generator.files.plain import write_plain
from generator.files.planning import Action, Apart, Plan, Step, plan
from generator.files.publishing import check, publish
from generator.files.reading import LibraryFiles, is_printable, read_library
from generator.files.refusals import RefusedError, belongs, cannot_write
from generator.files.scaffold import scaffold
from generator.files.shipped import shipped_lunr
from generator.files.site import Site, read_site
from generator.files.standing import KINDS, fingerprint, left_alone, manifest_digest, read_generated, stands
from generator.files.writing import write_atomic, write_new

__all__ = [
    "KINDS",
    "STATE",
    "Action",
    "Apart",
    "Compiled",
    "Disk",
    "LibraryFiles",
    "Manifest",
    "Memory",
    "Plan",
    "RefusedError",
    "Result",
    "Site",
    "Step",
    "apply",
    "as_published",
    "belongs",
    "cannot_write",
    "check",
    "fingerprint",
    "is_printable",
    "left_alone",
    "lock",
    "manifest_digest",
    "plan",
    "publish",
    "published",
    "read_generated",
    "read_library",
    "read_site",
    "refusals",
    "scaffold",
    "shipped_lunr",
    "stands",
    "stripped",
    "write_atomic",
    "write_kept",
    "write_new",
    "write_plain",
]

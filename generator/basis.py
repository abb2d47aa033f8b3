"""What everything that is kept from one run to the next depends on beside its own inputs."""

from __future__ import annotations

import sys
import zlib
from functools import cache
from pathlib import Path

import jinja2
import lunr
import yaml

from generator.files import KINDS, Site, fingerprint
from generator.model import digest
from generator.shipped import TEMPLATES

_LIBRARIES = (sys.version, jinja2.__version__, yaml.__version__, lunr.__VERSION__, zlib.ZLIB_RUNTIME_VERSION)


@cache
def of_code() -> str:
    """A fingerprint of this package, and of what folds, stems, reads, renders and packs for it."""
    return _joined(fingerprint([Path(__file__).parent], KINDS), *_LIBRARIES)


def of_pages(site: Site) -> str:
    """A fingerprint of the code and the templates that pages are made with."""
    # A site's template may include a file of any kind.
    return _joined(of_code(), fingerprint([TEMPLATES], KINDS), fingerprint(site.templates))


def _joined(*facts: str) -> str:
    return digest("\0".join(facts).encode())

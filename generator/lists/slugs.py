"""The addresses of lists: pure functions of the files' names, whatever the order of the files.

An address comes from the list file's name, else from the source's. A name that is a page's own, or a number
as further pages have, gets `list-` before it. Of several equal ones the first by file name keeps it, list
files before sources; each other gets the fingerprint of its own name behind it, which nothing else in the
library changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import PurePosixPath

from generator.identity import is_reserved, slug, told_apart


def source_slugs(names: Iterable[str]) -> dict[str, str]:
    """The address that each source's name gives it, as if there were no list files."""
    return slugs_beside(names, ())


def slugs_beside(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """The address of each file, by name, beside addresses that are taken."""
    used = set(taken)
    slugs: dict[str, str] = {}
    later: list[str] = []
    for name in sorted(set(names)):
        wanted = natural(name)
        if wanted in used:
            later.append(name)
        else:
            slugs[name] = wanted
            used.add(wanted)
    for name in later:
        slugs[name] = _suffixed(natural(name), name, used)
        used.add(slugs[name])
    return slugs


def natural(name: str) -> str:
    """The address that a file's name asks for, its folders joined, before any other file is looked at."""
    made = slug(" ".join(PurePosixPath(name).with_suffix("").parts))
    return f"list-{made}".rstrip("-") if not made or is_reserved(made) else made


def _suffixed(wanted: str, name: str, used: set[str]) -> str:
    # A file may be called what another's fingerprint makes; blanks then make another fingerprint.
    made = (told_apart(wanted, name + " " * more) for more in count())
    return next(address for address in made if address not in used)

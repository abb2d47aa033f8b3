"""Scripts that pages always load together, as one file: fewer to ask for, and it packs better."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath, relpath

_SCRIPTS = "assets/papershelf"
#: What a site serves as one: its name, and its parts, each behind those that it builds on. The parts of one
#: have no outermost name in common.
_TOGETHER = {
    "shelf/page.js": (
        *("library/columns.js", "library/dom.js", "library/site.js", "frame/later.js"),
        *("shelf/store.js", "shelf/seen.js", "shelf/controls.js", "shelf/page.js"),
    ),
    "shelf/paper.js": ("shelf/beside.js", "shelf/reading.js", "shelf/paper.js"),
    "shelf/room.js": ("shelf/exchange.js", "shelf/incoming.js", "shelf/kept.js", "shelf/room.js"),
    "library/data.js": ("library/facets.js", "library/data.js", "library/rows.js"),
    "browse/main.js": tuple(f"browse/{part}.js" for part in ("panel", "carrying", "head", "list", "main")),
    "search/parts.js": tuple(
        f"search/{part}.js"
        for part in (
            *("analysis", "postings", "reader", "language", "spelling", "readings"),
            *("ranking", "matching", "fragments", "answer", "rows"),
        )
    ),
}
TOGETHER = {
    f"{_SCRIPTS}/{name}": tuple(f"{_SCRIPTS}/{part}" for part in parts) for name, parts in _TOGETHER.items()
}

#: As a stripped module says it; modules import by name only, and without renaming.
_IMPORT = re.compile(r'^import\{([\w,]+)\}from"([^"]+)"\n', re.MULTILINE)


def joined(scripts: Mapping[str, str]) -> dict[str, str]:
    """The stripped `scripts` by name, with those that belong together as one.

    What parts import of each other they then simply have; imports of a part lead to the file that it is in.
    Where one is missing, because a site has its own, all stay apart: theirs may import any of them.
    """
    place = {part: name for name, parts in TOGETHER.items() for part in parts}
    if not scripts.keys() >= place.keys():
        return dict(scripts)
    alone = {name: (name,) for name in scripts if name not in place}
    return {
        name: _one(name, {part: scripts[part] for part in parts}, place)
        for name, parts in (alone | TOGETHER).items()
    }


def _one(name: str, parts: Mapping[str, str], place: Mapping[str, str]) -> str:
    wanted: dict[str, dict[str, None]] = {}
    for part, text in parts.items():
        for names, address in _IMPORT.findall(text):
            source = normpath(join(dirname(part), address))
            wanted.setdefault(place.get(source, source), {}).update(dict.fromkeys(names.split(",")))
    wanted.pop(name, None)
    imports = [
        f'import{{{",".join(names)}}}from"./{relpath(source, dirname(name))}"\n'
        for source, names in wanted.items()
    ]
    return "".join(imports) + "\n".join(_IMPORT.sub("", text) for text in parts.values())

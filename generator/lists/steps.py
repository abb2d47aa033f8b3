"""Cut the text of a reading path into its steps and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model import PathStep, Place
from generator.wiki import target

# An item of a list, perhaps a task, that begins with a paper: `- [[key]] remark`, `2. [[key|words]]: remark`.
_STEP = re.compile(
    r" {0,3}(?:[-*+]|[0-9]{1,9}[.)])\s+(?:\[[ xX]\]\s+)?\[\[([^\[\]\n|]+)(?:\|[^\[\]\n]*)?\]\](.*)"
)
_JOINT = re.compile(r"^\s*(?:[:–—]|-(?=\s))?\s*")


def steps(text: str, path: str, first_line: int) -> tuple[tuple[PathStep, ...], str]:
    """The steps in their order, and the other lines as text; an indented line goes on with a remark."""
    found: list[PathStep] = []
    others: list[str] = []
    open_step = False
    for number, line in enumerate(text.split("\n")):
        match = _STEP.match(line)
        if match and (key := target(match[1])):
            found.append(PathStep(key, _JOINT.sub("", match[2]).strip(), Place(path, first_line + number)))
        elif open_step and line.startswith(("  ", "\t")) and line.strip():
            found[-1] = _continued(found[-1], line.strip())
        else:
            others.append(line)
        open_step = bool(match) or (open_step and line.startswith(("  ", "\t")))
    return tuple(found), _text(others)


def _continued(step: PathStep, more: str) -> PathStep:
    return PathStep(step.key, f"{step.remark} {more}".strip(), step.place)


def _text(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").rstrip()

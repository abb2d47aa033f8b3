"""Every diagnostic that the code can make has a heading in the reference, and says how severe it is."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.files.refusals import Reason

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference" / "diagnostics.md"

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_SEVERITIES = ("error", "warning", "notice")
# Functions that hand a code on to one of the three, with the severity that they give it.
_HANDED_ON = {"_warn": "warning", "_refused": "error"}
# Functions whose code is a `Reason`, or whose severity is an argument.
_OTHERWISE = {"refusal", "cannot_write", "_say"}


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name
        case _:
            return ""


def severity_of(node: ast.Call) -> str | None:
    name = called(node)
    if name == "_say":
        return next((a.id for a in node.args if isinstance(a, ast.Name) and a.id in _SEVERITIES), None)
    return name if name in _SEVERITIES else _HANDED_ON.get(name)


def codes_of(node: ast.Call) -> Iterator[str]:
    for argument in node.args[:2]:
        value = argument.value if isinstance(argument, ast.Constant) else None
        if isinstance(value, str) and _CODE.fullmatch(value):
            yield value


@cache
def modules() -> tuple[ast.Module, ...]:
    paths = sorted((ROOT / "generator").rglob("*.py"))
    return tuple(ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths)


@cache
def made() -> dict[str, set[str]]:
    """Each code with the severities that the code gives it."""
    found: dict[str, set[str]] = defaultdict(set)
    for reason in Reason:
        found[reason.value].add("error")
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and (severity := severity_of(node)):
                for code in codes_of(node):
                    found[code].add(severity)
    return dict(found)


def documented() -> dict[str, str]:
    """Each code that has a heading with the text below it."""
    text = REFERENCE.read_text(encoding="utf-8")
    _, *found = re.split(r"^### `([a-z0-9-]+)`$", text, flags=re.MULTILINE)
    return dict(zip(found[::2], found[1::2], strict=True))


def test_every_code_has_a_heading_and_every_heading_a_code() -> None:
    assert sorted(documented()) == sorted(made())


def test_no_code_has_two_headings() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    headings = re.findall(r"^### `([a-z0-9-]+)`$", text, flags=re.MULTILINE)
    assert len(headings) == len(set(headings))


def test_a_heading_is_followed_by_the_severity() -> None:
    for code, text in documented().items():
        said = {severity for severity in _SEVERITIES if re.search(rf"\b{severity}\[{code}\]", text)}
        assert said == made()[code], code


def test_no_code_escapes_this_test() -> None:
    """A call whose code is not written there stands in a function that this test knows."""
    escaped = []
    for module in modules():
        for function in (n for n in ast.walk(module) if isinstance(n, ast.FunctionDef)):
            inner = [n for n in ast.walk(function) if isinstance(n, ast.Call) and called(n) in _SEVERITIES]
            if function.name not in {*_HANDED_ON, *_OTHERWISE}:
                escaped += [f"{function.name}:{n.lineno}" for n in inner if not list(codes_of(n))]
    assert escaped == []

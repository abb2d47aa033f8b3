"""Every link between the documents leads to a file that is there, and to a heading that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(`+)(?:(?!\1).)+?\1")
_LINK = re.compile(r"\]\(<?([^()<>\s]+)>?\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def links(document: Path) -> Iterator[str]:
    """The relative links of a document, without those of its code."""
    prose = _SPAN.sub("", _FENCE.sub("", document.read_text(encoding="utf-8")))
    yield from (target for target in _LINK.findall(prose) if not urlsplit(target).scheme)


def anchors(document: Path) -> set[str]:
    """The anchors that GitHub gives a document's headings."""
    text = _FENCE.sub("", document.read_text(encoding="utf-8"))
    found: dict[str, int] = {}
    made = set()
    for heading in _HEADING.findall(text):
        anchor = _NOT_IN_ANCHORS.sub("", heading.lower()).replace(" ", "-")
        times = found.get(anchor, 0)
        found[anchor] = times + 1
        made.add(f"{anchor}-{times}" if times else anchor)
    return made


def broken(document: Path) -> Iterator[str]:
    for link in links(document):
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists():
            yield f"{link}: no such file"
        elif anchor and anchor not in anchors(target):
            yield f"{link}: no such heading"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(document: Path) -> None:
    assert not list(broken(document))


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# One `two`: three\n", encoding="utf-8")
    document = tmp_path / "some.md"
    document.write_text(
        "[a](other.md#one-two-three) [b](gone.md) [c](other.md#four) `[d](in-code.md)`\n", encoding="utf-8"
    )
    assert list(broken(document)) == ["gone.md: no such file", "other.md#four: no such heading"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_document_can_be_reached_from_the_contents(document: Path) -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        reached = waiting.pop()
        if reached in seen or reached.suffix != ".md" or not reached.is_file():
            continue
        seen.add(reached)
        waiting += [(reached.parent / unquote(link).partition("#")[0]).resolve() for link in links(reached)]
    assert document in seen, "link it from docs/index.md"

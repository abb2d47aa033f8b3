"""The hand-labelled papers, each with its text as the pipeline sees it.

The labels name a paper by its title, or by how its abstract begins; the dumps beside them hold the text. Both
lie outside the repository, because neither is ours to publish.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import CodeStatus, LinkKind
from generator.text import plain

STATUS = {
    "url": CodeStatus.LINKED,
    "promised": CodeStatus.PROMISED,
    "named": CodeStatus.NAMED,
    "none": CodeStatus.NONE,
}


@dataclass(frozen=True, slots=True)
class LabelledLink:
    """A link as a person read it."""

    url: str
    kind: LinkKind
    repository: str | None
    broken: bool


@dataclass(frozen=True, slots=True)
class LabelledPaper:
    """A paper with what a person says of it; `title` and `abstract` are clean plain text."""

    title: str | None
    abstract: str
    acronym: str | None
    code: CodeStatus
    links: tuple[LabelledLink, ...]
    tags: tuple[str, ...]

    @property
    def label(self) -> str:
        """How a miss names the paper."""
        return self.title or f"{self.abstract[:60]}…"


def papers(seeds: Path) -> tuple[tuple[str | None, str], ...]:
    """Title and abstract of every record of the dumps, as written, in the order of files."""
    return tuple(pair for path in sorted(seeds.glob("*.txt")) for pair in _records(path.read_text("utf-8")))


def labelled(shared: Path) -> tuple[LabelledPaper, ...]:
    """The labelled papers in the order of `gold/labels.json`.

    Raises LookupError where no record of the dumps fits a label.
    """
    records = papers(shared / "seeds")
    labels = json.loads((shared / "gold" / "labels.json").read_text("utf-8"))
    return tuple(_paper(label, records) for label in labels)


def _records(dump: str) -> Iterator[tuple[str | None, str]]:
    """A titled dump alternates titles and abstracts after its chrome; an untitled one marks abstracts."""
    if dump.startswith("Abstract:"):
        yield from ((None, text) for line in dump.splitlines() if (text := line.removeprefix("Abstract:")))
        return
    blocks = [" ".join(block.split()) for block in dump.split("\n\n") if block.strip()]
    first = next(i for i, block in enumerate(blocks) if len(block) > 400) - 1
    yield from zip(blocks[first::2], blocks[first + 1 :: 2], strict=False)


def _paper(label: dict[str, object], records: tuple[tuple[str | None, str], ...]) -> LabelledPaper:
    title, start = label["title"], str(label["abstract_start"])
    fitting = [record for record in records if record[0] == title and record[1].startswith(start)]
    if not fitting:
        raise LookupError(f"no record of the dumps fits the label {title or start!r}")
    abstract = fitting[0][1]
    return LabelledPaper(
        title=plain(title) if isinstance(title, str) else None,
        abstract=plain(abstract),
        acronym=label["acronym"] if isinstance(label["acronym"], str) else None,
        code=STATUS[str(label["code_claim"])],
        links=tuple(_link(link) for link in _list(label["links"])),
        tags=tuple(str(tag) for tag in _list(label["tags"])),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _link(link: object) -> LabelledLink:
    if not isinstance(link, dict):
        raise TypeError(f"a link of the labels is a mapping, not {link!r}")
    return LabelledLink(link["url"], LinkKind(link["kind"]), link["repo"], link["broken"])

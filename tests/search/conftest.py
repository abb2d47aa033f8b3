"""A small invented shelf, its index, and a way to ask it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.search import Document, Term, index
from generator.search.querying import Answer, query
from tests.search.shelves import told

Ask = Callable[[str], Answer]


def paper(
    citekey: str, title: str | None, abstract: str = "Nothing more is said.", **more: object
) -> Document:
    return Document(
        citekey, title, title or str(more.get("acronym")), f"papers/{citekey}.html", abstract, **more
    )  # type: ignore[arg-type]


PAPERS = (
    paper(
        "herons",
        "Counting Herons from the Air",
        "We count herons. Wading birds are seen by drones.",
        code="linked",
    ),
    paper(
        "storks",
        "Storks and Herons",
        "Segmenting storks in few-shot photographs.",
        tags=("birds",),
        why="Good maps",
    ),
    paper(
        "nestnet",
        "NestNet-2: Nests in Trees",
        "A detector of nests.",
        acronym="NestNet-2",
        tags=("birds", "nests"),
    ),
    paper("wings", None, "We propose HM4WG, which maps wings to words.", acronym="HM4WG", lists=("spring",)),
    paper(
        "naive",
        "A Naïve View of Zürich",
        "On the lake of Zürich.",
        repositories=("lakeside/swan-maps",),
        code="linked",
    ),
    paper("text", "Text-to-Image with Feathers", "A picture from a sentence about feathers.", pick=True),
    paper("hostile", "<script>alert(1)</script> Feathers", 'An "abstract" with <b>markup</b> & more of it.'),
    paper(
        "gull",
        "Sea Gull Colonies",
        "Where colonies of gulls breed, and where a quoted phrase of gulls stands.",
    ),
)
TERMS = (
    Term("birds", "Birds & wading", ("avian life", "WBD")),
    Term("nests", "Nests"),
)
LISTS = {"spring": "Spring walk"}


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    return {output.path: output.content for output in index(told(PAPERS), TERMS, LISTS)}


@pytest.fixture(scope="session")
def ask(files: dict[str, bytes]) -> Ask:
    return lambda text: query(text, files.__getitem__)

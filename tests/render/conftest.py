"""The invented library of `harbour.py`, and its pages."""

from __future__ import annotations

import pytest

from generator.model import Library
from generator.render import outputs
from tests.render.harbour import RELATED, library


@pytest.fixture(scope="session")
def harbour() -> Library:
    return library()


@pytest.fixture(scope="session")
def pages(harbour: Library) -> dict[str, str]:
    """All outputs of the invented library, by path."""
    return {output.path: output.content.decode() for output in outputs(harbour, RELATED)}

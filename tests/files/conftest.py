"""A site on the disk for every test of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.sites import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")

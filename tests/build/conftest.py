"""Sites for the tests of the whole line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.shelves import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty site."""
    return Shelf(tmp_path / "site")


@pytest.fixture(scope="session")
def harvest(seeds: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The real dumps as a site, generated once; tests only read it."""
    made = Shelf(tmp_path_factory.mktemp("harvest") / "site")
    (made.library / "sources").mkdir()
    for seed in seeds:
        shutil.copy(seed, made.library / "sources" / seed.name)
    made.generate()
    return made

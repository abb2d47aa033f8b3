"""What all tests share: where the real dumps lie, and when a test may be skipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def skip_or_fail(reason: str) -> None:
    """Skip with a reason; under exactly CI=1, where everything must be there, fail instead.

    Hosted runners set CI=true, and the real dumps are not on them.
    """
    if os.environ.get("CI") == "1":
        pytest.fail(f"CI may not skip: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real dumps, the hand labels and the scale generator, beside the checkout."""
    if not SHARED.is_dir():
        skip_or_fail("needs the shared folder with the real dumps beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> tuple[Path, ...]:
    """The five real dumps."""
    return tuple(sorted((shared / "seeds").glob("*.txt")))

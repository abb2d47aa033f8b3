"""The floors under the figures, from `floors.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

FILE = Path(__file__).with_name("floors.toml")


def floors() -> dict[str, float]:
    """Floor by the key that a figure names."""
    return {key: float(value) for key, value in tomllib.loads(FILE.read_text("utf-8")).items()}

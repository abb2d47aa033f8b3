"""Where the shipped templates lie: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_templates"

TEMPLATES = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent / "templates"
"""The folder of the shipped templates."""

OVERLAY = TEMPLATES / "theme"
"""What goes before the files of the theme."""

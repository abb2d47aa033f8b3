"""Lists: imported sources with what a curator says of them, and hand-made reading paths."""

from __future__ import annotations

from generator.front_matter.values import iso_date
from generator.lists.read import read, redirects
from generator.lists.slugs import natural, source_slugs
from generator.lists.sources import SourceInfo, default_title
from generator.lists.write import new_list

__all__ = [
    "SourceInfo",
    "default_title",
    "iso_date",
    "natural",
    "new_list",
    "read",
    "redirects",
    "source_slugs",
]

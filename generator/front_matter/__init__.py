"""What notes and list files have in common: YAML between two lines `---`, and Markdown below.

MkDocs' own reader drops a broken front matter in silence; this one names the line and keeps the rest.
"""

from __future__ import annotations

from generator.front_matter.fields import Field, FrontMatter, compose, front_matter
from generator.front_matter.schema import Reader, nearest, read_fields
from generator.front_matter.split import Parts, split

__all__ = [
    "Field",
    "FrontMatter",
    "Parts",
    "Reader",
    "compose",
    "front_matter",
    "nearest",
    "read_fields",
    "split",
]

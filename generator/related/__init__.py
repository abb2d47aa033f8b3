"""Which papers go on from this one: the most alike by the words of title, abstract, name and tags."""

from __future__ import annotations

from generator.related.measure import FLOOR, MOST, related
from generator.related.vectors import Document

__all__ = ["FLOOR", "MOST", "Document", "related"]

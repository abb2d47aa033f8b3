"""Which papers go on from this one: the most alike by the words of title, abstract, name and tags."""

from __future__ import annotations

from generator.related.documents import Document, digest
from generator.related.measure import FLOOR, MOST, related
from generator.related.packing import packed, unpacked
from generator.related.terms import Terms

__all__ = ["FLOOR", "MOST", "Document", "Terms", "digest", "packed", "related", "unpacked"]

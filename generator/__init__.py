"""Papershelf: pasted paper abstracts become a fast, searchable, curated website."""

__version__ = "0.1.0"

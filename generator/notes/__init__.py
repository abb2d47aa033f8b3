"""What curators say about single papers: reading notes, changing them in place, finding the paper meant."""

from __future__ import annotations

from generator.notes.edit import Change, EditError, edit, new_note
from generator.notes.match import match, suggest
from generator.notes.read import read, unknown_tag
from generator.wiki import link_wiki, wiki_keys, wiki_links

__all__ = [
    "Change",
    "EditError",
    "edit",
    "link_wiki",
    "match",
    "new_note",
    "read",
    "suggest",
    "unknown_tag",
    "wiki_keys",
    "wiki_links",
]

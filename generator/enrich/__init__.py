"""Works become entries: what the curators say, what the text says, and what the library as a whole says.

Links, names, tags and code status are functions of one work, its note and the vocabulary. What depends on
all papers together (order, related works) comes after them, so that a new paper never changes what was found
in an old one.

`examiner`, which looks at a paper, is half of the package to import and is imported where it is needed: most
runs know what it would find.
"""

from generator.enrich.claims import unresolved
from generator.enrich.details import Details, Subject
from generator.enrich.library import Curation, Imprint, enrich, related_works

__all__ = ["Curation", "Details", "Imprint", "Subject", "enrich", "related_works", "unresolved"]

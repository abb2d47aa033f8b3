"""Works become entries: what the curators say, what the text says, and what the library as a whole says.

Links, names, tags and code status are functions of one work, its note and the vocabulary. What depends on
all papers together (order, related works) comes after them, so that a new paper never changes what was found
in an old one.
"""

from generator.enrich.claims import unresolved
from generator.enrich.details import Details, Examiner, Subject
from generator.enrich.library import Curation, Imprint, enrich

__all__ = ["Curation", "Details", "Examiner", "Imprint", "Subject", "enrich", "unresolved"]

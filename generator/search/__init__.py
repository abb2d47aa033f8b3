"""Search: an index in small static files, and queries that read it as the browser does.

Queries are asked of `querying`: a run that writes the index need not import what reads it.
"""

from generator.search.document import Document, Papers, Term
from generator.search.indexing import ROOT, index
from generator.search.shelf import outputs

__all__ = ["ROOT", "Document", "Papers", "Term", "index", "outputs"]

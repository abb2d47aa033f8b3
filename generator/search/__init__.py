"""Search: an index in small static files, and queries that read it as the browser does."""

from generator.search.document import Document, Papers, Term
from generator.search.fragments import Piece
from generator.search.indexing import ROOT, index
from generator.search.querying import Answer, Result, query
from generator.search.shelf import outputs

__all__ = ["ROOT", "Answer", "Document", "Papers", "Piece", "Result", "Term", "index", "outputs", "query"]

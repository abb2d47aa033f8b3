"""Search: an index in small static files, and queries that read it as the browser does."""

from generator.search.document import Document, Term
from generator.search.indexing import index
from generator.search.querying import Answer, Result, query

__all__ = ["Answer", "Document", "Result", "Term", "index", "query"]

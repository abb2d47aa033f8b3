"""What the browser needs to filter, count and sort the papers: small static files below `browse/`.

The facets fit in one file, so that every count is exact and made in the reader's own browser; rows, card
texts and the words of the text filter lie in shards that are fetched when they are to be seen. The format
is described in `docs/reference/browse-data.md`.
"""

from generator.browse.site import ROOT, outputs

__all__ = ["ROOT", "outputs"]

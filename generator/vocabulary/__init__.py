"""The tag vocabulary as its file says it, with every fault of the file named.

Split first, then interpret: `blocks` cuts the YAML list into located items, `terms` reads one item,
`relations` looks at all terms together. A fault costs the item or the value it stands in, never another term.
"""

from __future__ import annotations

from generator.diagnostics import Diagnostic, in_order
from generator.model import SourceText, Vocabulary
from generator.vocabulary.blocks import blocks
from generator.vocabulary.relations import related
from generator.vocabulary.terms import DEFAULT_FACET, term

__all__ = ["DEFAULT_FACET", "read"]


def read(source: SourceText) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """The terms of a vocabulary file, in its order, and what is wrong with it by `path:line`.

    The file is a YAML list of terms: `id`, and optionally `label` (default: the id in words), `facet`
    (default: `DEFAULT_FACET`), `description`, `aliases`, `parents`, `match`, `unless`.
    """
    items, found = blocks(source)
    diagnostics = list(found)
    terms = []
    for item in items:
        read_term, faults = term(item, source.path)
        diagnostics += faults
        if read_term is not None:
            terms.append(read_term)
    kept, faults = related(terms)
    return Vocabulary(kept), in_order([*diagnostics, *faults])

"""Details and related works of many papers: remembered where they are known.

Details are a function of one paper, and each paper's are kept. Related works are one of all papers: they are
kept together, and stand until anything changes that is compared. Making them anew is then quicker for the
terms of all words, which are kept beside them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.basis import of_code
from generator.enrich import Details, Subject
from generator.files import Memory
from generator.model import Related, Vocabulary
from generator.related import Document, Terms, digest, packed, related, unpacked
from generator.sharing import shared


def remembering(
    root: Path, vocabulary: Vocabulary, *, keep: bool = True
) -> Callable[[Sequence[Subject]], list[Details]]:
    """An `examine` for `enrich` that recalls what it found before and, unless told not to, keeps it."""

    def examine(subjects: Sequence[Subject]) -> list[Details]:
        memory = Memory(root, "details", basis_of(vocabulary))
        keys = [subject.digest for subject in subjects]
        looked_at = dict(zip(keys, subjects, strict=True))
        known = {
            key: found for key, one in looked_at.items() if (found := _recalled(memory, key, one)) is not None
        }
        missing = {key: one for key, one in looked_at.items() if key not in known}
        fresh = dict(zip(missing, _examined(list(missing.values()), vocabulary), strict=True))
        if keep:
            memory.keep(fresh, known)
        known.update((key, Details.unpacked(packed, missing[key])) for key, packed in fresh.items())
        return [known[key] for key in keys]

    return examine


def basis_of(vocabulary: Vocabulary) -> str:
    """A fingerprint of what all details depend on: the vocabulary, and what finds them."""
    return f"{of_code()} {hashlib.blake2b(repr(vocabulary).encode(), digest_size=16).hexdigest()}"


def _recalled(memory: Memory, key: str, subject: Subject) -> Details | None:
    packed = memory.recall(key)
    try:
        return None if packed is None else Details.unpacked(packed, subject)
    except (ValueError, TypeError, IndexError):
        return None


def _examined(subjects: list[Subject], vocabulary: Vocabulary) -> list[list[Any]]:
    """The details of some papers, packed: so they are kept, and so they come from another process soonest."""
    if not subjects:
        return []
    # Its import, and the index of a large vocabulary, take as long as two hundred papers.
    from generator.enrich.examiner import Examiner  # noqa: PLC0415

    examiner = Examiner(vocabulary)
    return shared(lambda subject: examiner.examine(subject).packed(subject), subjects)


# The key of what words stand for; it depends on nothing but the basis.
_TERMS = "terms"


def relating(
    root: Path, *, keep: bool = True
) -> Callable[[Sequence[Document], Mapping[str, str]], tuple[tuple[Related, ...], ...]]:
    """A `relate` for `enrich` that recalls what it found before and, unless told not to, keeps it."""

    def relate(documents: Sequence[Document], labels: Mapping[str, str]) -> tuple[tuple[Related, ...], ...]:
        memory = Memory(root, "related", of_code())
        key = digest(documents, labels)
        known = _recalled_related(memory, key, documents)
        if known is not None:
            return known
        terms = Terms(_recalled_terms(memory))
        found = related(documents, labels, terms)
        if keep:
            memory.keep({key: packed(found, documents), _TERMS: terms}, ())
        return found

    return relate


def _recalled_related(
    memory: Memory, key: str, documents: Sequence[Document]
) -> tuple[tuple[Related, ...], ...] | None:
    kept = memory.recall(key)
    try:
        return None if kept is None else unpacked(kept, documents)
    except (ValueError, TypeError, LookupError):
        return None


def _recalled_terms(memory: Memory) -> dict[str, str]:
    kept = memory.recall(_TERMS)
    if not isinstance(kept, dict) or not all(isinstance(term, str) for term in kept.values()):
        return {}
    return kept

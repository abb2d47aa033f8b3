"""The details of many papers: remembered where they are known, shared with a second process where it pays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.enrich import Details, Examiner, Subject
from generator.files import KINDS, Memory, fingerprint
from generator.model import Vocabulary
from generator.sharing import shared

_PACKAGE = Path(__file__).parent


def remembering(
    root: Path, vocabulary: Vocabulary, *, keep: bool = True
) -> Callable[[Sequence[Subject]], list[Details]]:
    """An `examine` for `enrich` that recalls what it found before and, unless told not to, keeps it."""

    def examine(subjects: Sequence[Subject]) -> list[Details]:
        memory = Memory(root, "details", basis(vocabulary))
        keys = [subject.digest for subject in subjects]
        known = {key: details for key in keys if (details := _recalled(memory, key)) is not None}
        missing = {key: one for key, one in zip(keys, subjects, strict=True) if key not in known}
        found = dict(zip(missing, _examined(list(missing.values()), vocabulary), strict=True))
        if keep:
            memory.keep({key: details.packed() for key, details in found.items()}, known)
        return [known.get(key) or found[key] for key in keys]

    return examine


def basis(vocabulary: Vocabulary) -> str:
    """A fingerprint of what all details depend on: the vocabulary, this package's code and numbers."""
    seen = hashlib.blake2b(repr(vocabulary).encode(), digest_size=16)
    seen.update(fingerprint([_PACKAGE], KINDS).encode())
    return seen.hexdigest()


def _recalled(memory: Memory, key: str) -> Details | None:
    packed = memory.recall(key)
    try:
        return None if packed is None else Details.unpacked(packed)
    except (ValueError, TypeError, IndexError):
        return None


def _examined(subjects: list[Subject], vocabulary: Vocabulary) -> list[Details]:
    if not subjects:
        # Building the index of a large vocabulary takes as long as a hundred papers.
        return []
    examiner = Examiner(vocabulary)
    return shared(examiner.examine, subjects)

"""The details of many papers: remembered where they are known, shared with a second process where it pays."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from generator.enrich import Details, Examiner, Subject
from generator.files import Memory, fingerprint
from generator.model import Vocabulary

_PACKAGE = Path(__file__).parent
#: Below so many papers a second process takes longer to start than to help.
_WORTH_SHARING = 600
_CHUNK = 100


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
    seen.update(fingerprint([_PACKAGE]).encode())
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
    if len(subjects) < _WORTH_SHARING or "fork" not in multiprocessing.get_all_start_methods():
        return _alone(subjects, vocabulary)
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("fork"), _prepare, (vocabulary,)) as other:
            return _shared(subjects, vocabulary, other)
    except (BrokenProcessPool, OSError):
        # No second process is to be had (memory, limits): the work is the same in this one.
        return _alone(subjects, vocabulary)


def _alone(subjects: Sequence[Subject], vocabulary: Vocabulary) -> list[Details]:
    examiner = Examiner(vocabulary)
    return [examiner.examine(subject) for subject in subjects]


def _shared(subjects: list[Subject], vocabulary: Vocabulary, other: Executor) -> list[Details]:
    """The other process works from the end towards the front, this one from the front, until they meet."""
    examiner = Examiner(vocabulary)
    chunks = [subjects[start : start + _CHUNK] for start in range(0, len(subjects), _CHUNK)]
    there = [other.submit(_examine_chunk, chunk) for chunk in reversed(chunks)]
    there.reverse()
    done: list[list[Details]] = []
    for chunk, pending in zip(chunks, there, strict=True):
        if pending.cancel():
            done.append([examiner.examine(subject) for subject in chunk])
        else:
            done.append([Details.unpacked(packed) for packed in pending.result()])
    return [details for chunk in done for details in chunk]


_EXAMINERS: list[Examiner] = []


def _prepare(vocabulary: Vocabulary) -> None:
    """Run once in the other process."""
    _EXAMINERS.append(Examiner(vocabulary))


def _examine_chunk(chunk: list[Subject]) -> list[list[Any]]:
    return [_EXAMINERS[0].examine(subject).packed() for subject in chunk]

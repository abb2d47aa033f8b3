"""One kind of work for many things, shared with a second process where there is enough of it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

S = TypeVar("S")
R = TypeVar("R")

#: Below so many things a second process takes longer to start than to help.
_WORTH_SHARING = 600


def shared(work: Callable[[S], R], things: Sequence[S]) -> list[R]:
    """`work` done on each of `things`, in their order; the results must be picklable.

    The second process is a copy of this one (fork), so that nothing has to be handed over; where there is
    none to be had, or it fails, this process does everything.
    """
    if len(things) < _WORTH_SHARING or "fork" not in multiprocessing.get_all_start_methods():
        return [work(thing) for thing in things]
    half = len(things) // 2
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    other = context.Process(target=_work_there, args=(work, things[half:], sender), daemon=True)
    try:
        other.start()
    except OSError:
        return [work(thing) for thing in things]
    sender.close()
    here = [work(thing) for thing in things[:half]]
    try:
        there: list[R] = receiver.recv()
    except EOFError:
        # It died on the way; whatever it had begun is done again.
        there = [work(thing) for thing in things[half:]]
    other.join()
    return here + there


def _work_there(work: Callable[[S], R], things: Sequence[S], sender: Connection) -> None:
    sender.send([work(thing) for thing in things])
    sender.close()

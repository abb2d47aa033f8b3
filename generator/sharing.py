"""Work for a second process, where there is enough of it and a process to be had.

The second process is a copy of this one (fork), so that nothing has to be handed over; what it finds comes
back through a pipe. Where there is none to be had, or it fails, this process does everything. A second
process may have one of its own, and ends with the first, however that ends.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

R = TypeVar("R")
S = TypeVar("S")

#: Below so many papers a second process takes longer to start (10 ms) than it helps.
WORTH_SHARING = 100

# A process waits for the other no longer than one part takes.
_PARTS = 128


class Elsewhere(Generic[R]):
    """One piece of work, begun at once in another process; `result` must be picklable.

    Left with a fault, it ends the other process: what that writes is nobody's any more.
    """

    def __init__(self, work: Callable[[], R]) -> None:
        self._work = work
        self._process: BaseProcess | None = None
        if "fork" in multiprocessing.get_all_start_methods():
            self._begin()

    def __enter__(self) -> Elsewhere[R]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._process is None:
            return
        if kind is not None:
            self._process.terminate()
        self._process.join()
        self._receiver.close()

    def result(self) -> R:
        """What the work gave; it is done here where it was not done there."""
        if self._process is None:
            return self._work()
        try:
            found: R = self._receiver.recv()
        except EOFError:
            # It died or raised on the way: done here, it raises where somebody can see it.
            found = self._work()
        return found

    def _begin(self) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work_there, args=(self._work, self._receiver, sender))
        try:
            process.start()
        except OSError:
            self._receiver.close()
        else:
            self._process = process
        sender.close()


class Helper(Generic[S, R]):
    """A second process that does one kind of work again and again, begun before this one has threads.

    A copy of a process with threads may wait for a lock that nobody opens. It keeps what the work keeps, and
    calls `rest` whenever it has answered. Things and results must be picklable.
    """

    def __init__(self, work: Callable[[S], R], rest: Callable[[], None] = lambda: None) -> None:
        self._work = work
        self._rest = rest
        self._process: BaseProcess | None = None
        if "fork" in multiprocessing.get_all_start_methods():
            self._begin()
        # Else the end of this process would wait for that of the other.
        atexit.register(self.end)

    def do(self, thing: S) -> R:
        """What the work gives for a thing; it is done here where it was not done there."""
        if self._process is not None:
            try:
                self._connection.send(thing)
                is_done, found = self._connection.recv()
            except (EOFError, OSError):
                self.end()
            else:
                if is_done:
                    done: R = found
                    return done
        return self._work(thing)

    def end(self) -> None:
        """End the other process."""
        atexit.unregister(self.end)
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process = None
            self._connection.close()

    def _begin(self) -> None:
        context = multiprocessing.get_context("fork")
        self._connection, there = context.Pipe()
        process = context.Process(target=_help, args=(self._work, self._rest, self._connection, there))
        try:
            process.start()
        except OSError:
            self._connection.close()
        else:
            self._process = process
        there.close()


def shared(work: Callable[[S], R], things: Sequence[S]) -> list[R]:
    """`work` done on each of `things`, in their order; where there are many, some of it elsewhere."""
    if len(things) < WORTH_SHARING:
        return [work(thing) for thing in things]
    return [*chain.from_iterable(in_parts(lambda part: [work(thing) for thing in part], things, _PARTS))]


def in_parts(work: Callable[[Sequence[S]], R], things: Sequence[S], most: int) -> list[R]:
    """`work` done on each of at most `most` parts of `things`, in their order, on some of them elsewhere.

    Either process takes the next part when it is done with one, so that neither waits for the other: the
    second one begins later, and may have less of the machine. `most` is 256 at most.
    """
    size = -(-len(things) // most) or 1
    parts = [things[start : start + size] for start in range(0, len(things), size)]
    if len(parts) < 2:
        return [work(part) for part in parts]
    with _turns(len(parts)) as turns:

        def taken() -> dict[int, R]:
            return {number: work(parts[number]) for number in turns}

        with Elsewhere(taken) as there:
            done = taken()
            done.update(there.result())
    # Parts that went down with the other process are done now, or raise where somebody can see it.
    return [done[number] if number in done else work(part) for number, part in enumerate(parts)]


@contextmanager
def _turns(count: int) -> Iterator[Iterator[int]]:
    """Numbers below `count`, at most 256, each given once to whichever process asks next."""
    # What one process has read of a pipe no other one can read, and a single byte cannot be torn.
    reader, writer = os.pipe()
    try:
        os.write(writer, bytes(range(count)))
        os.close(writer)
        yield (number[0] for number in iter(lambda: os.read(reader, 1), b""))
    finally:
        os.close(reader)


def _work_there(work: Callable[[], object], receiver: Connection, sender: Connection) -> None:
    # While a reader is left, and be it the copy in this process, a writer waits for it.
    receiver.close()
    # An interrupt reaches both processes, and only the first one has anything to say about it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _end_with_the_first()
    try:
        sender.send(work())
    except Exception:
        # The first process does it again, and lets it be seen.
        sender.close()


def _help(
    work: Callable[[S], object], rest: Callable[[], None], first: Connection, connection: Connection
) -> None:
    first.close()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _end_with_the_first()
    while True:
        thing = connection.recv()
        try:
            answer = (True, work(thing))
        except Exception:
            # As above.
            answer = (False, None)
        connection.send(answer)
        # What was sent is nobody's any more.
        del thing, answer
        # What goes wrong in it goes wrong in the work again, where somebody can see it.
        with suppress(Exception):
            rest()


def _end_with_the_first() -> None:
    """End this process once the first one has ended, which may be killed before it can end this one.

    The first one holds a pipe open as long as it lives; the system says by a signal that it is closed.
    """
    first = multiprocessing.parent_process()
    if first is None or sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    signal.signal(signal.SIGIO, lambda *_: os._exit(1))
    fcntl.fcntl(first.sentinel, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(first.sentinel, fcntl.F_SETFL, os.O_ASYNC | fcntl.fcntl(first.sentinel, fcntl.F_GETFL))
    if not first.is_alive():
        os._exit(1)

"""What pure functions gave in the last run, for the next run in the same process.

A result is found by the equality of all that it was made from, so it is right or is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

R = TypeVar("R")
Given = TypeVarTuple("Given")


class Recent:
    """Results of one run, kept until the next one has had a chance to ask for them."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self._made: dict[str, tuple[tuple[Any, ...], Any]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether no run has left anything."""
        return not self._made

    def begin(self) -> None:
        """A run begins: what the one before did not ask for is forgotten."""
        self._last, self._made = self._made, {}

    def made(self, name: str, work: Callable[[*Given], R], *given: *Given) -> R:
        """`work(*given)`, a pure function of values that nobody changes; `name` is no other call's."""
        found = self._last.get(name)
        if found is None or found[0] != given:
            found = (given, work(*given))
        self._made[name] = found
        result: R = found[1]
        return result

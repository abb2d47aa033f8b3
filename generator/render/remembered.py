"""What came of what was said on a page, so that one that stands already is not rendered again."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Known, digest


class Remembered:
    """Digests of pages by the digest of all that their templates are given.

    `recall` gives what an earlier run found; `used` is what this one did.
    """

    def __init__(self, recall: Callable[[str], object | None] | None = None) -> None:
        self._recall = recall or (lambda _key: None)
        self.used: dict[str, str] = {}

    def page(self, path: str, said: object, make: Callable[[], bytes]) -> Known:
        """The page at `path`, which `make` makes of nothing but `said`, whose `repr` tells all of it."""
        key = digest(repr(said).encode("utf-8", "surrogatepass"))
        known = self._recall(key)
        if isinstance(known, str):
            self.used[key] = known
            return Known(path, known, make)
        content = make()
        self.used[key] = digest(content)
        return Known(path, self.used[key], lambda: content)

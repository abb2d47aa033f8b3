"""What came of what is told, so that a file that stands already is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from generator.model import Known, Output, digest


class Remembered:
    """Digests of files by a key that tells all that they are made of.

    `recall` gives what an earlier run found, `read` the bytes of a generated file as it stands, none where
    it does not. `used` is what this run found.
    """

    def __init__(
        self,
        recall: Callable[[str], object | None] | None = None,
        read: Callable[[str], bytes] | None = None,
    ) -> None:
        self.recall = recall or (lambda _key: None)
        self.read = read or (lambda _path: b"")
        self.used: dict[str, object] = {}

    def page(self, path: str, key: str, make: Callable[[], bytes]) -> Known:
        """The file at `path`, which `make` makes of nothing but what `key` is a digest of."""
        known = self.recall(key)
        if isinstance(known, str):
            self.used[key] = known
            return Known(path, known, make)
        content = make()
        self.used[key] = found = digest(content)
        return Known(path, found, lambda: content)

    def named(self, key: str, make: Callable[[], Output]) -> Known:
        """The file that `make` makes of what `key` is a digest of, where its name too comes of that."""
        match self.recall(key):
            case [str(path), str(known)]:
                self.used[key] = [path, known]
                return Known(path, known, lambda: make().content)
        made = make()
        self.used[key] = [made.path, made.digest]
        return Known(made.path, made.digest, lambda: made.content)

    def several(self, key: str, make: Callable[[], Iterable[Output]]) -> Iterator[Known]:
        """The files that `make` makes together of what `key` is a digest of."""
        contents = cache(lambda: {made.path: made.content for made in make()})
        match self.recall(key):
            case [_, *_] as known if len(known) % 2 == 0 and all(isinstance(one, str) for one in known):
                told = [*map(str, known)]
            case _:
                told = [part for path, made in contents().items() for part in (path, digest(made))]
        self.used[key] = told
        for path, found in zip(told[::2], told[1::2], strict=True):
            yield Known(path, found, partial(lambda path: contents()[path], path))

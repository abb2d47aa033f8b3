"""Files with a line for each paper, taken over from the earlier file where the paper is told of as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Entry, Known, digest
from generator.render.remembered import Remembered
from generator.render.told import KEY_LENGTH, key


@dataclass(frozen=True, slots=True)
class Form:
    """What lines say of a paper, by name, and what stands between them and behind the last."""

    name: str
    line: Callable[[Entry], bytes]
    between: bytes = b"\n"
    tail: bytes = b"\n"


class Lines:
    """Makes such files; `keys` are digests of all that lines tell of each paper, by citekey."""

    def __init__(self, keys: Mapping[str, str], remembered: Remembered) -> None:
        self._keys = keys
        self._remembered = remembered

    def file(self, path: str, entries: Sequence[Entry], form: Form, head: bytes = b"") -> Known:
        """The file at `path` with a line for each of `entries`."""
        keys = [self._keys[entry.citekey] for entry in entries]
        make = partial(self._made, path, entries, keys, form, head)
        made = self._remembered.page(path, key(form.name, head, *keys), make)
        self._remembered.used[f"{form.name}:{path}"] = [made.digest, len(head), "".join(keys)]
        return made

    def _made(
        self, path: str, entries: Sequence[Entry], keys: Sequence[str], form: Form, head: bytes
    ) -> bytes:
        known = self._earlier(path, form)
        lines = [known.get(key) or form.line(entry) for key, entry in zip(keys, entries, strict=True)]
        return b"".join([head, form.between.join(lines), form.tail])

    def _earlier(self, path: str, form: Form) -> dict[str, bytes]:
        """The lines of the earlier file by key, where it stands as it was written."""
        match self._remembered.recall(f"{form.name}:{path}"):
            case [str(written), int(start), str(keys)] if keys:
                data = self._remembered.read(path)
                if digest(data) != written:
                    return {}
                # No line holds a line break: JSON writes those in texts as escapes.
                lines = data[start : len(data) - len(form.tail)].split(form.between)
                return dict(zip(_cut(keys), lines, strict=True))
        return {}


def _cut(keys: str) -> Iterator[str]:
    return (keys[start : start + KEY_LENGTH] for start in range(0, len(keys), KEY_LENGTH))

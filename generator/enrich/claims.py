"""Which note speaks of which work, and which names in people's files lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, error, warning
from generator.merge import Merged
from generator.model import Note, Place, SourceText
from generator.notes import suggest, wiki_keys


def claim(notes: Sequence[Note], merged: Merged) -> tuple[dict[str, Note], tuple[Diagnostic, ...]]:
    """The note of each work by citekey; a note under a former key counts, a second one is an error."""
    claimed: dict[str, Note] = {}
    faults: list[Diagnostic] = []
    current = {work.citekey for work in merged.works}
    # A note under the key of today goes before one under a former key.
    for note in sorted(notes, key=lambda n: (n.key not in current, n.key)):
        citekey = merged.find(note.key)
        if citekey is None:
            faults.append(_unclaimed(note, merged))
        elif citekey in claimed:
            faults.append(_second(note, claimed[citekey]))
        else:
            claimed[citekey] = note
    return claimed, tuple(faults)


def unresolved(files: Iterable[SourceText], merged: Merged) -> Iterator[Diagnostic]:
    """Name every `[[key]]` in people's files that is no paper, or could be two."""
    for file in files:
        for key, line in wiki_keys(file.text):
            if merged.find(key) is None:
                yield _leads_nowhere(key, Place(file.path, line + 1), merged)


def _leads_nowhere(key: str, place: Place, merged: Merged) -> Diagnostic:
    if key in merged.contested:
        return _contested(key, place, merged.contested)
    remedy = f"Did you mean `[[{near}]]`?" if (near := _nearest(key, merged)) else _REMEDY
    return warning("link-without-paper", place, f"`[[{key}]]` names no paper of the library", remedy)


def _unclaimed(note: Note, merged: Merged) -> Diagnostic:
    if note.key in merged.contested:
        return _contested(note.key, note.place, merged.contested)
    near = _nearest(note.key, merged)
    remedy = f"Rename it to `{near}.md` if that is the paper; until then it is kept" if near else _KEPT
    return warning("note-without-paper", note.place, f"no paper has the key `{note.key}`", remedy + ".")


def _contested(key: str, place: Place, contested: Mapping[str, tuple[str, ...]]) -> Diagnostic:
    claimants = " and ".join(f"`{citekey}`" for citekey in contested[key])
    return error(
        "contested-key", place, f"`{key}` could be {claimants}", "Write the one that you mean in full."
    )


def _second(note: Note, first: Note) -> Diagnostic:
    return error(
        "second-note",
        note.place,
        f"{first.place.path} already speaks of this paper",
        "Move what you want to keep into that file and delete this one.",
    )


def _nearest(key: str, merged: Merged) -> str | None:
    found = suggest(key, [(known, known.replace("-", " ")) for known in merged.keys])
    return found[0] if found else None


_REMEDY = "Use the key at the end of the paper's address."
_KEPT = "It is kept; rename or delete it yourself when its paper will not come back"

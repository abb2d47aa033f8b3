"""Records become works: equality joins them, a note may join or part them, likeness is only reported.

The result is a pure function of the records and notes, whatever the order of files: groups are found by
union-find over sorted pairs, and a work's key comes from the smallest text that identifies one of its
titled records (of its untitled ones where none has a title).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.diagnostics import Diagnostic, error, warning
from generator.identity import OPENING_WORDS, base_key, identifying_text, opening, told_apart
from generator.model import Note, Place, Record, Work

V = TypeVar("V")

_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Merged:
    """Works by citekey; `keys` maps every key that exactly one work has or had to that work's citekey.

    `contested` are the addresses that several works could claim, each with their citekeys.
    """

    works: tuple[Work, ...]
    keys: Mapping[str, str]
    contested: Mapping[str, tuple[str, ...]]

    def find(self, key: str) -> str | None:
        """The citekey of the work that `key` names, or None where it names none or several."""
        return self.keys.get(key)


@dataclass(frozen=True, slots=True)
class _Identified:
    """A record with what identifies it, computed once; `rank` is its place in the order of lists."""

    rank: int
    record: Record
    identity: str
    base: str


def merge(
    records: Iterable[Record], notes: Sequence[Note] = (), ranks: Mapping[str, int] | None = None
) -> tuple[Merged, tuple[Diagnostic, ...]]:
    """Join the records that speak of the same paper.

    `ranks` gives the place of each source's list in the order of lists, newest first; it decides whose
    text is shown and never what a work is called.
    """
    ordered = sorted(records, key=lambda record: _order(record, ranks or {}))
    identified = [_identify(rank, record) for rank, record in enumerate(ordered)]
    by_identity = _grouped((one.identity, one) for one in identified)
    groups = _Groups(by_identity)
    addresses = _addresses(identified)
    diagnostics = [*_part(groups, notes, addresses)]
    _join_by_identifier(groups, identified)
    diagnostics += _join_untitled(groups, identified)
    diagnostics += _join_by_note(groups, notes, addresses)
    members = _grouped((groups.find(identity), identity) for identity in by_identity)
    works = sorted(
        (_work(identities, by_identity, addresses) for identities in members.values()),
        key=lambda w: w.citekey,
    )
    merged = _with_keys(works, addresses, by_identity)
    return merged, tuple(diagnostics)


def _identify(rank: int, record: Record) -> _Identified:
    return _Identified(
        rank,
        record,
        identifying_text(record.title, record.abstract),
        base_key(record.title, record.abstract),
    )


def _order(record: Record, ranks: Mapping[str, int]) -> tuple[int, str, int]:
    return ranks.get(record.source, len(ranks)), record.source, record.position


class _Groups:
    """Union-find over identities; the smallest of a group stands for it (Tarjan 1975, path halving)."""

    def __init__(self, identities: Iterable[str]) -> None:
        self._parent = {identity: identity for identity in identities}
        self._parted: set[frozenset[str]] = set()

    def find(self, identity: str) -> str:
        parent = self._parent
        while parent[identity] != identity:
            parent[identity] = parent[parent[identity]]
            identity = parent[identity]
        return identity

    def part(self, one: str, other: str) -> None:
        """Never let `one` and `other` come into the same group."""
        self._parted.add(frozenset((one, other)))

    def join(self, one: str, other: str) -> bool:
        """Join two groups unless that would bring together what a note keeps apart."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        if any({self.find(member) for member in pair} == {first, second} for pair in self._parted):
            return False
        self._parent[second] = first
        return True


def _addresses(identified: Sequence[_Identified]) -> dict[str, tuple[str, ...]]:
    """Each base key with the identities that could claim it, sorted."""
    claims = _grouped(sorted({(one.base, one.identity) for one in identified}))
    return {base: tuple(identities) for base, identities in claims.items()}


def _key_of(identity: str, base: str, addresses: Mapping[str, tuple[str, ...]]) -> str:
    return told_apart(base, identity) if len(addresses[base]) > 1 else base


# joining -------------------------------------------------------------------------------------------------


def _join_by_identifier(groups: _Groups, identified: Sequence[_Identified]) -> None:
    shared = _grouped(
        sorted((identifier, one.identity) for one in identified for identifier in _identifiers(one.record))
    )
    for identities in shared.values():
        for identity in identities[1:]:
            groups.join(identities[0], identity)


def _identifiers(record: Record) -> Iterator[str]:
    if record.doi:
        yield f"doi {record.doi.lower()}"
    arxiv = _ARXIV.search(record.url or "")
    if arxiv:
        yield f"arxiv {arxiv[1].lower()}"


def _join_untitled(groups: _Groups, identified: Sequence[_Identified]) -> Iterator[Diagnostic]:
    """An untitled record is the titled one of the same abstract, where exactly one title has it."""
    untitled = [one for one in identified if one.record.title is None]
    titled = _titles_by_abstract(identified, untitled) if untitled else {}
    for one in untitled:
        candidates = sorted(set(titled.get(one.identity, ())))
        if len({groups.find(candidate) for candidate in candidates}) > 1:
            yield warning(
                "untitled-ambiguous",
                one.record.place,
                f"papers with {len(candidates)} different titles have this untitled abstract",
                "Put its title above it; until then it stands with the first of them.",
            )
        if candidates:
            groups.join(candidates[0], one.identity)


def _titles_by_abstract(
    identified: Sequence[_Identified], untitled: Sequence[_Identified]
) -> dict[str, list[str]]:
    """The titled identities by what would identify their abstracts if they stood there untitled.

    Those that open otherwise than every untitled one are left out.
    """
    openings = {None, *(_opening_of(one.identity) for one in untitled)}
    return _grouped(
        (identifying_text(None, one.record.abstract), one.identity)
        for one in identified
        if one.record.title is not None and opening(one.record.abstract) in openings
    )


def _opening_of(identity: str) -> str:
    """As `opening` gives it for a text that is identified so; `identity` is that of an untitled record."""
    return " ".join(identity.split(maxsplit=OPENING_WORDS + 1)[1 : OPENING_WORDS + 1])


def _join_by_note(
    groups: _Groups, notes: Sequence[Note], addresses: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    known = _identities(addresses)
    for note in sorted(notes, key=lambda n: n.key):
        for other in note.same_as:
            pair = known.get(note.key), known.get(other)
            if pair[1] is None:
                yield _unknown("same_as", other, note.place)
            elif pair[0] is not None and not groups.join(pair[0], pair[1]):
                yield error(
                    "same-and-not-same",
                    note.place,
                    f"`same_as: {other}` joins what a `not_same_as` keeps apart",
                    "Remove one of the two.",
                )


def _part(
    groups: _Groups, notes: Sequence[Note], addresses: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    known = _identities(addresses)
    for note in sorted(notes, key=lambda n: n.key):
        for other in note.not_same_as:
            one, second = known.get(note.key), known.get(other)
            if second is None:
                yield _unknown("not_same_as", other, note.place)
            elif one is not None and one != second:
                groups.part(one, second)


def _identities(addresses: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Every key a record has as it stands, with the record's identity."""
    return {
        _key_of(identity, base, addresses): identity for base, ids in addresses.items() for identity in ids
    }


def _unknown(field: str, key: str, place: Place) -> Diagnostic:
    return warning(
        "unknown-key",
        place,
        f"`{field}` names `{key}`, which is no paper of the library",
        "Use the key at the end of the paper's address.",
    )


# naming --------------------------------------------------------------------------------------------------


def _work(
    identities: Sequence[str],
    records: Mapping[str, Sequence[_Identified]],
    addresses: Mapping[str, tuple[str, ...]],
) -> Work:
    # "title …" sorts behind "abstract …"; a title's key is the one that readers can read.
    ordered = sorted(identities, key=lambda identity: (not identity.startswith("title "), identity))
    keys = [_key_of(identity, records[identity][0].base, addresses) for identity in ordered]
    own = sorted((one for identity in identities for one in records[identity]), key=lambda one: one.rank)
    return Work(keys[0], tuple(one.record for one in own), tuple(dict.fromkeys(keys[1:])))


def _with_keys(
    works: Sequence[Work],
    addresses: Mapping[str, tuple[str, ...]],
    records: Mapping[str, Sequence[_Identified]],
) -> Merged:
    owner = {key: work.citekey for work in works for key in (work.citekey, *work.former_keys)}
    contested = {}
    for base, identities in addresses.items():
        if len(identities) == 1:
            continue
        claimants = sorted({owner[_key_of(identity, base, addresses)] for identity in identities})
        if len(claimants) > 1:
            contested[base] = tuple(claimants)
        else:
            owner[base] = claimants[0]
    formers = _grouped((citekey, key) for key, citekey in sorted(owner.items()) if key != citekey)
    named = tuple(Work(w.citekey, w.records, tuple(formers.get(w.citekey, ()))) for w in works)
    return Merged(named, owner, contested)


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, list[V]]:
    groups: dict[str, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)

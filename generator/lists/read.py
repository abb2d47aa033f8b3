"""Read the list files, and give every source a list, whether or not a file speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, error, in_order, notice
from generator.front_matter import nearest
from generator.lists.heads import Head, head
from generator.lists.slugs import natural, slugs_beside, source_slugs
from generator.lists.sources import SourceInfo, default_title
from generator.model import Place, ReadingList, SourceText


def read(
    files: Sequence[SourceText], sources: Sequence[SourceInfo]
) -> tuple[tuple[ReadingList, ...], tuple[Diagnostic, ...]]:
    """All lists, newest date first and undated last by slug, and what is wrong with their files.

    Every source has a list. A list file with `source` speaks of that source; one without is a reading path.
    """
    heads, faults = _heads(files)
    by_name = {source.name: source for source in sources}
    kept, related = _related(heads, by_name)
    described = {one.source.name for one in kept if one.source}
    own = slugs_beside((one.name for one in kept), ())
    # Sources with a file keep their place among the others, so that a new list file moves no other address.
    beside = slugs_beside(by_name, own.values())
    rest = {name: slug for name, slug in beside.items() if name not in described}
    lists = [_of_file(one, own[one.name], by_name) for one in kept]
    lists += [_of_source(by_name[name], slug) for name, slug in rest.items()]
    places = {one.name: one.place for one in kept}
    moved = (
        *_suffixed(own, places),
        *_suffixed(rest, {name: Place(by_name[name].path) for name in rest}),
    )
    return _in_order(lists), in_order([*faults, *related, *moved])


def redirects(lists: Iterable[ReadingList], sources: Sequence[SourceInfo]) -> tuple[tuple[str, str], ...]:
    """What a source's name alone would give as its list's address, with the address that it has now.

    Only pairs that differ, and no address that another list has.
    """
    present = {one.source: one.slug for one in lists if one.source is not None}
    taken = {one.slug for one in lists}
    former = source_slugs(source.name for source in sources)
    return tuple(
        sorted(
            (slug, present[name]) for name, slug in former.items() if name in present and slug not in taken
        )
    )


def _heads(files: Sequence[SourceText]) -> tuple[list[Head], list[Diagnostic]]:
    heads: list[Head] = []
    faults: list[Diagnostic] = []
    for file in sorted(files, key=lambda one: one.name):
        read_head, found = head(file)
        faults += found
        if read_head is not None:
            heads.append(read_head)
    return heads, faults


def _related(
    heads: Iterable[Head], sources: Mapping[str, SourceInfo]
) -> tuple[tuple[Head, ...], tuple[Diagnostic, ...]]:
    """The files that stand: each speaks of a source that is there, and of one that no file before it took."""
    first: dict[str, Head] = {}
    kept: list[Head] = []
    faults: list[Diagnostic] = []
    for one in heads:
        if one.source and one.source.name not in sources:
            faults.append(_missing(one.source.name, one.source.place, sources))
        elif one.source and one.source.name in first:
            faults.append(_taken(one.source.name, one.source.place, first[one.source.name]))
        else:
            kept.append(one)
            if one.source:
                first[one.source.name] = one
    return tuple(kept), tuple(faults)


def _of_file(one: Head, slug: str, sources: Mapping[str, SourceInfo]) -> ReadingList:
    source = sources[one.source.name] if one.source else None
    return ReadingList(
        slug=slug,
        title=one.title or default_title(source.name if source else one.name),
        source=source.name if source else None,
        date=one.date,
        listed=source.listed if source else None,
        url=one.url,
        text=one.text,
        summaries=one.summaries,
        steps=one.steps,
        place=one.place,
    )


def _of_source(source: SourceInfo, slug: str) -> ReadingList:
    return ReadingList(slug, default_title(source.name), source.name, listed=source.listed)


def _in_order(lists: Iterable[ReadingList]) -> tuple[ReadingList, ...]:
    by_slug = sorted(lists, key=lambda one: one.slug)
    return tuple(sorted(by_slug, key=lambda one: one.date or "", reverse=True))


def _missing(name: str, place: Place, sources: Mapping[str, SourceInfo]) -> Diagnostic:
    near = nearest(name, sources)
    remedy = f"Did you mean `{near}`?" if near else "Write the name as it stands in library/sources/."
    return error("list-source-missing", place, f"There is no source `{name}`.", remedy)


def _taken(name: str, place: Place, first: Head) -> Diagnostic:
    message = f"`{first.place.path}` already speaks of the source `{name}`."
    return error("list-source-twice", place, message, "Keep what you want in one of the two files.")


def _suffixed(slugs: Mapping[str, str], places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    for name, slug in slugs.items():
        wanted = natural(name)
        if slug != wanted:
            message = f"Another list has the address `{wanted}`, so this one's is `{slug}`."
            yield notice(
                "list-address", places[name], message, "Rename the file if you want another address."
            )

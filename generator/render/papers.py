"""A paper's page: a body that reads well anywhere, and all other facts in the front matter for the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from operator import attrgetter
from urllib.parse import quote

import jinja2

from generator.model import Appearance, Entry, Known, Link, LinkKind, Related, RelatedWorks
from generator.render import addresses, citing, editing, finding, marks
from generator.render.badges import is_open, short
from generator.render.catalogue import Catalogue
from generator.render.curators import prose
from generator.render.pages import Page
from generator.render.phrases import headed
from generator.render.remembered import Remembered
from generator.render.told import key
from generator.render.views import CodeView, TagView
from generator.text import markdown

_KINDS = {
    LinkKind.CODE: "Code", LinkKind.PROJECT: "Project page", LinkKind.DEMO: "Demo", LinkKind.DATASET: "Data",
    LinkKind.WEIGHTS: "Weights", LinkKind.PAPER: "Paper", LinkKind.OTHER: "Link",
}  # fmt: skip
_ORDER = {kind: n for n, kind in enumerate(_KINDS)}
# Characters of an URL that would end or disturb a Markdown destination in angle brackets.
_IN_BRACKETS = {ord(c): quote(c) for c in ' <>"\\`[]'} | {ord("&"): "&amp;"}


# What a page tells of each record, and of the note beside its text.
_record = attrgetter(
    "source", "place.line", "listed", "creators", "issued", "container_title", "doi", "url"
)  # fmt: skip
_note = attrgetter("place.path", "creators", "issued", "doi", "url")


class Papers:
    """Makes the pages of papers."""

    def __init__(self, catalogue: Catalogue, related: RelatedWorks, environment: jinja2.Environment) -> None:
        self._catalogue = catalogue
        self._related = related
        self._render = environment.get_template("paper.md.jinja").render
        self._lists = {
            slug: (each.title, each.listed, each.date, self._size(slug))
            for slug, each in catalogue.lists.items()
        }

    @cached_property
    def keys(self) -> dict[str, str]:
        """A digest of all that the page of each paper tells, by citekey."""
        return {citekey: self._key(entry) for citekey, entry in self._catalogue.entries.items()}

    def outputs(self, entries: Iterable[Entry], remembered: Remembered) -> Iterator[Known]:
        """The Markdown files of some papers; of one that is `remembered` only the digest is made."""
        for entry in entries:
            address, key = addresses.paper(entry.citekey), self.keys[entry.citekey]
            yield remembered.page(addresses.markdown(address), key, partial(self._made, address, entry))

    def _key(self, entry: Entry) -> str:
        return key(
            self._catalogue.told[entry.citekey],
            entry.summary,
            entry.abstracts_differ,
            entry.note and (self._prose(entry), *_note(entry.note)),
            tuple(map(_record, entry.work.records)),
            tuple([self._place(entry, seen) for seen in entry.appearances]),
            tuple(
                [
                    (each.citekey, self._catalogue.entries[each.citekey].label, each.because)
                    for each in self._near(entry)
                ]
            ),
        )

    def _place(self, entry: Entry, seen: Appearance) -> tuple[object, ...]:
        """All that a page tells of a paper's place in a list."""
        number = self._catalogue.pages.get((seen.slug, entry.citekey))
        return (
            number,
            seen.position,
            seen.remark,
            seen.record and _record(seen.record),
            number and self._lists[seen.slug],
        )

    def _prose(self, entry: Entry) -> str:
        """The note's text with its links."""
        return prose(self._catalogue, entry.note.text, addresses.paper(entry.citekey)) if entry.note else ""

    def _made(self, address: str, entry: Entry) -> bytes:
        body = self._render(
            heading=markdown(entry.label),
            untitled=entry.title is None,
            why=markdown(entry.why or ""),
            abstract=markdown(entry.abstract),
            summary=entry.summary,
            note=self._prose(entry),
            links=[_as_markdown(link) for link in _sorted(entry.links) if is_open(link)],
        )
        description = entry.why or entry.abstract
        page = Page(address, entry.label, description, body, "paper.html", self._facts(entry))
        return page.output().content

    def _facts(self, entry: Entry) -> dict[str, object]:
        badge = self._catalogue.badges[entry.citekey]
        return {
            "citekey": entry.citekey,
            "tags": [tag.id for tag in entry.tags],
            **_bibliography(entry),
            "pick": entry.pick,
            "untitled": entry.title is None,
            "has_abstract": bool(entry.abstract),
            "abstracts_differ": entry.abstracts_differ,
            "code": _code(badge),
            "links": _other_links(entry, badge),
            "read": finding.known(entry),
            "query": finding.query(entry),
            "facets": self._facets(entry),
            "lists": [fact for seen in entry.appearances if (fact := self._appearance(entry, seen))],
            "related": self._read_next(entry),
            "cite": citing.citation(entry),
            "edit": editing.note_address(self._catalogue.library, entry),
        }

    def _facets(self, entry: Entry) -> list[dict[str, object]]:
        """The tags in groups, facets in the order of the vocabulary."""
        groups: dict[str, list[TagView]] = {facet: [] for facet in self._catalogue.marks}
        for tag in marks.tags(self._catalogue, entry.tags):
            groups[self._catalogue.terms[tag.id].facet].append(tag)
        return [
            {"name": headed(facet), "mark": self._catalogue.marks[facet], "tags": [_tag(tag) for tag in tags]}
            for facet, tags in groups.items()
            if tags
        ]

    def _appearance(self, entry: Entry, seen: Appearance) -> dict[str, object] | None:
        reading_list = self._catalogue.lists.get(seen.slug)
        if reading_list is None:
            return None
        number = self._catalogue.pages[seen.slug, entry.citekey]
        record = seen.record
        return {
            "href": "../" + addresses.numbered(f"lists/{seen.slug}", number),
            "title": reading_list.title,
            "position": seen.position,
            "size": self._size(seen.slug),
            "date": (record and record.listed) or reading_list.listed or reading_list.date or "",
            "place": f"{record.source}:{record.place.line}" if record else "",
            "remark": seen.remark,
        }

    def _size(self, slug: str) -> int:
        """The position of a list's last paper, 0 of an empty list."""
        members = self._catalogue.members[slug]
        return members[-1].position if members else 0

    def _near(self, entry: Entry) -> list[Related]:
        """The related works that are shown."""
        entries = self._catalogue.entries
        return [each for each in self._related.get(entry.citekey, ()) if each.citekey in entries]

    def _read_next(self, entry: Entry) -> list[dict[str, object]]:
        entries = self._catalogue.entries
        return [
            {
                "href": f"{each.citekey}.html",
                "title": entries[each.citekey].label,
                "because": list(each.because),
            }
            for each in self._near(entry)
        ]


def _bibliography(entry: Entry) -> dict[str, object]:
    """The record's facts under their CSL names, those that are known."""
    facts = {
        "creators": list(citing.creators(entry)),
        "issued": citing.issued(entry),
        "container-title": citing.container(entry),
        "DOI": finding.doi(entry),
        "URL": finding.url(entry),
    }
    return {name: value for name, value in facts.items() if value}


def _code(view: CodeView) -> dict[str, str]:
    return {
        "status": view.status,
        "label": view.label,
        "url": view.url,
        "host": view.host,
        "sentence": view.sentence,
    }


def _other_links(entry: Entry, badge: CodeView) -> list[dict[str, str]]:
    """The ordinary links, without the one on the code button; a broken one has no URL."""
    return [
        {
            "kind": _KINDS[link.kind],
            "label": link.repository or short(link.url),
            "url": link.url if is_open(link) else "",
        }
        for link in _sorted(entry.links)
        if not (link.kind is LinkKind.CODE and link.url in (badge.url, badge.label))
    ]


def _sorted(links: tuple[Link, ...]) -> list[Link]:
    """Code first, each kind in the order of the text."""
    return sorted(links, key=lambda link: _ORDER[link.kind])


def _as_markdown(link: Link) -> str:
    label = markdown(link.repository or short(link.url))
    return f"{_KINDS[link.kind]}: [{label}](<{link.url.translate(_IN_BRACKETS)}>)"


def _tag(tag: TagView) -> dict[str, object]:
    return {"label": tag.label, "href": f"../{tag.href}", "words": list(tag.words)}

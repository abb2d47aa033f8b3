"""A page: front matter and body at an address, and the cutting of long lists into pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator.model import Output
from generator.render import addresses
from generator.render.catalogue import ROWS_A_PAGE
from generator.render.frontmatter import dumped, encoded
from generator.render.phrases import shortened
from generator.render.views import PageLink, Pager
from generator.text import html

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file that becomes the page at `address`.

    `title` and `description` are plain text here and HTML-escaped in the file, because themes print them raw.
    Generated pages stay out of the theme's search: the library has its own.
    """

    address: str
    title: str
    description: str
    body: str
    template: str = "library.html"
    fields: Mapping[str, object] = field(default_factory=dict)

    def output(self) -> Output:
        """The file."""
        front = dumped(
            {
                "title": html(self.title),
                "description": html(shortened(self.description)),
                "template": self.template,
                "hide": ["navigation", "toc"],
                "search": {"exclude": True},
                **self.fields,
            }
        )
        rooted = self.body.replace(addresses.ROOT, f'="{addresses.root_from(self.address)}')
        return Output(addresses.markdown(self.address), encoded(f"{front}\n{rooted}"))


def paged(base: str, items: Sequence[T]) -> Iterator[tuple[str, Sequence[T], Pager]]:
    """The pages of a list: address, its items, and the links to the others; an empty list has one page."""
    last = max(1, -(-len(items) // ROWS_A_PAGE))
    for number in range(1, last + 1):
        some = items[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        yield addresses.numbered(base, number), some, pager(base, number, last)


def pager(base: str, number: int, last: int) -> Pager:
    """Links to the first page, the last, and those around this one."""
    shown = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    links = tuple(
        PageLink(each, addresses.numbered(base, each), each == number, gap=each - before > 1)
        for before, each in zip([0, *shown], shown, strict=False)
    )
    return Pager(
        previous=addresses.numbered(base, number - 1) if number > 1 else "",
        following=addresses.numbered(base, number + 1) if number < last else "",
        pages=links if last > 1 else (),
    )

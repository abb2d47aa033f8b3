"""Links to a place within another page, which MkDocs checks once it has read all pages."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.files import File


def pointed_at(files: Iterable[File]) -> set[str]:
    """The pages, by path below the docs folder, that others link into: their changes may break a link."""
    return {target.src_uri for file in files for target in _targets(file) if target.src_uri != file.src_uri}


def points_at_unread(file: File) -> bool:
    """Whether the page of a file links into one that is not read, so that nobody can check the link."""
    return any(target.page is None and target.is_documentation_page() for target in _targets(file))


def _targets(file: File) -> Iterable[File]:
    return (file.page and file.page.links_to_anchors) or ()

"""Brings a finished site up to date without MkDocs, where no page went.

All that pages have in common stands then: their shells, and what links lead to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.fast.anchors import points_at_unread
from generator.fast.keeping import Keeping
from generator.fast.maker import Maker
from generator.fast.waiting import Waiting, named
from generator.sharing import shared


class Renewal:
    """Finishes what has changed in the same shells.

    `page_of` gives the page at a path as it was finished, or None, also where other pages link into it, and
    those links would have to be checked again; `files` gives all files of the site.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        maker: Maker,
        keeping: Keeping,
        page_of: Callable[[str], Waiting | None],
        files: Callable[[], Files],
    ) -> None:
        self._config = config
        self._maker = maker
        self._keeping = keeping
        self._page_of = page_of
        self._files = files

    def bring(self, before: Mapping[str, str], after: Mapping[str, str]) -> set[str] | None:
        """Bring generated files from these digests to those; gives the addresses that changed.

        None where only a whole build will do: where a page went, or is MkDocs' own, or shows otherwise in the
        navigation, where links into pages are to be checked, where a page came that others may have waited
        for, and where a person has changed a file, so that it is no longer ours.
        """
        changed = self._changed(before, after)
        stale = {path for path in changed if path.endswith(".md")}
        pages = {path: page for path in sorted(stale) if (page := self._page_of(path)) is not None}
        come = [page for path, page in pages.items() if path not in before]
        is_known = stale <= pages.keys() & after.keys() and self._may_come(come)
        if not is_known or self._is_touched(changed, after):
            return None
        waiting = [Waiting(page.file, after[path], page.is_own) for path, page in pages.items()]
        if not self._finish(waiting):
            return None
        for path in changed - stale:
            self._keeping.renew(path, after.get(path), self._config.docs_dir)
        return {page.address for page in waiting} | (changed - stale)

    def _may_come(self, pages: Sequence[Waiting]) -> bool:
        """Whether nothing of the site changes with these pages, which it has not had.

        Links to them would have been complained of, and a site with complaints is built as a whole; their
        addresses may not be those of other files.
        """
        if not pages:
            return True
        awaited = set(named(self._config.nav))
        is_told = self._config.validation.links.not_found >= logging.WARNING
        return is_told and not any(
            page.file.src_uri in awaited or Path(self._config.site_dir, page.address).exists()
            for page in pages
        )

    def _finish(self, pages: Sequence[Waiting]) -> bool:
        """Whether the pages are finished: their links checked, and all else that shows them as it was."""
        for page in pages:
            if page.is_own:
                shown = _shown(page)
                self._maker.introduce(page, self._files)
                if _shown(page) != shown:
                    return False
        for page, built in zip(pages, shared(self._maker.simply, pages), strict=True):
            self._keeping.pages[page.address] = built or self._maker.by_mkdocs(page, self._files())
            if built is None and points_at_unread(page.file):
                return False
        return True

    def _changed(self, before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
        """The files that differ, without those that the settings keep out of the site."""
        excluded = self._config.exclude_docs
        changed = {path for path, _ in before.items() ^ after.items()}
        return changed if excluded is None else changed.difference(excluded.match_files(changed))

    def _is_touched(self, changed: set[str], after: Mapping[str, str]) -> bool:
        return any(Path(self._config.docs_dir, path).exists() for path in changed - after.keys())


def _shown(page: Waiting) -> str | None:
    """What other pages show of a page; those that link into it are not finished here."""
    return page.file.page.title if page.file.page else None

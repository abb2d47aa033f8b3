"""Brings a finished site up to date without MkDocs, where no page came or went.

All that pages have in common stands then: their shells, the sitemap, what links lead to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.fast.anchors import points_at_unread
from generator.fast.keeping import Keeping
from generator.fast.maker import Maker
from generator.fast.waiting import Waiting


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

        None where only a whole build will do: where a page came or went, or is MkDocs' own, or shows
        otherwise in the navigation, where links into pages are to be checked, and where a person has
        changed a file, so that it is no longer ours.
        """
        changed = self._changed(before, after)
        stale = {path for path in changed if path.endswith(".md")}
        pages = {path: page for path in sorted(stale) if (page := self._page_of(path)) is not None}
        is_known = stale <= pages.keys() & before.keys() & after.keys()
        if not is_known or self._is_touched(changed, after):
            return None
        for path, page in pages.items():
            if not self._finish(Waiting(page.file, after[path], page.is_own)):
                return None
        for path in changed - stale:
            self._keeping.renew(path, after.get(path), self._config.docs_dir)
        return {page.address for page in pages.values()} | (changed - stale)

    def _finish(self, page: Waiting) -> bool:
        """Whether the page is finished: its links checked, and all else that shows it as it was."""
        if page.is_own:
            shown = _shown(page)
            self._maker.introduce(page, self._files)
            if _shown(page) != shown:
                return False
        built = self._maker.simply(page)
        if built is None:
            built = self._maker.by_mkdocs(page, self._files())
            if points_at_unread(page.file):
                return False
        self._keeping.pages[page.address] = built
        return True

    def _changed(self, before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
        """The files that differ, without those that the settings keep out of the site."""
        excluded = self._config.exclude_docs
        changed = {path for path, _ in before.items() ^ after.items()}
        return changed if excluded is None else changed.difference(excluded.match_files(changed))

    def _is_touched(self, changed: set[str], after: Mapping[str, str]) -> bool:
        return any(Path(self._config.docs_dir, path).exists() for path in changed - after.keys())


def _shown(page: Waiting) -> tuple[Any, ...]:
    """What other pages show of a page, or lead to."""
    made = page.file.page
    return (made.meta, made.title, made.present_anchor_ids) if made else ()

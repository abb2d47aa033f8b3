"""Brings a finished site up to date without MkDocs, where no page went.

All that pages have in common stands then: their shells, and what links lead to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.fast.anchors import points_at_unread
from generator.fast.keeping import Keeping
from generator.fast.maker import Maker
from generator.fast.strangers import has_known_templates
from generator.fast.waiting import Waiting
from generator.sharing import shared


class LastBuild(Protocol):
    """What the last build made of the generated files."""

    @property
    def left_out(self) -> Set[str]:
        """Those that are no part of the site."""

    def page(self, path: str) -> Waiting | None:
        """The page at a path as it was finished, or would be.

        None also where other pages link into it, and those links would have to be checked again.
        """


class Renewal:
    """Finishes what has changed in the same shells; `files` gives all files of the site."""

    def __init__(
        self,
        config: MkDocsConfig,
        maker: Maker,
        keeping: Keeping,
        last: LastBuild,
        files: Callable[[], Files],
    ) -> None:
        self._config = config
        self._maker = maker
        self._keeping = keeping
        self._last = last
        self._files = files

    def bring(self, before: Mapping[str, str], after: Mapping[str, str]) -> set[str] | None:
        """Bring generated files from these digests to those; gives the addresses that changed.

        None where only a whole build will do: where a page went, or is MkDocs' own, or shows otherwise in the
        navigation, where links into pages are to be checked, where a page came that others may have waited
        for, and where a person has changed a file, so that it is no longer ours.
        """
        changed = {path for path, _ in before.items() ^ after.items()}
        excluded, left_out = self._excluded(changed), self._last.left_out
        # A link to what is left out is no fault, but one to nothing is.
        if left_out - after.keys() or (excluded & after.keys()) - left_out:
            return None
        changed -= excluded
        stale = {path for path in changed if path.endswith(".md")}
        pages = {path: page for path in sorted(stale) if (page := self._last.page(path)) is not None}
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
        """Whether these new pages change nothing else of the site.

        A link or a place in the navigation that waited for one of them has been complained of, where the
        settings do not let it pass, and after a complaint the whole site is built.
        """
        allowed = self._config.validation
        is_told = min(allowed.links.not_found, allowed.nav.not_found) >= logging.WARNING
        stands = (Path(self._config.site_dir, page.address).exists() for page in pages)
        return not pages or (is_told and not any(stands))

    def _finish(self, pages: Sequence[Waiting]) -> bool:
        """Whether the pages are finished: their links checked, and all else that shows them as it was."""
        for page in pages:
            if page.is_own:
                shown = self._shown(page)
                self._maker.introduce(page, self._files)
                if self._shown(page) != shown:
                    return False
        for page, built in zip(pages, shared(self._maker.simply, pages), strict=True):
            self._keeping.pages[page.address] = built or self._maker.by_mkdocs(page, self._files())
            if built is None and points_at_unread(page.file):
                return False
        return True

    def _excluded(self, paths: set[str]) -> set[str]:
        """Those that the settings keep out of the site, which are in no record of it."""
        excluded = self._config.exclude_docs
        return set(excluded.match_files(paths)) if excluded else set()

    def _is_touched(self, changed: set[str], after: Mapping[str, str]) -> bool:
        return any(Path(self._config.docs_dir, path).exists() for path in changed - after.keys())

    def _shown(self, page: Waiting) -> object:
        """What other pages may show of a page; those that link into it are not finished here."""
        made = page.file.page
        if made is None or has_known_templates(self._config):
            return made and made.title
        return made.meta, made.title, made.present_anchor_ids

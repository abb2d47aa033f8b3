"""The sitemap of a build without MkDocs to which pages came; in any other one the last sitemap stands."""

from __future__ import annotations

import gzip
import io

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp

from generator.fast.keeping import write
from generator.files.disk import Stamp

_NAME = "sitemap.xml"
_PACKED = f"{_NAME}.gz"


def write_sitemap(config: MkDocsConfig, environment: jinja2.Environment) -> dict[str, Stamp]:
    """Write it, as it is and packed, like MkDocs; gives the stamps of both files by address."""
    if not config.site_url:
        # It names no page then.
        return {}
    files = get_files(config).documentation_pages()
    pages = [Page(None, file, config) for file in files]
    context = get_context(Navigation([], []), files, config, base_url=".")
    data = environment.get_template(_NAME).render({**context, "pages": files}).encode()
    packed = io.BytesIO()
    moment = get_build_timestamp(pages=pages)
    with gzip.GzipFile(f"{config.site_dir}/{_PACKED}", "wb", fileobj=packed, mtime=moment) as file:
        file.write(data)
    return {
        _NAME: write(f"{config.site_dir}/{_NAME}", data),
        _PACKED: write(f"{config.site_dir}/{_PACKED}", packed.getvalue()),
    }

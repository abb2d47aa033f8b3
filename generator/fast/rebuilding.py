"""A build without MkDocs: what changed is finished in the shells that the last build left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files

from generator.fast.keeping import Keeping
from generator.fast.lasting import KeptShells, UnknownShellError
from generator.fast.maker import Maker
from generator.fast.renewing import Renewal
from generator.fast.sitemap import write_sitemap
from generator.files.disk import Stamp
from generator.shipped import OVERLAY


def lay_over(config: MkDocsConfig) -> None:
    """Put the theme overlay behind the site's `custom_dir` and before the theme."""
    if str(OVERLAY) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERLAY))


def rebuilt(
    config: MkDocsConfig, keeping: Keeping, around: str, digests: Mapping[str, str]
) -> dict[str, Stamp | None] | None:
    """Bring the kept site to the generated files, of which `digests` are given by path.

    Gives the stamp of each finished file that changed, None for one that is gone; None in all where only a
    whole build will do.
    """
    lay_over(config)
    environment = config.theme.get_env()
    shells = KeptShells.of(keeping.root, around, config, environment)
    if shells is None:
        return None
    environment.bytecode_cache = keeping.compiled(shells.basis)
    maker = Maker(config, shells.basis, shells)
    earlier = set(keeping.pages)
    before = {built.path: built.source for built in keeping.pages.values()}
    renewal = Renewal(config, maker, keeping, shells, cache(lambda: _files(config)))
    try:
        changed = renewal.bring(before, digests)
    except UnknownShellError:
        return None
    if changed is None:
        return None
    keeping.save()
    now = {address: keeping.pages.get(address) for address in changed}
    has_come = any(built and built.template for address, built in now.items() if address not in earlier)
    stamps = {address: built.stamp if built else None for address, built in now.items()}
    return {**stamps, **(write_sitemap(config, environment) if has_come else {})}


def _files(config: MkDocsConfig) -> Files:
    """All files of the site, for links between them."""
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    return files

"""Who else may have a part in a site, and may look at anything in it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from generator.fast.simple import HARMLESS

_PLUGINS = frozenset({"papershelf", "search", "material/search"})
_READS_FILES = frozenset({"pymdownx.snippets"})
#: The theme whose version counts and whose own folders need no look; another may inherit from anywhere.
_THEME = "material"


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin, and no hook, has a part in what MkDocs makes."""
    return _PLUGINS.issuperset(config.plugins) and not config.hooks


def is_plain(config: MkDocsConfig) -> bool:
    """Whether all that has a part in the site is known by its settings, its files and its versions."""
    return (
        is_alone(config)
        and config.theme.name == _THEME
        and (HARMLESS - _READS_FILES).issuperset(config.markdown_extensions)
    )


def has_known_templates(config: MkDocsConfig) -> bool:
    """Whether templates are those of the overlay and the theme, of which it is known what they look at."""
    own = config.theme.custom_dir or config.extra_templates or config.draft_docs
    return config.theme.name == _THEME and not own

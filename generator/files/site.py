"""The site's configuration, as far as the generator needs it: `mkdocs.yml` read without starting MkDocs.

MkDocs takes a quarter of a second to load its configuration with theme and plugins; pages are generated in
less. Only plain settings are read here, with `!ENV` honoured and all other tags left to MkDocs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.diagnostics import error
from generator.files.refusals import RefusedError
from generator.model import Place

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Site:
    """A site's folder and what its configuration says; `docs` is the folder of pages and library.

    `templates` are the site's own, which go before the shipped ones.
    """

    root: Path
    docs: Path
    title: str
    url: str | None = None
    repo_url: str | None = None
    edit_uri: str | None = None

    @property
    def templates(self) -> tuple[Path, ...]:
        """The site's own folder of templates, if it has one."""
        folder = self.root.resolve() / "templates"
        return (folder,) if folder.is_dir() else ()


class _Loader(yaml.SafeLoader):
    """Plain YAML; a tag of MkDocs' own (a Python name, say) reads as nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_site(root: Path, name: str = CONFIGURATION) -> Site:
    """Read the configuration of the site in `root`, without MkDocs' defaults; raises RefusedError."""
    settings = read_settings(root, name)
    return Site(
        root=root,
        docs=root / str(settings.get("docs_dir") or "docs"),
        title=str(settings.get("site_name") or root.resolve().name),
        url=_text(settings, "site_url"),
        repo_url=_text(settings, "repo_url"),
        edit_uri=_text(settings, "edit_uri"),
    )


def read_settings(root: Path, name: str = CONFIGURATION) -> dict[str, Any]:
    """The settings as they stand in the file and in those it inherits from; raises RefusedError."""
    settings: dict[str, Any] = {}
    path = root / name
    seen: set[Path] = set()
    while path not in seen:
        seen.add(path)
        own = _settings(path)
        settings = _joined(own, settings)
        path = path.parent / str(own.get("INHERIT") or path.name)
    return settings


def _settings(path: Path) -> dict[str, Any]:
    try:
        return _mapping(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError as fault:
        raise _no_site(path) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise _unreadable(path.name, 1, str(fault)) from fault


def _joined(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """As MkDocs joins them: mappings key by key, all else replaced."""
    both = under.keys() & over.keys()
    nested = {key for key in both if isinstance(under[key], dict) and isinstance(over[key], dict)}
    return {**under, **over, **{key: _joined(under[key], over[key]) for key in nested}}


def _mapping(text: str, name: str) -> dict[str, Any]:
    try:
        settings = yaml.load(text, _Loader)  # noqa: S506 - derived from the safe loader
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise _unreadable(name, line, str(fault.problem)) from fault
    except yaml.YAMLError as fault:
        raise _unreadable(name, 1, "it has characters that YAML does not allow") from fault
    if not isinstance(settings, dict):
        raise _unreadable(name, 1, "it is no mapping of settings")
    return settings


def _text(settings: dict[str, Any], name: str) -> str | None:
    value = settings.get(name)
    return str(value) if value else None


def _no_site(path: Path) -> RefusedError:
    message = f"there is no {path.name} in {path.parent}, so this is no site's folder"
    remedy = "Give the site's folder with -C, or start a site with `papershelf new DIR`."
    return RefusedError(error("no-site", Place(path.name), message, remedy))


def _unreadable(name: str, line: int, problem: str) -> RefusedError:
    message = f"the configuration cannot be read: {problem}"
    return RefusedError(error("bad-configuration", Place(name, line), message, "Mend the line."))

"""A fresh site: the files of `templates/scaffold/`, filled in and written into an empty folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import jinja2

from generator.diagnostics import error
from generator.files.refusals import RefusedError
from generator.files.writing import write_new
from generator.model import Place

_TEMPLATE_SUFFIX = ".jinja"
#: Folders that a curator fills; git keeps no empty folder, and `papershelf add` makes them again.
_FOLDERS = ("sources", "lists", "notes")


def scaffold(
    folder: Path, template: Path, *, title: str, repo: str | None, requirement: str
) -> tuple[str, ...]:
    """Write a new site into `folder` and return the files' names; raises RefusedError unless it is empty.

    `repo` is `owner/name` on GitHub; `requirement` a line of requirements.txt.
    """
    _refuse_unless_empty(folder)
    words = {
        # JSON is YAML: any title stays one scalar.
        "title": json.dumps(title, ensure_ascii=False),
        "heading": " ".join(title.split()),
        "repo_url": f"https://github.com/{repo}" if repo else "",
        "requirement": requirement,
    }
    made = list(_files(template, words))
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made:
        write_new(folder, folder / name, data)
    for name in _FOLDERS:
        (folder / "site_src" / "library" / name).mkdir(exist_ok=True)
    return tuple(name for name, _ in made)


def _files(template: Path, words: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(template),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - no HTML among them
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    for path in sorted(path for path in template.rglob("*") if path.is_file()):
        name = path.relative_to(template).as_posix()
        if name.endswith(_TEMPLATE_SUFFIX):
            text = environment.get_template(name).render(words)
            yield _undotted(name.removesuffix(_TEMPLATE_SUFFIX)), text.encode()
        else:
            yield _undotted(name), path.read_bytes()


def _undotted(name: str) -> str:
    """`dot-github/x` is `.github/x`: packaging tools leave dot files out or obey them."""
    parts = (f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part for part in name.split("/"))
    return str(PurePosixPath(*parts))


def _refuse_unless_empty(folder: Path) -> None:
    if folder.is_dir():
        first = next(iter(sorted(folder.iterdir())), None)
        if first is None:
            return
        message = f"the folder is not empty: it holds {first.name}"
    elif folder.exists() or folder.is_symlink():
        message = "this is a file, not a folder"
    else:
        return
    remedy = "Name a folder that is empty or not there yet; nothing was written."
    raise RefusedError(error("folder-not-empty", Place(str(folder)), message, remedy))

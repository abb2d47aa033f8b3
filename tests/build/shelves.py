"""A small site on the disk, its library written word by word, and what a run makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator import build
from generator.files import read_site

CONFIGURATION = "site_name: The pier\ndocs_dir: site_src\n"


class Shelf:
    """A site's folder with the few things that tests do to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "site_src"
        self.library = self.docs / "library"
        self.library.mkdir(parents=True)
        (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")

    def put(self, path: str, content: str | bytes) -> Path:
        """Write a file of the library."""
        file = self.library / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def source(self, name: str, *papers: tuple[str | None, str]) -> Path:
        """Write a dump of papers, each a title (or None) and an abstract."""
        return self.put(f"sources/{name}", dump(papers))

    def note(self, key: str, head: str = "", text: str = "") -> Path:
        """Write the note of a paper."""
        return self.put(f"notes/{key}.md", f"---\n{head}\n---\n{text}\n")

    def path(self, slug: str, *lines: str) -> Path:
        """Write a reading path."""
        return self.put(f"lists/{slug}.md", "---\ntitle: A way\n---\n" + "".join(f"- {x}\n" for x in lines))

    def generate(self) -> build.Report:
        """Bring the pages to what the library says."""
        return build.generate(read_site(self.root))

    def page(self, path: str) -> str:
        """A generated file's text."""
        return (self.docs / path).read_bytes().decode()

    def papers(self) -> dict[str, Any]:
        """The papers of `papers.json` by citekey."""
        return {paper["citekey"]: paper for paper in json.loads(self.page("papers.json"))["papers"]}

    def lists(self) -> list[dict[str, Any]]:
        """The lists of `papers.json`."""
        found: list[dict[str, Any]] = json.loads(self.page("papers.json"))["lists"]
        return found

    def generated(self) -> dict[str, bytes]:
        """Every file that is not a person's."""
        return {
            path.relative_to(self.docs).as_posix(): path.read_bytes()
            for path in sorted(self.docs.rglob("*"))
            if path.is_file() and not path.is_relative_to(self.library)
        }

    def stamps(self) -> dict[str, int]:
        """When each file and folder of the site was last changed."""
        return {str(path): path.lstat().st_mtime_ns for path in (self.root, *self.root.rglob("*"))}


def dump(papers: Iterable[tuple[str | None, str]]) -> str:
    """Papers as a text dump."""
    return "\n".join(f"{title}\n\n{abstract}\n" if title else f"{abstract}\n" for title, abstract in papers)


def abstract(subject: str) -> str:
    """An invented abstract, long enough to be one even where no title stands above it."""
    return (
        f"We watch {subject} from the end of the pier for a whole winter and write down what happens in "
        f"every hour of light. What we learn of {subject} is little, but it is ours, and it does not change "
        "with the wind. Two of us would do it again, and the third would rather read about it somewhere dry."
    )


def found(report: build.Report) -> set[tuple[str, str]]:
    """The findings of a run: code and `path:line` below the library."""
    return {(one.code, str(one.place).removeprefix("site_src/library/")) for one in report.diagnostics}

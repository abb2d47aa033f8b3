"""A generated file on its way past MkDocs."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from mkdocs.structure.files import File, InclusionLevel


class Generated(File):
    """A file that links may lead to, and that MkDocs neither reads, renders nor copies."""

    @classmethod
    def instead_of(cls, file: File) -> Generated:
        """What stands for one of MkDocs' files, from which it differs in its kind only."""
        stub = cls.__new__(cls)
        # Made when it is first asked for, and otherwise for a file of this kind.
        vars(stub).update(vars(file), dest_uri=file.dest_uri, inclusion=InclusionLevel.NOT_IN_NAV)
        return stub

    def is_documentation_page(self) -> bool:
        """It is none of MkDocs' pages."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Finished elsewhere."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file to be finished: the generated one, the digest of that, and its address.

    A page of the navigation and the home page have a shell of their own (`is_own`).
    """

    file: Generated
    digest: str
    is_own: bool = False

    @property
    def address(self) -> str:
        """Relative to the site's root."""
        return self.file.dest_uri


@dataclass(frozen=True, slots=True)
class Taken:
    """What a build by MkDocs made of the generated files: pages by path, and what it left out of the site."""

    pages: Mapping[str, Waiting]
    left_out: Set[str]

    def page(self, path: str) -> Waiting | None:
        """The page at a path, if there is one."""
        return self.pages.get(path)

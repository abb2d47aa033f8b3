"""A build that reads files while another run writes them is put right by the next one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import plugin
from generator.cli import main
from generator.files import left_alone
from tests.build.shelves import abstract
from tests.plugin.conftest import Pier, files


@pytest.mark.parametrize("name", ["papers/tides.md", "code/code.json"])
def test_what_was_read_between_two_edits_is_not_taken_for_what_it_was_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    site = Pier(tmp_path / "site")
    site.source("a.txt", ("Tides", abstract("the tide")))
    assert main(["build", "-C", str(site.root)]) == 0
    expected, settled = files(site.root / "site"), (site.docs / name).read_bytes()
    (site.root / ".papershelf/built.json").unlink()

    def meanwhile(root: Path, docs: Path) -> Mapping[str, str]:
        found = left_alone(root, docs)
        (site.docs / name).write_bytes(settled.replace(b"the tide", b"the ebb!") + b"\n")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(plugin, "left_alone", meanwhile)
        os.utime(site.docs / "index.md")
        assert main(["build", "-C", str(site.root)]) == 0
    assert files(site.root / "site") != expected
    (site.docs / name).write_bytes(settled)
    assert main(["build", "-C", str(site.root)]) == 0
    assert files(site.root / "site") == expected

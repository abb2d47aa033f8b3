"""A finished page is made again when anything that its template includes has changed, whatever that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from tests.build.shelves import abstract
from tests.plugin.conftest import Pier

PAGE = """{% extends "main.html" %}
{% block content %}
{{ page.content }}{% include "parts/foot.inc" %}{% include "linked/sign.svg" %}
{% endblock %}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pier:
    """A site whose pages of papers include two files, one of them behind a link; it is built."""
    monkeypatch.delenv("SITE_URL", raising=False)
    site = Pier(tmp_path / "site")
    site.source("a.txt", ("Tides", abstract("the tide")))
    settings = site.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("theme:\n", "theme:\n  custom_dir: own\n", 1)
    settings.write_text(text, encoding="utf-8")
    for path in (site.root / "own/parts/foot.inc", site.root / "shared/sign.svg"):
        path.parent.mkdir(parents=True)
        path.write_text("<i>as it was</i>", encoding="utf-8")
    (site.root / "own/paper.html").write_text(PAGE, encoding="utf-8")
    (site.root / "own/linked").symlink_to("../shared", target_is_directory=True)
    assert main(["build", "-C", str(site.root)]) == 0
    return site


@pytest.mark.parametrize("name", ["own/parts/foot.inc", "shared/sign.svg"])
def test_a_file_that_pages_include_shows_on_them_when_it_is_edited(site: Pier, name: str) -> None:
    (site.root / name).write_text("<i>as it is</i>", encoding="utf-8")
    assert main(["build", "-C", str(site.root)]) == 0
    assert "<i>as it is</i>" in (site.root / "site/papers/tides.html").read_text(encoding="utf-8")


def test_an_editors_mark_on_an_override_that_it_has_open_stops_nothing(site: Pier) -> None:
    (site.root / "own/.#paper.html").symlink_to("somebody@somewhere.1234")
    (site.root / "own/parts/foot.inc").write_text("<i>as it is</i>", encoding="utf-8")
    assert main(["build", "-C", str(site.root)]) == 0
    assert "<i>as it is</i>" in (site.root / "site/papers/tides.html").read_text(encoding="utf-8")

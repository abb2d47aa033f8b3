"""Compiled templates are kept as long as what compiles them stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files import room_for_templates
from generator.render import environment


def folder_of(root: Path) -> Path:
    return root / ".papershelf" / "memory" / "templates"


def test_a_template_is_compiled_once_and_again_when_its_text_changes(tmp_path):
    own = tmp_path / "templates"
    own.mkdir()
    room = room_for_templates(tmp_path, "now")
    for text, kept in (("gull", 1), ("gull", 1), ("heron", 1)):
        (own / "bird.html.jinja").write_text(text)
        environment.cache_clear()
        assert environment((own,), room).get_template("bird.html.jinja").render() == text
        assert len(list(room.iterdir())) == kept


def test_those_of_another_basis_are_removed(tmp_path):
    before = room_for_templates(tmp_path, "before")
    (before / "bird.cache").write_bytes(b"heron")
    assert room_for_templates(tmp_path, "now") == folder_of(tmp_path) / "now"
    assert not before.exists()


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"a file"), lambda path: path.symlink_to("/")]
)
def test_where_there_can_be_no_folder_nothing_is_kept(tmp_path, spoil):
    folder_of(tmp_path).parent.mkdir(parents=True)
    spoil(folder_of(tmp_path))
    assert room_for_templates(tmp_path, "now") is None

"""Compiled templates are kept as long as what compiles them stands, and run only as they were kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from generator.files import Compiled
from generator.render import environment

OLD = "gull"


def folder_of(root: Path) -> Path:
    return root / ".papershelf" / "memory" / "templates"


@pytest.fixture
def rendered(tmp_path: Path) -> Callable[[str, str], str]:
    """Renders a text as a site's own template, in a run of its own."""
    own = tmp_path / "templates"
    own.mkdir()

    def render(text: str, basis: str = "now") -> str:
        (own / "bird.html.jinja").write_text(text)
        environment.cache_clear()
        return environment((own,), Compiled(tmp_path, basis)).get_template("bird.html.jinja").render()

    return render


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are compiled."""
    texts: list[str] = []
    compile_ = jinja2.Environment.compile

    def watched(environment: jinja2.Environment, source: str, *arguments: object) -> object:
        texts.append(source)
        return compile_(environment, source, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", watched)
    return texts


def test_a_template_is_compiled_once_and_again_when_its_text_changes(tmp_path, rendered, compiled):
    assert [rendered(text) for text in (OLD, OLD, "heron", "heron")] == [OLD, OLD, "heron", "heron"]
    assert compiled == [OLD, "heron"]
    assert len(list(folder_of(tmp_path).iterdir())) == 1


def test_it_is_compiled_again_on_another_basis(tmp_path, rendered, compiled):
    assert rendered(OLD, "before") == rendered(OLD, "now") == OLD
    assert compiled == [OLD, OLD]
    assert len(list(folder_of(tmp_path).iterdir())) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: data.index(b"\n") + 30],
        lambda data: data.replace(OLD.encode(), b"wren"),
        lambda data: b"",
    ],
    ids=["cut", "cut early", "changed", "emptied"],
)
def test_one_that_does_not_stand_as_it_was_kept_is_compiled_again(tmp_path, rendered, compiled, damage):
    assert rendered(OLD) == OLD
    (file,) = folder_of(tmp_path).iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert rendered(OLD) == OLD
    assert compiled == [OLD, OLD]


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"a file"), lambda path: path.symlink_to("/")]
)
def test_where_there_can_be_no_folder_nothing_is_kept(tmp_path, rendered, compiled, spoil):
    folder_of(tmp_path).parent.mkdir(parents=True)
    spoil(folder_of(tmp_path))
    assert rendered(OLD) == rendered(OLD) == OLD
    assert compiled == [OLD, OLD]

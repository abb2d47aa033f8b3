"""The command-line reference names every command, argument and option that the parser takes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from generator.cli import COMMANDS, _parser

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "command-line.md"


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = _parser()._actions
    return dict(next(a for a in actions if isinstance(a, argparse._SubParsersAction)).choices)


def sections() -> dict[str, str]:
    """The text below each heading ``## `papershelf COMMAND` ``, by command."""
    text = REFERENCE.read_text(encoding="utf-8")
    _, *found = re.split(r"^## `papershelf ([a-z]+)`$", text, flags=re.MULTILINE)
    texts = (text.partition("\n## ")[0] for text in found[1::2])
    return dict(zip(found[::2], texts, strict=True))


def rows(section: str) -> set[str]:
    """The names in the first cells of the section's table; of `-x VALUE` the option."""
    cells = re.findall(r"^\| *`([^`|]+)` *\|", section, flags=re.MULTILINE)
    return {cell.split()[0] for cell in cells}


def names(parser: argparse.ArgumentParser) -> set[str]:
    """Options by their name, arguments by their metavar; -h explains itself."""
    return {
        name
        for action in parser._actions
        if not isinstance(action, argparse._HelpAction)
        for name in (action.option_strings or [str(action.metavar)])
    }


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert set(sections()) == set(commands())


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_a_section_lists_exactly_what_its_command_takes(name: str) -> None:
    assert rows(sections()[name]) == names(commands()[name]) - {"-C"}


def test_the_option_of_almost_all_commands_is_explained_once() -> None:
    common = REFERENCE.read_text(encoding="utf-8").partition("\n## `papershelf")[0]
    without = {name for name, parser in commands().items() if "-C" not in names(parser)}
    assert rows(common) == {"-C"}
    assert without == {"new"}


def test_the_examples_of_the_help_stand_in_the_reference() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert [command.example for command in COMMANDS if command.example not in text] == []

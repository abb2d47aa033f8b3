"""The commands of tutorial and README print what is shown there.

`UPDATE_TUTORIAL=1` writes what they print into the documents. Seconds are not compared, nor numbers of
files, which grow with the starter vocabulary.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_BLOCK = re.compile(r"^```(console|(?:text|markdown) (\S+))\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CHANGING = (
    (re.compile(r"\d+\.\d s"), "0.0 s"),
    (re.compile(r"[\d,]+ files written, [\d,]+ unchanged, [\d,]+ deleted"), "… files"),
)


class Session:
    """A person at a shell who does what the tutorial says."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._folder = home
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self._environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}

    def done(self, block: re.Match[str]) -> str:
        """The block as it should read: a file is written, commands are run."""
        kind, name, text = block.groups()
        if name:
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_text(text, encoding="utf-8")
            return block[0]
        commands = [line for line in text.splitlines() if line.startswith("$ ")]
        return "\n".join(
            [f"```{kind}", *(shown for command in commands for shown in self._run(command)), "```"]
        )

    def _run(self, command: str) -> list[str]:
        words = shlex.split(command.removeprefix("$ "))
        if words[0] == "cd":
            self._folder /= words[1]
            return [command]
        ended = subprocess.run(
            words,
            cwd=self._folder,
            env=self._environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        return [command, *ended.stdout.replace(str(self._home), "/home/you").splitlines()]


def steady(text: str) -> str:
    for pattern, replacement in _CHANGING:
        text = pattern.sub(replacement, text)
    return text


@pytest.mark.parametrize("name", ["docs/tutorial.md", "README.md"])
def test_a_document_shows_what_happens(name: str, tmp_path: Path) -> None:
    document = ROOT / name
    written = document.read_text(encoding="utf-8")
    happened = _BLOCK.sub(Session(tmp_path.resolve()).done, written)
    if os.environ.get("UPDATE_TUTORIAL"):
        document.write_text(happened, encoding="utf-8")
    assert steady(happened) == steady(written)

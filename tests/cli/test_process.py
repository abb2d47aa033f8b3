"""The command as a process: its help, its streams, its signals, and two of it at once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main
from generator.files import lock
from tests.build.shelves import abstract
from tests.cli.conftest import FreshSite, process

ESCAPE = re.compile(rb"\x1b\[\d")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals as POSIX has them")


def ended(running: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = running.communicate(timeout=60)
    return running.returncode, (out or b"").decode(), err.decode()


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["--help"])
    assert ending.value.code == 0
    said = capsys.readouterr().out
    assert all(re.search(rf"^    {command.name} ", said, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_help_of_a_command_has_an_example(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main([command.name, "--help"])  # type: ignore[attr-defined]
    assert ending.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"Example: papershelf {command.name}" in said  # type: ignore[attr-defined]


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "usage: papershelf" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["unknown"], ["add"], ["generate", "--nonsense"], ["new"], ["note"]])
def test_wrong_usage_is_status_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(arguments)
    assert ending.value.code == 2
    assert "usage: papershelf" in capsys.readouterr().err


def test_help_loads_nothing_that_takes_long() -> None:
    code = (
        "import sys; from generator.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "loaded = {'mkdocs', 'yaml', 'jinja2', 'generator.build', 'generator.tags'} & set(sys.modules)\n"
        "sys.exit(f'{loaded} are loaded' if loaded else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_in_a_pipe_there_is_neither_progress_nor_colour(fresh: FreshSite) -> None:
    fresh.source("a.txt", (None, abstract("the lamp")))
    status, out, err = ended(process("generate"))
    assert status == 0
    assert len(out.splitlines()) == 2
    assert len(err.splitlines()) == 2
    assert "\r" not in out + err
    assert "\x1b" not in out + err


@posix
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_colour_unless_it_is_told_not_to(
    fresh: FreshSite, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    fresh.source("a.txt", (None, abstract("the lamp")))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert bool(ESCAPE.search(_on_a_terminal("generate"))) is coloured


def _on_a_terminal(*arguments: str) -> bytes:
    """What the command writes to a terminal of its own."""
    import pty  # noqa: PLC0415 - not there on Windows

    ours, theirs = pty.openpty()
    running = process(*arguments, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 65536):
            shown += data
    except OSError:
        # The other end is closed (Linux says so with an error).
        pass
    finally:
        os.close(ours)
    running.wait(timeout=60)
    return shown


def test_an_encoding_without_quotation_marks_stops_nothing(
    fresh: FreshSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(f"{abstract('the “α” lamp')}\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    status, out, err = ended(process("add", str(tmp_path / "a.txt")))
    assert status == 0
    assert "untitled: ?We watch the" in out
    assert "Traceback" not in err


@posix
def test_a_reader_that_has_gone_ends_the_command_without_a_traceback(fresh: FreshSite) -> None:
    fresh.source("a.txt", ("Tides", abstract("the tide")))
    reading, writing = os.pipe()
    os.close(reading)
    running = process("generate", stdout=writing)
    os.close(writing)
    status, _, err = ended(running)
    assert status == 1
    assert "Traceback" not in err
    assert "Exception ignored" not in err


def test_the_second_of_two_runs_waits_and_says_so(fresh: FreshSite) -> None:
    fresh.source("a.txt", ("Tides", abstract("the tide")))
    with lock(fresh.root):
        running = process("generate")
        assert running.stdout is not None
        assert (
            running.stdout.readline() == b"Another run holds this site; waiting for it to end \xe2\x80\xa6\n"
        )
        assert fresh.generated() == {}
    status, out, _ = ended(running)
    assert status == 0
    assert out.startswith("1 paper, 1 list; ")


@posix
def test_an_interrupted_run_says_so_and_leaves_everything_whole(fresh: FreshSite) -> None:
    fresh.source("a.txt", ("Tides", abstract("the tide")))
    with lock(fresh.root):
        running = process("generate")
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        status, out, err = ended(running)
    assert status == 130
    assert out == "Stopped. What is written is whole; run the command again to go on.\n"
    assert err == ""
    assert fresh.generated() == {}

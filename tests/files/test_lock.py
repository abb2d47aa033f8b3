"""One run at a time."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from generator.files import RefusedError, lock


def test_a_lock_that_nobody_holds_is_had_at_once_and_again(tmp_path):
    said = []
    for _ in range(2):
        with lock(tmp_path, waiting=lambda: said.append("waiting")):
            pass
    assert said == []


def test_a_second_run_waits_for_the_first_and_says_so_once(tmp_path):
    said = []
    first = lock(tmp_path)
    first.__enter__()

    def waiting():
        said.append("waiting")
        threading.Timer(0.25, lambda: first.__exit__(None, None, None)).start()

    with lock(tmp_path, patience=30, waiting=waiting):
        pass
    assert said == ["waiting"]


def test_a_second_run_gives_up_with_a_clear_error(tmp_path):
    with lock(tmp_path), pytest.raises(RefusedError) as refused, lock(tmp_path, patience=0.1):
        pass
    assert refused.value.diagnostic.code == "site-locked"
    assert refused.value.diagnostic.place.path == ".papershelf/lock"


def test_a_run_that_failed_leaves_no_lock(tmp_path):
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError
    with lock(tmp_path, patience=0.1):
        pass


def test_a_killed_process_leaves_no_lock(tmp_path):
    program = (
        "import os, pathlib, sys; from generator.files import lock\n"
        "with lock(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, tmp_path], check=False)
    assert (tmp_path / ".papershelf/lock").exists()
    with lock(tmp_path, patience=0.1):
        pass


def test_taking_the_lock_again_touches_no_time_stamp(tmp_path):
    with lock(tmp_path):
        pass
    before = {path: path.stat().st_mtime_ns for path in (tmp_path, *tmp_path.rglob("*"))}
    with lock(tmp_path):
        pass
    assert {path: path.stat().st_mtime_ns for path in (tmp_path, *tmp_path.rglob("*"))} == before


def test_a_folder_in_which_no_lock_can_be_made_is_named(tmp_path):
    (tmp_path / ".papershelf").write_text("a file")
    with pytest.raises(RefusedError) as refused, lock(tmp_path):
        pass
    assert refused.value.diagnostic.code == "cannot-write"

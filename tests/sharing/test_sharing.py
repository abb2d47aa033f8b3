from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import sharing
from generator.sharing import Elsewhere, Helper, in_parts, shared


def square(number: int) -> int:
    return number * number


def test_results_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)
    assert shared(square, range(11)) == [n * n for n in range(11)]


def test_a_little_work_stays_here() -> None:
    assert shared(lambda _: os.getpid(), [1, 2]) == [os.getpid()] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second process")
def test_while_one_process_works_the_other_does_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)
    last = 9

    def waiting_for_the_last(number: int) -> int:
        if number == last:
            (tmp_path / "last").touch()
        while number == 0 and not (tmp_path / "last").exists():
            time.sleep(0.001)
        return os.getpid()

    waiting, *others = shared(waiting_for_the_last, range(last + 1))
    assert set(others) == {others[-1]} != {waiting}
    assert os.getpid() in (waiting, others[-1])


@pytest.mark.parametrize("most", [1, 2, 3, 4, 7, 256])
def test_parts_hold_all_things_in_their_order(most: int) -> None:
    parts = in_parts(list, range(7), most)
    assert len(parts) <= most
    assert [thing for part in parts for thing in part] == list(range(7))


def test_of_nothing_there_are_no_parts() -> None:
    assert in_parts(list, [], 8) == []


@pytest.mark.parametrize("number", [2, 127, 128, 129, 1000])
def test_each_thing_is_done_once(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)

    def done(each: int) -> int:
        (tmp_path / str(each)).touch(exist_ok=False)
        return each

    assert shared(done, range(number)) == list(range(number))


def test_a_process_that_dies_costs_only_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)
    parent = os.getpid()

    def deadly(number: int) -> int:
        if os.getpid() != parent:
            os._exit(1)
        return number

    assert shared(deadly, range(6)) == list(range(6))


def test_where_no_process_can_be_had_this_one_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(11, "no more processes")

    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)
    monkeypatch.setattr(multiprocessing.get_context("fork").Process, "start", refuse)
    assert shared(square, range(4)) == [0, 1, 4, 9]


def test_an_error_elsewhere_is_raised_here() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Elsewhere(fail).result()


def test_a_fault_here_ends_the_work_there(tmp_path: Path) -> None:
    begun, written = tmp_path / "begun", tmp_path / "written"

    def slowly() -> None:
        begun.touch()
        time.sleep(60)
        written.touch()

    def share() -> None:
        with Elsewhere(slowly):
            while not begun.exists():
                time.sleep(0.01)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        share()
    assert not multiprocessing.active_children()
    assert not written.exists()


NESTED = """
import os, time
from generator.sharing import Elsewhere

def nested():
    {work}

def outer():
    with Elsewhere(nested) as there:
        return there.result()

with Elsewhere(outer) as there:
    {here}
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes may end with their work")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_no_process_outlives_the_first(how: signal.Signals) -> None:
    code = NESTED.format(work="print('begun', flush=True); time.sleep(600)", here="there.result()")
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"begun\n"
    running.send_signal(how)
    # Read to the end, which is there when the last process that could write has ended.
    running.communicate(timeout=60)
    assert running.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second process")
def test_a_large_result_that_nobody_reads_any_more_keeps_no_process() -> None:
    code = NESTED.format(work="print('begun', flush=True); return bytes(10**6)", here="time.sleep(600)")
    running = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline() == b"begun\n"
    running.kill()
    running.communicate(timeout=60)
    assert running.returncode == -signal.SIGKILL


@pytest.fixture
def helper() -> Iterator[Helper[int, tuple[int, int]]]:
    """Tells beside the result which process it is of."""
    made = Helper(lambda number: (100 // number, os.getpid()))
    yield made
    made.end()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second process")
def test_a_helper_does_one_thing_after_the_other(
    helper: Helper[int, tuple[int, int]],
) -> None:
    done = [helper.do(number) for number in (1, 2, 5)]
    assert [result for result, _ in done] == [100, 50, 20]
    assert len({process for _, process in done} - {os.getpid()}) == 1


def test_what_a_helper_fails_at_is_seen_here_and_it_goes_on(helper: Helper[int, tuple[int, int]]) -> None:
    _, before = helper.do(1)
    with pytest.raises(ZeroDivisionError):
        helper.do(0)
    assert helper.do(1) == (100, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second process")
def test_without_its_helper_a_process_does_the_work(helper: Helper[int, tuple[int, int]]) -> None:
    _, process = helper.do(1)
    os.kill(process, signal.SIGKILL)
    assert helper.do(2) == (50, os.getpid())
    helper.end()
    assert helper.do(4) == (25, os.getpid())


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second process")
def test_what_a_helper_keeps_it_has_the_next_time_and_this_process_has_not() -> None:
    kept: list[str] = []

    def work(word: str) -> list[str]:
        kept.append(word)
        return kept

    def rest() -> None:
        kept.append("rest")
        raise ValueError("nobody waits for it")

    helper = Helper(work, rest)
    assert [helper.do(word) for word in "ab"] == [["a"], ["a", "rest", "b"]]
    helper.end()
    assert kept == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second process")
def test_a_process_with_a_helper_can_end() -> None:
    code = "from generator.sharing import Helper; print(Helper(abs).do(-1))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    assert (ran.stdout, ran.stderr) == ("1\n", "")

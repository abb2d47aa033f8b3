"""What MkDocs logs reaches the terminal, whichever thread says it, and in its time."""

from __future__ import annotations

import io
import logging
from threading import Thread

import pytest

from generator.cli.mkdocs import _told_to, _ToTerminal
from generator.cli.terminal import Terminal

LOG = logging.getLogger("mkdocs.pier")


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(io.StringIO(), io.StringIO())


def said(terminal: Terminal) -> str:
    assert isinstance(terminal.err, io.StringIO)
    return terminal.err.getvalue()


def test_any_thread_may_say_something(terminal: Terminal) -> None:
    with _told_to(_ToTerminal(terminal), logging.INFO):
        LOG.info("the tide rises")
        # A server answers each browser in a thread of its own.
        other = Thread(target=LOG.info, args=("the tide falls",), daemon=True)
        other.start()
        other.join(timeout=10)
    LOG.info("nobody listens")
    assert said(terminal) == "mkdocs: info: the tide rises\nmkdocs: info: the tide falls\n"


def test_what_is_held_is_told_later_and_counts_then(terminal: Terminal) -> None:
    log = _ToTerminal(terminal)
    with _told_to(log, logging.WARNING), log.held():
        LOG.info("too small to say")
        LOG.warning("the tide is late")
    assert (said(terminal), log.complaints) == ("", 0)
    log.tell_held()
    log.tell_held()
    assert (said(terminal), log.complaints) == ("mkdocs: warning: the tide is late\n", 1)

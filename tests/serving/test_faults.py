"""Faults stand on each page while they last, as plain text, and nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import error, notice, warning
from generator.model import Place
from generator.serving.banner import Banner, with_banner
from generator.serving.faults import Faults

PLACE = Place("site_src/library/vocabulary.yml", 7)
BROKEN = error("vocabulary-yaml", PLACE, "This is not valid YAML", "Mend the line.")


def faults(*found: Any) -> Faults:
    made = Faults("mkdocs.plugins.papershelf")
    made.add(found)
    return made


def answered(path: str, kind: str, body: bytes, html: bytes) -> tuple[dict[str, str], bytes]:
    """What a browser gets of a page, a file or an image, with a banner."""
    seen: dict[str, str] = {}

    def app(_environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def start_response(_status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        seen.update(headers)

    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    return seen, b"".join(Banner(app, lambda: html)(environ, start_response))


def test_a_fault_is_named_with_place_code_message_and_remedy() -> None:
    banner = faults(BROKEN).banner().decode()
    for words in (
        "site_src/library/vocabulary.yml:7",
        "error[vocabulary-yaml]",
        BROKEN.message,
        BROKEN.remedy,
    ):
        assert words in banner
    assert "<summary>1 error</summary>" in banner


def test_errors_come_first_and_only_a_handful_is_named() -> None:
    doubtful = [warning("untitled", Place("a.txt", line), f"Doubt {line}", "Look.") for line in range(1, 17)]
    banner = faults(*doubtful, BROKEN).banner().decode()
    assert banner.index(BROKEN.message) < banner.index("Doubt 1")
    assert "1 error, 16 warnings" in banner
    assert banner.count("<li>") == 5
    assert "and 12 more in the terminal" in banner


def test_a_notice_is_no_fault() -> None:
    assert faults(notice("look-alike", PLACE, "Alike", "Look.")).banner() == b""


def test_a_build_that_finds_nothing_leaves_nothing() -> None:
    made = faults(BROKEN)
    made.begin()
    assert made.banner() == b""


def test_what_mkdocs_complains_of_stays_until_it_has_built_again() -> None:
    made = Faults("mkdocs.plugins.papershelf")
    line = logging.LogRecord("mkdocs.structure", logging.WARNING, "", 1, "A link to %s", ("<b>",), None)
    made.handle(line)
    made.begin()
    assert "A link to &lt;b&gt;" in made.banner().decode()
    made.listen()
    assert made.banner() == b""


def test_the_generators_own_lines_in_the_log_are_not_named_twice() -> None:
    made = Faults("mkdocs.plugins.papershelf")
    made.handle(logging.LogRecord("mkdocs.plugins.papershelf", logging.ERROR, "", 1, "Broken", (), None))
    assert made.banner() == b""


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_of_a_fault_is_markup(text: str) -> None:
    plain = faults(error("code", Place("a", 1), "", "")).banner().decode()
    banner = faults(error("code", Place(text, 1), text, text)).banner().decode()
    assert banner.count("<") in {plain.count("<"), plain.count("<") + len(("<small>", "</small>"))}


def test_the_banner_is_the_first_thing_in_a_page() -> None:
    seen, page = answered("/a.html", "text/html", b"<html><body dir=ltr>Words</body>", b"<aside></aside>")
    assert page == b"<html><body dir=ltr><aside></aside>Words</body>"
    assert seen["Content-Length"] == str(len(page))


def test_a_page_is_as_it_was_built_where_nothing_is_wrong() -> None:
    body = b"<body>Words</body>"
    assert answered("/a.html", "text/html", body, b"") == (
        {"Content-Type": "text/html", "Content-Length": str(len(body))},
        body,
    )


def test_no_other_file_has_a_banner() -> None:
    assert answered("/a.json", "application/json", b'"<body>"', b"<aside></aside>")[1] == b'"<body>"'


def test_a_page_without_a_body_has_it_too() -> None:
    assert with_banner(b"Lost.", b"<aside></aside>") == b"<aside></aside>Lost."

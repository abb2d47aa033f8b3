"""Links and code status, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.links import code, find
from generator.model import Link

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    loaded = yaml.safe_load((HERE / name).read_text("utf-8"))
    return [pytest.param(case, id=title) for title, case in loaded.items()]


def shown(link: Link) -> str:
    if link.broken:
        return f"broken {link.url}"
    return " ".join(filter(None, (link.url, link.kind, link.repository)))


@pytest.mark.parametrize("case", cases("links.yml"))
def test_links_are_found_as_a_reader_would_click_them(case: dict[str, Any]) -> None:
    assert [shown(link) for link in find(case["text"])] == case["links"]


@pytest.mark.parametrize("case", cases("code.yml"))
def test_code_status_is_what_the_authors_say(case: dict[str, Any]) -> None:
    told = code(case["text"], find(case["text"]))
    assert (told.status, told.name) == (case["status"], case.get("name"))


def test_a_promise_keeps_its_sentence() -> None:
    text = "We study trees, e.g. oaks. Code will be released. Trees grow."
    assert code(text, ()).sentence == "Code will be released."


def test_a_link_keeps_its_sentence() -> None:
    text = (
        "We gain 2.5 points, cf. Fig. 2. Code by Jo et al. is at\nhttps://github.com/acme/tool.v2. It runs."
    )
    assert [link.sentence for link in find(text)] == [
        "Code by Jo et al. is at https://github.com/acme/tool.v2."
    ]


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    text = "- [code](https://github.com/acme/a)\n- [data](https://zenodo.org/record/1)"
    assert [link.sentence for link in find(text)] == [
        "- [code](https://github.com/acme/a)",
        "- [data](https://zenodo.org/record/1)",
    ]


def test_a_broken_link_has_no_repository() -> None:
    [link] = find("Code: https://github.com/acme/tool/...")
    assert link.broken
    assert link.repository is None

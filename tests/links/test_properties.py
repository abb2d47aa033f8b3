"""What holds for every text: links are whole, stable, and cost linear time even on hostile input."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links import code, find

WORDS = """https:// http:/ www. github.com / acme tool . , ) ( [ ]( ] { } \\ _ - ~ %20 # ? @ : … ... < > ' İ é
    。 code We anonymous.4open .science huggingface.co hf 192.0.2.7 .git is available at released"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))
MEGABYTE = 1_000_000
HOSTILE = {
    name: (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
    for name, unit in {
        "letters": "a",
        "h": "h",
        "opening brackets": "(",
        "closing brackets": ")",
        "schemes": "http://",
        "closed schemes": "http://a)",
        "digits": "7",
        "dots": ".",
        "hyphens": "-",
        "slashes": "/",
        "spaces": " ",
        "line breaks": "\n",
        "labels": "a.",
        "domains": "a.com/",
        "hosts": "github.com/ ",
        "code": "code ",
        "released": "we release ",
    }.items()
}


@given(TEXTS)
def test_whole_links_have_a_host_with_a_dot_and_no_space(text: str) -> None:
    for link in find(text):
        assert link.broken or ("." in link.host and not re.search(r"\s", link.url))


@given(TEXTS)
def test_a_found_link_is_found_again_as_it_is(text: str) -> None:
    for link in find(text):
        if not link.broken:
            assert [again.url for again in find(link.url)] == [link.url]


@given(TEXTS)
def test_no_link_is_given_twice(text: str) -> None:
    urls = [link.url for link in find(text)]
    assert len(urls) == len(set(urls))


@given(TEXTS)
def test_code_is_told_for_every_text(text: str) -> None:
    told = code(text, find(text))
    assert told.sentence in text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_anything_comes_to_an_end(text: str) -> None:
    links = find(text)
    assert code(text, links).name is None
    assert len(links) <= 2

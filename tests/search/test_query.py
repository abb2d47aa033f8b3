from __future__ import annotations

import zlib

import pytest

from generator.search.querying import query

FINDS = [
    ("counting herons from the air", "herons"),
    ("air herons counting", "herons"),
    ("storks and herons", "storks"),
    ("nestnet2", "nestnet"),
    ("nestnet 2", "nestnet"),
    ("nest net 2", "nestnet"),
    ("HM4WG", "wings"),
    ("hm 4 wg", "wings"),
    ("he", "herons"),
    ("feath", "text"),
    ("segment storks", "storks"),
    ("segmentation of storks", "storks"),
    ("cuonting herons", "herons"),
    ("bounting herons", "herons"),
    ("countng herrons", "herons"),
    ("fewshot", "storks"),
    ("few shot", "storks"),
    ("few-shot", "storks"),
    ("seagull", "gull"),
    ("sea-gull", "gull"),
    ("text2image", "text"),
    ("textto image", "text"),
    ("text-to-image", "text"),
    ("naive zurich", "naive"),
    ("naïve Zürich", "naive"),
    ("lakeside/swan-maps", "naive"),
    ("swan maps", "naive"),
    ("https://github.com/lakeside/swan-maps", "naive"),
    ("WBD nests", "nestnet"),
    ("avian life nests", "nestnet"),
    ('"quoted phrase"', "gull"),
    ('"herons from the air"', "herons"),
    ("herons -storks", "herons"),
    ("tag:nests", "nestnet"),
    ("tag:wbd -tag:nests", "storks"),
    ('tag:"avian life" storks', "storks"),
    ("code:yes herons", "herons"),
    ("list:spring", "wings"),
    ('list:"spring walk"', "wings"),
    ("why:maps", "storks"),
    ("why:", "storks"),
]


@pytest.mark.parametrize(("text", "citekey"), FINDS)
def test_the_paper_that_is_meant_stands_first(ask, text, citekey):
    assert ask(text).results[0].citekey == citekey


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        '"',
        '""',
        "!!! ???",
        "zqxjv wvkqz",
        "-herons",
        "tag:unheard",
        "code:perhaps",
        "🪿🪿",
        "__proto__",
        "(.*)+[",
    ],
)
def test_what_asks_for_nothing_or_gibberish_has_no_answer(ask, text):
    assert ask(text).results == ()


@pytest.mark.parametrize(
    "text", ["the of and", "<script>", "constructor herons", "鸟类 herons", "a" * 10_000, "herons " * 2000]
)
def test_odd_queries_are_answered_without_a_fault(ask, text):
    ask(text)


def test_a_minus_and_a_quoted_phrase_leave_papers_out(ask):
    assert {result.citekey for result in ask("herons").results} == {"herons", "storks"}
    assert {result.citekey for result in ask("herons -storks").results} == {"herons"}
    assert {result.citekey for result in ask('"storks and herons"').results} == {"storks"}
    assert ask('"herons storks"').results == ()


def test_partial_matches_say_so(ask):
    answer = ask("herons quantum feathers")
    assert answer.is_partial
    assert answer.results
    assert not ask("storks herons").is_partial


def test_a_repeated_word_changes_nothing_about_what_is_found(ask):
    assert ask("herons herons").results[0].citekey == ask("herons").results[0].citekey


def test_a_title_outweighs_an_abstract(ask):
    assert ask("nests").results[0].citekey == "nestnet"


def test_results_tell_their_hits_and_show_the_words_around_them(ask):
    result = ask("birds drones").results[0]
    assert [piece.text for piece in result.fragment if piece.hit] == ["birds", "drones"]
    assert (
        "".join(piece.text for piece in result.fragment)
        == "We count herons. Wading birds are seen by drones."
    )
    assert ask("storks").results[0].tags == ("Birds & wading",)


def test_a_lost_or_broken_shard_is_named_and_survived(files):
    shards = [path for path in files if path.endswith(".shard")]
    for broken in (b"", b"no shard", zlib.compress(b"{no json"), None):
        for lost in shards:
            kept = {path: data for path, data in files.items() if path != lost} | (
                {lost: broken} if broken is not None else {}
            )
            answer = query("herons tag:birds", kept.__getitem__)
            assert answer.failed in {(), (lost.removesuffix(".shard").rpartition("/")[2],)}


def test_an_index_of_another_version_is_refused(files):
    other = files | {"search/index.json": files["search/index.json"].replace(b'"version":2', b'"version":99')}
    with pytest.raises(ValueError, match="version 99"):
        query("herons", other.__getitem__)

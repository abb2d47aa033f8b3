"""Both ends of the search read the same words and give the same answers; node stands for the browser."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import unicodedata
from itertools import pairwise
from pathlib import Path

import mkdocs.contrib.search
import pytest

from generator.search import index
from generator.search.analysis import STOP_WORDS, compounds, parts, stem
from generator.search.language import parse
from generator.search.postings import CAP
from generator.search.querying import ranked
from generator.search.reader import Reader
from generator.search.readings import readings
from generator.search.script import lunr_script
from tests.conftest import skip_or_fail
from tests.search.shelves import shelf, told

NODE = Path(__file__).parents[1] / "js"
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
ENDINGS = (
    "ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness ousness "
    "aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement "
    "ment ent ion ou ism ate iti ous ive ize ed ing s es y ying eed ies sses"
).split()
QUERIES = """\
herons
counting hero
he
cuonting herons
seagull
text2image
textto image
few shot
naïve
the of
herons -storks
"herons from the air"
tag:wbd
tag:b
code:yes
code:no
list:spring
why:
why:maps
herons quantum
constructor __proto__
鸟类
🪿

wading birds nests tre
https://github.com/lakeside/swan-maps
hm 4 wg
herons herons
-yes herons
colonyes of gulls""".split("\n")


@pytest.fixture(scope="session")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        skip_or_fail("needs node for the browser's side of the search")
    return str(found)


def published(folder: Path, files: dict[str, bytes]) -> Path:
    script = lunr_script(LUNR.read_text(encoding="utf-8"))
    for path, data in {**files, script.path: script.content}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def in_browser(node: str, site: Path, texts: list[str], queries: list[str]) -> dict[str, list]:
    asked = json.dumps({"texts": texts, "queries": queries})
    command = [node, str(NODE / "answers.mjs"), str(site)]
    return json.loads(subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout)


def analysed(text: str) -> list[list[list]]:
    return [
        [[part, stem(part), part in STOP_WORDS] for part in parts(compound)] for compound in compounds(text)
    ]


def at_the_terminal(files: dict[str, bytes], text: str) -> dict[str, object]:
    reader, asked = Reader(files.__getitem__), parse(text)
    found = readings(asked.words, asked.open, reader)
    order = ranked(asked, found, reader)
    return {
        "ranked": [[number, rank.score, rank.complete, rank.whole_title] for rank, number in order[:10]],
        "terms": sorted({term for reading in found for term in reading.terms}),
        "total": len(order),
    }


def odd_words(count: int) -> list[str]:
    """Letters of every script, endings that a stemmer cuts, marks and joints in odd places."""
    chance = random.Random(5)  # noqa: S311
    letters = "abcdeiosyyrtlnmz"
    known = [chr(code) for code in range(0x20, 0x3000) if unicodedata.category(chr(code))[0] in "LMNPSZ"]
    known += [chr(code) for code in range(0x4E00, 0x4F00)] + list("ﬁﬂſẞİıǅ№™½²³ⅷ①Ⓐ한글か゛が")

    def word() -> str:
        stem_part = "".join(chance.choices(letters, k=chance.randint(0, 6)))
        return stem_part + "".join(chance.choices(ENDINGS, k=chance.randint(0, 2)))

    mixed = ["".join(chance.choices(known, k=chance.randint(1, 6))) + word() for _ in range(count // 2)]
    return mixed + [word() + chance.choice("-_/.+&@' ") + word() for _ in range(count - len(mixed))]


def test_odd_words_are_read_alike(node, files, tmp_path):
    texts = odd_words(20_000)
    theirs = in_browser(node, published(tmp_path, files), texts, [])["analysed"]
    assert [(text, ours) for text, ours in zip(texts, theirs, strict=True) if ours != analysed(text)] == []


def test_real_words_are_read_alike(node, files, seeds, tmp_path):
    running = [path.read_text(encoding="utf-8").split() for path in seeds]
    pairs = {f"{one} {other}" for words in running for one, other in pairwise(words)}
    texts = sorted({word for words in running for word in words} | set(sorted(pairs)[::4]))[:20_000]
    assert len(texts) == 20_000
    theirs = in_browser(node, published(tmp_path, files), texts, [])["analysed"]
    assert [(text, ours) for text, ours in zip(texts, theirs, strict=True) if ours != analysed(text)] == []


def test_terminal_and_browser_answer_alike(node, files, tmp_path):
    answers = in_browser(node, published(tmp_path, files), [], list(QUERIES))["answers"]
    assert answers == [at_the_terminal(files, text) for text in QUERIES]


def test_terminal_and_browser_answer_alike_where_frequent_words_are_pruned(node, tmp_path):
    papers = shelf(2 * CAP)
    files = {output.path: output.content for output in index(told(papers))}
    queries = [str(paper.title) for paper in papers[::150]] + [
        "kabran lodenst",
        "kab",
        "kabrna",
        "kabranlodenst",
    ]
    answers = in_browser(node, published(tmp_path, files), [], queries)["answers"]
    assert answers == [at_the_terminal(files, text) for text in queries]
    assert any("+" in term for answer in answers for term in answer["terms"])


def test_the_units_of_the_worker(node, files, tmp_path):
    site = published(tmp_path, files)
    tests = sorted(map(str, NODE.glob("*.test.mjs")))
    done = subprocess.run(
        [node, "--test", *tests], capture_output=True, text=True, check=False, env={"SITE": str(site)}
    )
    assert done.returncode == 0, done.stdout

"""`python -m tests.benchmarks.browse_speed [PAPERS…]`: what the papers page costs to build and to wait for.

Papers come from the scale generator of the shared folder; each has tags of its vocabulary by chance, frequent
ones more often. Chromium is throttled to 10 Mbit/s and 40 ms and begins with an empty cache. Bytes are what
a host that packs text with gzip would send, for everything the page fetches. "Scattered" is a first visit to
a page whose papers lie in nearly as many shards. A filter change is a tick in one of the facets; script time
is all of it that Chromium counts until the page is whole, rows below the screen included; "paint" is from the
click to the frame that shows the new list. Medians of fifty.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from generator.browse import outputs
from generator.files import published
from generator.model import (
    Appearance,
    Code,
    CodeStatus,
    Entry,
    Library,
    Link,
    LinkKind,
    ReadingList,
    Record,
    SourceText,
    Tag,
    Vocabulary,
    Work,
)  # fmt: skip
from generator.parse import parse
from generator.render import TEMPLATES, environment
from generator.render.catalogue import Catalogue
from generator.render.listings import Listings
from generator.render.marks import Rows
from generator.render.remembered import Remembered
from generator.vocabulary import read
from tests.benchmarks.search_speed import CONDITIONS, CONFIG, served
from tests.benchmarks.search_speed import _Handler as Host
from tests.browser.conftest import CHROMIUM, ROOT
from tests.conftest import SHARED

CHANGES = 50
SCATTERED = "?sort=random&seed=5"
CHANGED = """([index]) => new Promise(done => {
  const boxes = [...document.querySelectorAll(".ps-sift__value input")].filter(box => !box.disabled);
  const box = boxes[(index * 7) % boxes.length];
  const list = document.querySelector(".ps-rows");
  if (!list.children.length) document.querySelector(".ps-chosen .ps-word").click();
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
  });
  watch.observe(list, { childList: true });
  setTimeout(done, 5000, NaN);
  box.click();
})"""


def library(papers: int, folder: Path) -> Library:
    """So many papers of the scale generator, in lists of sixty at most forty."""
    dump = folder / "dump.txt"
    subprocess.run(
        [sys.executable, str(SHARED / "bench" / "make_dump.py"), str(papers), str(dump)], check=True
    )
    records, _ = parse(SourceText("dump.txt", "dump.txt", dump.read_text(encoding="utf-8")))
    dump.unlink()
    source = SourceText("v.yml", "v.yml", (SHARED / "gold" / "vocabulary.yml").read_text(encoding="utf-8"))
    vocabulary, _ = read(source)
    size = max(60, papers // 40)
    lists = tuple(ReadingList(f"list-{n}", f"List {n}", f"{n}.txt") for n in range(-(-papers // size)))
    entries = tuple(_entry(record, vocabulary, lists[n // size].slug) for n, record in enumerate(records))
    return Library("Scale", None, entries, lists, vocabulary)


def _entry(record: Record, vocabulary: Vocabulary, slug: str) -> Entry:
    chance = random.Random(record.position)  # noqa: S311
    terms = vocabulary.terms
    ids = {terms[int(len(terms) * chance.random() ** 2)].id for _ in range(chance.randint(0, 7))}
    links: tuple[Link, ...] = ()
    if chance.random() < 0.3:
        name = f"lab{record.position}/model-{record.position}"
        links = (Link(f"https://github.com/{name}", LinkKind.CODE, "github.com", name),)
    status = CodeStatus.PROMISED if chance.random() < 0.1 else CodeStatus.NONE
    return Entry(
        Work(f"paper-of-the-scale-library-number-{record.position}", (record,)),
        title=record.title,
        label=record.title or record.abstract[:60],
        abstract=record.abstract,
        tags=tuple(Tag(id_) for id_ in sorted(ids)),
        links=links,
        code=Code(status),
        appearances=(Appearance(slug, record.position, record),),
    )


def built(folder: Path, made: Library) -> dict[str, float]:
    """Builds the papers page and the browser's files; gives what these cost and how large they are."""
    docs = folder / "site_src"
    (docs / "papers").mkdir(parents=True)
    catalogue = Catalogue(made)
    shipped = environment()
    first = next(iter(Listings(catalogue, shipped, Rows(catalogue, shipped), Remembered()).papers()))
    (docs / first.path).write_bytes(first.content)
    (docs / "index.md").write_text("# Scale\n\nA page.\n")
    for name, data in published(TEMPLATES / "theme").items():
        path = folder / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "mkdocs.yml").write_text(CONFIG.format(root=ROOT, theme=folder / "theme"))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, capture_output=True
    )
    begun = time.process_time()
    files = list(outputs(catalogue))
    cost = time.process_time() - begun
    for output in files:
        path = folder / "site" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    size = sum(len(output.content) for output in files)
    return {"build s": cost, "files": len(files), "MB on disk": size / 1e6}


def opened(page: Page, address: str, query: str = "") -> dict[str, float]:
    """A reader who comes with an empty cache."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", CONDITIONS)
    Host.sent.clear()
    page.add_init_script(
        "new PerformanceObserver(l => { for (const e of l.getEntries()) window.lcp = e.startTime })"
        ".observe({type: 'largest-contentful-paint', buffered: true})"
    )
    page.goto(f"{address}papers/index.html{query}", wait_until="commit")
    page.wait_for_selector(".ps-select", state="attached", timeout=60_000)
    ready = float(page.evaluate("performance.now()"))
    page.wait_for_load_state("networkidle")
    sent = list(Host.sent)
    facets = sum(size for path, size in sent if "/browse/" in path and path.endswith(".json"))
    own = sum(size for path, size in sent if "/assets/papershelf/" in path or "browse.css" in path)
    return {
        "list ms": float(page.evaluate("window.lcp")),
        "facets ms": ready,
        "kB in all": sum(size for _, size in sent) / 1e3,
        "kB of data": facets / 1e3,
        "kB of own script": own / 1e3,
    }


def changed(page: Page) -> dict[str, float]:
    """Fifty ticks, with all rows fetched before and so without the net."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {**CONDITIONS, "latency": 0, "downloadThroughput": -1})
    session.send("Performance.enable")
    paints: list[float] = []
    scripts: list[float] = []
    for index in range(2 * CHANGES):
        page.wait_for_timeout(150)
        before = _script(session)
        paint = float(page.evaluate(CHANGED, [index]))
        page.wait_for_timeout(250)
        # The first half brings the shards that the second shows again.
        if index >= CHANGES:
            paints.append(paint)
            scripts.append(_script(session) - before)
        if index % 2:
            page.evaluate("document.querySelector('.ps-chosen li:last-child .ps-word')?.click()")
    return {
        "change paint ms": statistics.median(paints),
        "change script ms": statistics.median(scripts),
        "worst script ms": max(scripts),
    }


def _script(session: Any) -> float:
    """Milliseconds of script so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(metric["value"]) for metric in metrics if metric["name"] == "ScriptDuration")


def measured(papers: int) -> dict[str, float]:
    """All figures for a library of so many papers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = built(folder, library(papers, folder))
        with served(folder / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            visits = []
            for _ in range(5):
                context = browser.new_context(viewport={"width": 1300, "height": 800})
                visits.append(opened(context.new_page(), address))
                context.close()
                context = browser.new_context(viewport={"width": 1300, "height": 800})
                far = opened(context.new_page(), address, SCATTERED)
                visits[-1] |= {"scattered ms": far["facets ms"], "scattered kB": far["kB in all"]}
                context.close()
            page = browser.new_page(viewport={"width": 1300, "height": 800})
            opened(page, address)
            changes = changed(page)
            browser.close()
    return figures | {key: statistics.median(visit[key] for visit in visits) for key in visits[0]} | changes


def main(arguments: Sequence[str]) -> None:
    """Print one line a size."""
    for papers in map(int, arguments or ("306", "10000")):
        figures = measured(papers)
        print(
            f"{papers:>7}  " + "  ".join(f"{key} {value:.1f}" for key, value in figures.items()), flush=True
        )


if __name__ == "__main__":
    main(sys.argv[1:])

"""`python -m tests.benchmarks.page_speed SITE…`: what readers wait for on the pages of built sites.

Chromium is throttled to 10 Mbit/s and 40 ms and begins each page with an empty cache, on a window of 1300 by
800 and on a phone of 390 by 844; the reader has a paper on the shelf, as scripts then have most to do. Given
are the medians of five: largest contentful paint, layout shift, and the longest task of the main thread with
the processor slowed down four times. The size is the whole page with all that it fetches, packed with gzip.
"""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.search_speed import CONDITIONS, _Handler, served
from tests.browser.conftest import CHROMIUM

RUNS = 5
SLOWER = 4
WINDOWS = {"wide": (1300, 800), "phone": (390, 844)}
OBSERVED = """
  window.seen = { paint: 0, shift: 0, task: 0 };
  const watch = (type, note) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", entry => { seen.paint = entry.startTime });
  watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value });
  watch("longtask", entry => { seen.task = Math.max(seen.task, entry.duration) });
"""


def pages(site: Path) -> dict[str, str]:
    """A page of each kind; as paper one that stands in the middle of the list of all."""
    keys = [paper["citekey"] for paper in json.loads((site / "papers.json").read_bytes())["papers"]]
    return {
        "home": "index.html",
        "paper": f"papers/{keys[len(keys) // 2]}.html?in=papers",
        "papers": "papers/index.html",
        "shelf": "shelf/index.html",
    }


def measured(
    browser: Browser, address: str, path: str, window: tuple[int, int], slower: int
) -> dict[str, Any]:
    """One visit with an empty cache."""
    width, height = window
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address + "assets/favicon.svg")
    kept = {"version": 1, "papers": {path.partition("?")[0].removeprefix("papers/")[:-5]: {"star": True}}}
    page.evaluate("text => localStorage.setItem('papershelf:/', text)", json.dumps(kept))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", CONDITIONS)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(OBSERVED)
    _Handler.sent.clear()
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    seen: dict[str, Any] = page.evaluate("window.seen")
    seen["bytes"] = sum(size for _, size in _Handler.sent)
    context.close()
    return seen


def main() -> None:
    """Print a line for each page on each window."""
    print(f"{'site':24} {'page':7} {'window':6} {'LCP ms':>7} {'CLS':>6} {'task ms (4 x)':>14} {'kB':>6}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for site in map(Path, sys.argv[1:]):
            with served(site) as address:
                for name, path in pages(site).items():
                    for window, size in WINDOWS.items():
                        quick = [measured(browser, address, path, size, 1) for _ in range(RUNS)]
                        slow = [measured(browser, address, path, size, SLOWER) for _ in range(RUNS)]
                        paint = statistics.median(one["paint"] for one in quick)
                        shift = statistics.median(one["shift"] for one in quick)
                        task = statistics.median(one["task"] for one in slow)
                        size_of_all = quick[0]["bytes"] / 1000
                        print(
                            f"{site.parent.name:24} {name:7} {window:6} "
                            f"{paint:7.0f} {shift:6.3f} {task:14.0f} {size_of_all:6.0f}"
                        )
        browser.close()


if __name__ == "__main__":
    main()

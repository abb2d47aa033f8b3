"""`python -m tests.benchmarks.search_speed [PAPERS…]`: what search costs to build and to wait for.

Papers come from the scale generator of the shared folder, with its vocabulary but without tags. Chromium
itself is throttled to 10 Mbit/s and 40 ms, the worker too; every query begins with an empty cache. Bytes are
what a host that packs text with gzip would send. A line of the table is one size; times are milliseconds,
medians of ten queries.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import mkdocs.contrib.search
from playwright.sync_api import CDPSession, Page, sync_playwright

from generator.model import SourceText
from generator.parse import parse
from generator.render import TEMPLATES
from generator.search import Document, Term, index
from generator.search.script import lunr_script
from generator.vocabulary import read
from tests.browser.conftest import CHROMIUM, ROOT
from tests.conftest import SHARED
from tests.search.shelves import told

QUERIES = (
    "diffusion",
    "graph neural networks",
    "few-shot segmentation",
    "pointr networks",
    "text to image generation",
    "masked autoenc",
    "neural colapse",
    "self-supervised image representation learning",
    "human pose est",
    "knowledge distillation",
)
CONDITIONS = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10_000_000 // 8,
    "uploadThroughput": 10_000_000 // 8,
}
CONFIG = """\
INHERIT: {root}/mkdocs.yml
site_name: Scale
docs_dir: site_src
site_dir: site
nav: [index.md]
theme: {{custom_dir: {theme}}}
plugins: [search]
"""
BOX = "[data-md-component=search-query]"
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
ROWS = "() => [...document.querySelectorAll('.md-search-result__item h1')].map(h => h.textContent).join()"


class _Handler(SimpleHTTPRequestHandler):
    """Serves as static hosts do: connections stay open, text is packed; keeps count of the bytes."""

    protocol_version = "HTTP/1.1"
    sent: list[tuple[str, int]] = []  # noqa: RUF012 - shared by the handlers of one server on purpose
    packed: dict[str, bytes] = {}  # noqa: RUF012

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = self.packed.get(self.path) or path.read_bytes()
        is_text = path.suffix in {".html", ".js", ".css", ".json", ".svg"}
        if is_text and self.path not in self.packed:
            body = self.packed[self.path] = gzip.compress(body, 6)
        self.sent.append((self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def documents(papers: int, folder: Path) -> list[Document]:
    """So many papers of the scale generator."""
    dump = folder / "dump.txt"
    subprocess.run(
        [sys.executable, str(SHARED / "bench" / "make_dump.py"), str(papers), str(dump)], check=True
    )
    records, _ = parse(SourceText("dump.txt", "dump.txt", dump.read_text(encoding="utf-8")))
    return [
        Document(
            f"paper-{one.position}", one.title, one.title or "", f"papers/{one.position}.html", one.abstract
        )
        for one in records
    ]


def vocabulary() -> list[Term]:
    """The terms of the shared vocabulary."""
    source = SourceText("v.yml", "v.yml", (SHARED / "gold" / "vocabulary.yml").read_text(encoding="utf-8"))
    found, _ = read(source)
    return [Term(term.id, term.label, term.aliases) for term in found.terms]


def built(folder: Path, found: Sequence[Document]) -> dict[str, float]:
    """Builds the site with its index; gives processor time and bytes for one paper, and files."""
    docs = folder / "site_src"
    docs.mkdir()
    (docs / "index.md").write_text("# Scale\n\nA page.\n")
    (folder / "mkdocs.yml").write_text(CONFIG.format(root=ROOT, theme=TEMPLATES / "theme"))
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    begun, size, files = time.process_time(), 0, 0
    writing = 0.0
    for output in index(told(found), vocabulary()):
        paused = time.process_time()
        path = folder / "site" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
        size, files = size + len(output.content), files + 1
        writing += time.process_time() - paused
    cost = time.process_time() - begun - writing
    script = lunr_script(LUNR.read_text(encoding="utf-8"))
    (folder / "site" / script.path).write_bytes(script.content)
    return {"ms/paper": cost * 1000 / len(found), "B/paper": size / len(found), "files": files}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    _Handler.packed.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class _Throttled:
    """A page that is throttled together with its workers, which are targets of their own."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.workers: list[str] = []
        self.answers: dict[int, Any] = {}
        self.session.on("Target.attachedToTarget", self._attached)
        self.session.on("Target.receivedMessageFromTarget", self._answered)
        self.session.send("Network.enable")
        self.session.send("Network.emulateNetworkConditions", CONDITIONS)
        attach = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
        self.session.send("Target.setAutoAttach", attach)

    def heap(self, page: Page) -> float:
        """The worker's heap in use after a collection, in MB."""
        self._tell(self.workers[-1], 90, "HeapProfiler.collectGarbage")
        self._tell(self.workers[-1], 91, "Runtime.getHeapUsage")
        page.wait_for_timeout(300)
        return float(self.answers.get(91, {}).get("result", {}).get("usedSize", 0)) / 1e6

    def _attached(self, event: dict[str, Any]) -> None:
        worker = event["sessionId"]
        self.workers.append(worker)
        self._tell(worker, 1, "Network.enable")
        self._tell(worker, 2, "Network.emulateNetworkConditions", CONDITIONS)
        self._tell(worker, 3, "Runtime.runIfWaitingForDebugger")

    def _answered(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self.answers[message["id"]] = message

    def _tell(self, worker: str, number: int, method: str, params: dict[str, Any] | None = None) -> None:
        message = json.dumps({"id": number, "method": method, "params": params or {}})
        self.session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})


def asked(browser: Any, address: str, query: str) -> dict[str, float]:
    """One reader who comes with an empty cache, types a query, then a letter less and that letter again."""
    context = browser.new_context()
    page = context.new_page()
    throttled = _Throttled(page)
    _Handler.sent.clear()
    page.goto(address + "index.html", wait_until="load")
    page.wait_for_timeout(600)
    before = _of_search()
    first = _typed(page, query)
    bytes_first = _of_search() - before
    _typed(page, query[:-1])
    next_letter = _typed(page, query)
    heap = throttled.heap(page)
    context.close()
    return {
        "view B": before,
        "first ms": first,
        "first B": bytes_first,
        "letter ms": next_letter,
        "heap MB": heap,
    }


def _of_search() -> int:
    return sum(size for path, size in list(_Handler.sent) if "/search/" in path)


def _typed(page: Page, query: str) -> float:
    """Milliseconds from focus and keystroke to the answer on the screen."""
    return float(
        page.evaluate(
            """([box, query]) => new Promise((done, failed) => {
              setTimeout(failed, 20000, new Error("no answer to " + query));
              const input = document.querySelector(box);
              const panel = document.querySelector(".md-search-result");
              const begun = performance.now();
              const watch = new MutationObserver(() => {
                if (input.value !== query || !panel.querySelector("li")) return;
                watch.disconnect();
                done(performance.now() - begun);
              });
              input.focus();
              input.value = query;
              watch.observe(panel.lastElementChild, { childList: true });
              input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "a" }));
            })""",
            [BOX, query],
        )
    )


def measured(papers: int) -> dict[str, float]:
    """All figures for a library of so many papers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = built(folder, documents(papers, folder))
        with served(folder / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            runs = [asked(browser, address, query) for query in QUERIES]
            browser.close()
    return figures | {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def main(arguments: Sequence[str]) -> None:
    """Print one line a size."""
    for papers in map(int, arguments or ("306", "10000")):
        figures = measured(papers)
        print(
            f"{papers:>7}  " + "  ".join(f"{key} {value:.2f}" for key, value in figures.items()), flush=True
        )


if __name__ == "__main__":
    main(sys.argv[1:])

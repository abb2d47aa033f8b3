"""A small site, built once as a deployment would, served under a sub-path, and a headless Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.browse import outputs as browse
from generator.files import published
from generator.render import TEMPLATES, Catalogue, outputs
from tests.conftest import skip_or_fail
from tests.render.harbour import RELATED, library

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

CONFIG = """\
INHERIT: {root}/mkdocs.yml
site_name: The harbour shelf
docs_dir: site_src
site_dir: www/shelf
theme:
  custom_dir: {theme}
plugins: [search]
"""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the site's own page, as static hosts do."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "shelf" / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented library's site, which stands under `/shelf/`."""
    folder = tmp_path_factory.mktemp("site")
    for output in (*outputs(library(), RELATED), *browse(Catalogue(library()))):
        path = folder / "site_src" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    for name, data in published(TEMPLATES / "theme").items():
        path = folder / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    config = CONFIG.format(root=ROOT, theme=folder / "theme")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "SITE_URL": "http://localhost/shelf/", "NO_MKDOCS_2_WARNING": "1"},
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder / "www")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/shelf/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium, driven by Playwright."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is installed
    except ImportError:
        skip_or_fail("needs Playwright (pip install playwright)")
    if CHROMIUM is None:
        skip_or_fail("needs Chromium on the path")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()

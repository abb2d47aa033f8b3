"""Takes the pictures of the documents: `make screenshots` writes them to `docs/images/`.

The bundled library is built, and Chromium opens its pages as a reader would who keeps a few papers, on a wide
screen and on a phone, in both schemes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000  # bytes of a picture
SCREENS = {"": (1300, 700), "-phone": (390, 844)}
PAPER = "autoint-automatic-feature-interaction-learning-via-self-attentive-neural"
PAGES = {
    "home": "index.html",
    "papers": "papers/index.html?tag=click-through-rate-prediction",
    "paper": f"papers/{PAPER}.html",
    "code": "code/index.html",
    "shelf": "shelf/index.html",
}
KEPT = {
    PAPER: {"star": True, "state": "read", "remark": "Compare with FinalMLP on our own logs."},
    "finalmlp-an-enhanced-two-stream-mlp-model-for-ctr-prediction": {"star": True, "state": "reading"},
    "resolving-interference-when-merging-models": {"star": True, "state": "to read"},
    "towards-deeper-graph-neural-networks": {"star": True},
}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def built(folder: Path) -> Path:
    """The bundled library as a site."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "site_src" / "library", folder / "site_src" / "library")
    command = [
        sys.executable,
        "-c",
        "from generator.cli import main; main()",
        "build",
        "-C",
        str(folder),
        "--strict",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "site"


def pictures(chromium: Any, address: str) -> None:
    """Every page on every screen in both schemes."""
    for scheme in ("light", "dark"):
        for suffix, (width, height) in SCREENS.items():
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=bool(suffix)
            )
            page = context.new_page()
            page.goto(address + "404.html")
            kept = {key: {**paper, "order": n} for n, (key, paper) in enumerate(KEPT.items(), 1)}
            text = json.dumps({"version": 1, "papers": kept})
            page.evaluate("text => localStorage.setItem('papershelf:/', text)", text)
            for name, path in PAGES.items():
                page.goto(address + path, wait_until="networkidle")
                file = IMAGES / f"{name}{suffix}-{scheme}.png"
                page.screenshot(path=file)
                if file.stat().st_size > LARGEST:
                    sys.exit(f"{file.name} has {file.stat().st_size:,} bytes, more than {LARGEST:,}")
            context.close()


def main() -> None:
    """Build, serve, take the pictures."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    executable = next(filter(None, found), None)
    with tempfile.TemporaryDirectory() as folder:
        handler = partial(_Silent, directory=str(built(Path(folder))))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            pictures(chromium, f"http://127.0.0.1:{server.server_port}/")
            chromium.close()
        server.shutdown()


if __name__ == "__main__":
    main()

"""Puts a banner into each page on its way to the browser; the files stay as they were built."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]

_BODY = re.compile(rb"<body\b[^>]*>")


class Banner:
    """A WSGI application around the server's own; `html` gives the banner of the moment, or nothing."""

    def __init__(self, app: WSGIApplication, html: Callable[[], bytes]) -> None:
        self._app = app
        self._html = html

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the server does, a page with the banner in it."""
        begun: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, _fault: Any = None, /) -> Callable[[bytes], object]:
            begun.append((status, headers))
            return _unwritten

        answer = self._app(environ, begin)
        status, headers = begun[-1]
        # Asked for only now: the server lets a request wait until the build that is under way has ended.
        html = self._html() if ("Content-Type", "text/html") in headers else b""
        if not html:
            start_response(status, headers)
            return answer
        page = with_banner(b"".join(answer), html)
        others = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]


def with_banner(page: bytes, html: bytes) -> bytes:
    """The page with the banner as the first thing in its body."""
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + html + page[place:]


def _unwritten(_data: bytes) -> None:
    """MkDocs gives its answers as values, never through the older way of writing them."""

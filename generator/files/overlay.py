"""The theme overlay as sites serve it: scripts and styles without comments and indentation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath


def as_published(name: str, data: bytes) -> bytes:
    """The overlay's file `name` as a site serves it.

    Names stay as they are written, so that a fault seen in a browser can be found in the source. rjsmin
    takes a template literal within another for code and joins a line to a private name below it, so the
    scripts have none of the first and a semicolon before the second; a test compares the syntax trees.
    """
    match PurePosixPath(name).suffix:
        case ".js":
            import rjsmin  # noqa: PLC0415 - costs a hundredth of a run that publishes nothing

            return str(rjsmin.jsmin(data.decode())).encode()
        case ".css":
            import rcssmin  # noqa: PLC0415

            return str(rcssmin.cssmin(data.decode())).encode()
    return data


def published(overlay: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the overlay by its name in it, as sites serve it."""
    for path in sorted(overlay.rglob("*")):
        if path.is_file():
            name = path.relative_to(overlay).as_posix()
            yield name, as_published(name, path.read_bytes())

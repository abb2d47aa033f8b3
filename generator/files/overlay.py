"""The theme overlay as sites serve it: scripts and styles in few files, without comments and indentation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.files.joining import joined


def published(overlay: Path) -> dict[str, bytes]:
    """The files of the overlay by their names in it, as sites serve them."""
    paths = (path for path in sorted(overlay.rglob("*")) if path.is_file())
    return as_published({path.relative_to(overlay).as_posix(): path.read_bytes() for path in paths})


def as_published(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The overlay's `files` by name, but for those that a site has its own of, as that site serves them."""
    short = {name: stripped(name, data) for name, data in files.items()}
    scripts = {name: data.decode() for name, data in short.items() if name.endswith(".js")}
    others = {name: data for name, data in short.items() if name not in scripts}
    return others | {name: text.encode() for name, text in joined(scripts).items()}


def stripped(name: str, data: bytes) -> bytes:
    """The overlay's file `name` without comments and indentation.

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

"""A URL as it is kept: one spelling of the same address, its host, its repository, and whether it is whole.

Nothing is changed that could lead elsewhere: paths keep their case and their final slash, other hosts than
the known ones keep `www.` and `http`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.links.edges import TRAILING
from generator.links.hosts import (
    ANONYMOUS_HOSTS,
    HUGGING_FACE,
    OWNER_NAME_HOSTS,
    is_code_host,
    repository,
)

_PARTS = re.compile(r"(?:(https?)?:?/{0,2})?([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)+[a-z][a-z0-9-]{1,62}|(?:\d{1,3}\.){3}\d{1,3}")
_PORT = re.compile(r":(\d{1,5})?\Z")
_GENERIC_DOMAINS = frozenset(
    "academy agency app art bio biz blog cat cc chat cloud codes com community company design dev "
    "digital edu "
    "education email engineering expert gov group health info institute int io jobs life link live media mil "
    "mobi name net network news ngo one online org page pages press pro pub report research science "
    "services site "
    "social software solutions space store studio support systems team tech technology tools top tv "
    "university "
    "video vision website wiki work works world xyz zone".split()
)
_PLACEHOLDER = re.compile(r"(?:x{3,}|your[-_]?\w*|<.*>|\.{2,})", re.IGNORECASE)
_UPGRADED = OWNER_NAME_HOSTS | HUGGING_FACE | ANONYMOUS_HOSTS


@dataclass(frozen=True, slots=True)
class Address:
    """A normalised URL; `broken` ones lead nowhere as they stand."""

    url: str
    host: str
    path: str
    repository: str | None
    broken: bool

    @property
    def key(self) -> str:
        """What equal addresses share."""
        key = self.url.partition("://")[2].rstrip("/")
        return key.lower() if self.host in _UPGRADED else key


def address(compact: str, *, cut_off: bool = False) -> Address:
    """Read a URL without gaps; a missing scheme is https. What is `cut_off` is broken in any case."""
    parts = _PARTS.fullmatch(compact)
    scheme, authority, path = parts.groups() if parts else (None, "", compact)
    host, port = _host(authority)
    scheme = "https" if scheme is None or host in _UPGRADED else scheme.lower()
    found = repository(host, re.split(r"[?#]", path, maxsplit=1)[0])
    path = _path(host, path, found)
    url = f"{scheme}://{host}{port}{path}"
    return Address(url, host, path, found, cut_off or _is_broken(host, path))


def _host(authority: str) -> tuple[str, str]:
    """The host in small letters without `www.` where it is known to be the same place, and the port."""
    authority = authority.rpartition("@")[2].lower()
    port = _PORT.search(authority)
    host = authority[: port.start()] if port else authority
    host = host.rstrip(".")
    if host.removeprefix("www.") in _UPGRADED:
        host = host.removeprefix("www.")
    number = port[1] if port and port[1] else ""
    return host, f":{number}" if number not in ("", "80", "443") else ""


def _path(host: str, path: str, found: str | None) -> str:
    """Of a repository's own address neither `.git` nor the final slash is kept."""
    if not is_code_host(host) and host not in HUGGING_FACE:
        return path
    path = re.sub(r"(?<!:)/{2,}", "/", path).rstrip("/" + TRAILING)
    if found is not None and path.endswith(f"{found}.git"):
        path = path.removesuffix(".git")
    return path


def _is_broken(host: str, path: str) -> bool:
    if not _HOST.fullmatch(host) or path.endswith(("-", "%")) or re.search(r"%[0-9A-Fa-f]?\Z", path):
        return True
    segments = [segment for segment in path.split("/") if segment]
    if any(_PLACEHOLDER.fullmatch(segment) for segment in segments):
        return True
    if host in ANONYMOUS_HOSTS:
        return len(segments) < 2
    if is_code_host(host) or host in HUGGING_FACE:
        return not segments
    return not segments and _is_doubtful(host)


def _is_doubtful(host: str) -> bool:
    """Whether the last label is no domain in use, so that more must have stood there."""
    last = host.rpartition(".")[2]
    return not last.isdigit() and len(last) != 2 and last not in _GENERIC_DOMAINS

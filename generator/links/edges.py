"""Where a URL ends: what the sentence around it has glued on, and what a gap has torn off.

Only certain repairs are made. A word behind a gap belongs to the URL when the host or the `owner/name` is
not complete without it; everything else is left as the text has it.
"""

from __future__ import annotations

import re

from generator.links.hosts import HUGGING_FACE, is_code_host

_DOMAINS = "com|org|net|edu|gov|io|ai|dev|app|co|science|tech|info|cn|de|uk|fr|jp|kr|eu|ch|ca|au"
_DOMAIN_TAIL = re.compile(rf"(?:[a-z0-9-]{{1,63}}\.){{0,3}}(?:{_DOMAINS})(?=/|[.,;:)]?\Z)")
_NAME = re.compile(r"[\w.-]{1,100}")
_OWNER_AND_NAME = re.compile(r"[A-Za-z0-9-]{1,40}/[\w.-]{1,100}")
_MARKED = re.compile(r"[\d_]|\w-\w|[a-z][A-Z]|[A-Z]{2}")
_VIEWS = ("/tree/", "/blob/")
_COMMON_WORDS = frozenset(
    "a an and are as at be by can code data for from has have here in is it of on or our that the these "
    "this to "
    "was we were where which will with".split()
)
_STARTERS = (
    "We|The|This|These|Our|In|It|They|Code|Codes|However|Moreover|Furthermore|Extensive|Experiments|Project"
)
_GLUED = re.compile(rf"[.,;:](?:{_STARTERS}|and|where|which|with)\Z")
# What a sentence leaves at the end of an address.
TRAILING = ".,;:!?'*&$([|"
_PAIRS = {")": "(", "]": "["}


def kept(raw: str, before: str) -> int:
    """How many characters of a run are the URL; `before` is the character that stands before it."""
    whole = raw[: _balanced(raw)]
    marks = TRAILING + (before if before in ("_", "~") else "")
    address = whole.rstrip(marks)
    while glued := _GLUED.search(address, max(0, len(address) - 20)):
        address = address[: glued.start()].rstrip(marks)
    # Nothing but a scheme is left as it is, to be shown as cut off.
    bare = address.rstrip("/").lower() in ("http", "https")
    return len(whole.rstrip(TRAILING.replace(":", ""))) if bare else len(address)


def continues(address: str, token: str, after: str) -> bool:
    """Whether the word behind a gap can be nothing but the rest of the address."""
    host, slash, path = (address.partition("://")[2] or address).partition("/")
    if not slash:
        return _completes_host(host, token)
    if token.startswith("/"):
        return _adds_path(host, path, token)
    if path.endswith(("-", "_")):
        return token[0].isalnum() and not _is_common(token)
    if path.endswith("="):
        return any(character.isdigit() for character in token)
    return _completes_name(host, path, token, after)


def _balanced(raw: str) -> int:
    """Up to the first bracket that closes what the URL did not open."""
    opened = {"(": 0, "[": 0}
    for i, character in enumerate(raw):
        if character in opened:
            opened[character] += 1
        elif character in _PAIRS:
            if not opened[_PAIRS[character]]:
                return i
            opened[_PAIRS[character]] -= 1
    return len(raw)


def _completes_host(host: str, token: str) -> bool:
    if token.startswith("/"):
        return len(token) > 1 and token[1].isalnum() and "." in host.rstrip(".")
    if host.endswith("."):
        return _DOMAIN_TAIL.match(token) is not None and not _is_common(token)
    return "." not in host and token.startswith(".") and _DOMAIN_TAIL.match(token, 1) is not None


def _missing(host: str, path: str) -> int:
    """How many segments a repository address still lacks."""
    if not is_code_host(host.lower().removeprefix("www.")) and host.lower() not in HUGGING_FACE:
        return 0
    segments = [segment for segment in path.split("/") if segment]
    return 2 + (segments[:1] in (["datasets"], ["spaces"])) - len(segments)


def _adds_path(host: str, path: str, piece: str) -> bool:
    if _missing(host, path) > 0:
        return not path.endswith("/") and (piece == "/" or piece[1:2].isalnum())
    return piece.startswith(_VIEWS) and not path.endswith((".", ","))


def _completes_name(host: str, path: str, token: str, after: str) -> bool:
    """`github.com/ owner/name` and `github.com/owner/ name`, unless the sentence goes on there."""
    missing = _missing(host, path)
    if (path and not path.endswith("/")) or missing < 1 or _is_common(token):
        return False
    if missing > 1:
        return _OWNER_AND_NAME.match(token) is not None or after[1:2] == "/"
    closes = token.endswith((".", ")")) or not after.strip()
    return _NAME.match(token) is not None and (closes or _MARKED.search(token) is not None)


def _is_common(token: str) -> bool:
    return token.rstrip(".,;:)").lower() in _COMMON_WORDS

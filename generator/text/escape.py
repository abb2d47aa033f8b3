"""Plain text for its target: whatever a paste contains shows as itself and never as markup.

Backslashes serve where Python-Markdown and CommonMark both honour them. For characters that only some
dialects or extensions read as markup (`~`, `^`, `$`, `|`, `==`, `++`, `:name:`) they would show, so those
become character references, which every dialect leaves alone.
"""

from __future__ import annotations

import html as _html
import re

# One class of characters, which the search skips through; what stands around one is looked at only then.
_SPECIAL = re.compile(r"[\\`*\[\]{}<&~^$|=+:]|_+")
_IN_A_WORD = re.compile(r"[^\W_]_+[^\W_]")
_NAMED = re.compile(r":[\w+-]+:")
_REFERENCES = {"<": "&lt;", "&": "&amp;"} | {c: f"&#{ord(c)};" for c in "~^$|=+:"}
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def html(text: str) -> str:
    """Escape for HTML text and quoted attributes."""
    return _html.escape(text, quote=True)


def markdown(text: str) -> str:
    r"""Escape so that Markdown shows exactly `text`, paragraph by paragraph ("\n\n" between them)."""
    return "\n\n".join(_paragraph(paragraph) for paragraph in _PARAGRAPHS.split(text.strip()))


def _paragraph(text: str) -> str:
    escaped = _SPECIAL.sub(_escape, " ".join(text.split()))
    return _start(_end(escaped))


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] in "_=+:" and _is_plain(found[0], match.string, match.start()):
        return found
    return _REFERENCES.get(found) or found.replace(found[0], "\\" + found[0])


def _is_plain(character: str, text: str, at: int) -> bool:
    """Whether no dialect reads these `_`, or this `=`, `+` or `:`, as markup where it stands."""
    if character == "_":
        return at > 0 and _IN_A_WORD.match(text, at - 1) is not None
    if character == ":":
        return _NAMED.match(text, at) is None
    return text[at - 1 : at] != character


def _end(text: str) -> str:
    """Keep a last `#`, which a heading would take for its closing mark."""
    return text[:-1] + "\\#" if text.endswith("#") and len(text) > 1 else text


def _start(text: str) -> str:
    """Disarm what is markup only at the start of a block: headings, quotations, items, fences."""
    if text[:1] in "#>+-" and text:
        return "\\" + text
    if text[:1] in ("=", ":", "!", "?", "/", "%", "@"):
        return f"&#{ord(text[0])};{text[1:]}"
    return _NUMBERED.sub(r"\1\\\2", text, count=1) if _NUMBERED.match(text) else text

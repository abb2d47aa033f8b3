"""The Markdown that the generator writes, as HTML: exactly what Python-Markdown makes of it, or nothing.

Generated bodies use few forms: headings, paragraphs of escaped text, comments, raw HTML, the curator's line,
a list of links. These are converted here, thirty times faster. Whatever else a body holds (a curator's own
Markdown) makes the whole body none of ours, and MkDocs converts it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from markdown.extensions.toc import slugify, unique

#: Extensions that leave the forms above alone; with any other one, all pages are MkDocs' own.
HARMLESS = frozenset(
    "toc tables fenced_code admonition attr_list def_list footnotes md_in_html meta pymdownx.details "
    "pymdownx.superfences pymdownx.highlight pymdownx.tabbed pymdownx.tasklist pymdownx.inlinehilite "
    "pymdownx.snippets pymdownx.blocks.admonition pymdownx.blocks.details".split()
)

_TAG = r"</?(?:span|a)(?: [^<>]*)?>"
_ESCAPED = r"\\[\\`*_{}\[\]()>#+\-.!]"
_REFERENCE = r"&(?:[a-z]{2,6}|#\d{1,4});"
_INLINE = re.compile(rf"(?:[^\\`*_\[\]<&{{}}\n]|{_ESCAPED}|{_REFERENCE}|(?<=[^\W_])_+|{_TAG})+")
_UNESCAPE = re.compile(rf"\\(.)|({_TAG})|>")
_STARTS_A_PARAGRAPH = re.compile(r"(?!\d{1,9}[.)]\s)[^\s#>+=:|<-]|<(?:span|a)\b")
_LINK = re.compile(r"- ([A-Z][a-z ]*): \[((?:[^\[\]\\\n]|\\.)*)\]\(<([^<>\n]*)>\)")
_BLOCK_TAG = re.compile(r"<(/?)(ol|ul|nav|div|section|table|article|svg|details|figure|dl|p|h[2-6])\b")
_RAW = re.compile(r"<(?:ol|ul|nav|div|section|table|article|svg|details|figure|dl|p|h[2-6])\b")
_COMMENT = re.compile(r"<!-- [a-z]+ -->")
_WHY = "> **Why it is here.** "
_EMPHASISED = re.compile(r"\*([^*\\`_\[\]<&{}\n]+)\*")


def as_html(body: str) -> str | None:
    """`body` as HTML, or None where it holds a form that is not known here."""
    ids: set[str] = set()
    blocks = _blocks(body)
    converted = [] if blocks is None else [_block(block, ids) for block in blocks]
    if blocks is None or None in converted:
        return None
    return "\n".join(block for block in converted if block is not None)


def _blocks(body: str) -> list[str] | None:
    """Cut at blank lines, raw HTML in one piece to the end of its outermost element."""
    blocks: list[str] = []
    raw: list[str] = []
    for block in filter(None, (piece.strip("\n") for piece in body.split("\n\n"))):
        if raw or _RAW.match(block):
            raw.append(block)
            if _is_closed("\n".join(raw)):
                blocks.append("\n".join(raw))
                raw = []
        else:
            blocks.append(block)
    return None if raw else blocks


def _is_closed(raw: str) -> bool:
    depth = 0
    for match in _BLOCK_TAG.finditer(raw):
        depth += -1 if match[1] else 1
    return depth == 0


def _block(block: str, ids: set[str]) -> str | None:
    if _RAW.match(block):
        return block if block.endswith(">") else None
    for starts, convert in _FORMS:
        if block.startswith(starts):
            return convert(block, ids)
    return _paragraph(block)


def _comment(block: str, _ids: set[str]) -> str | None:
    return block if _COMMENT.fullmatch(block) else _paragraph(block)


def _heading(block: str, ids: set[str]) -> str | None:
    marks, _, text = block.partition(" ")
    inner = _inline(text.strip())
    if inner is None or set(marks) != {"#"} or (text.endswith("#") and not text.endswith("\\#")):
        return None
    name = unique(slugify(html.unescape(re.sub(_TAG, "", inner)), "-"), ids)
    return f'<h{len(marks)} id="{name}">{inner}</h{len(marks)}>'


def _why(block: str, _ids: set[str]) -> str | None:
    inner = _inline(block.removeprefix(_WHY))
    if inner is None or not block.startswith(_WHY):
        return None
    return f"<blockquote>\n<p><strong>Why it is here.</strong> {inner}</p>\n</blockquote>"


def _emphasised(block: str, _ids: set[str]) -> str | None:
    match = _EMPHASISED.fullmatch(block)
    return f"<p><em>{html.escape(match[1], quote=False)}</em></p>" if match else None


def _links(block: str, _ids: set[str]) -> str | None:
    items = []
    for line in block.split("\n"):
        match = _LINK.fullmatch(line)
        label = _inline(match[2]) if match else None
        if match is None or label is None:
            return None
        items.append(f'<li>{match[1]}: <a href="{match[3]}">{label}</a></li>')
    return "<ul>\n{}\n</ul>".format("\n".join(items))


_FORMS: tuple[tuple[str, Callable[[str, set[str]], str | None]], ...] = (
    ("<!--", _comment),
    ("#", _heading),
    (">", _why),
    ("*", _emphasised),
    ("- ", _links),
)


def _paragraph(block: str) -> str | None:
    inner = _inline(block) if _STARTS_A_PARAGRAPH.match(block) else None
    return None if inner is None else f"<p>{inner}</p>"


def _inline(text: str) -> str | None:
    if not _INLINE.fullmatch(text):
        return None
    if "\\" not in text and ">" not in text:
        return text
    return _UNESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return html.escape(match[1], quote=False)
    return match[2] or "&gt;"

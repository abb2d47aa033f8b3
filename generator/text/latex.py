"""LaTeX left over in pasted text, turned into the characters it stands for.

Abstracts are no LaTeX documents: `50% of` is no comment, `{0, 1}` is a set, half a command may be cut
off. A LaTeX parser would swallow words there, so only the marks that authors do leave behind are
rewritten, and whatever is not understood stays as it is. Every expression is bounded or starts at a
distinct character, so the time is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from generator.text.mathematics import readable, symbol

# Combining characters of the accent commands (LaTeX2e reference manual, "Accents").
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323",
}  # fmt: skip
_WORDS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.",
    "ldots": "…", "dots": "…", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textdegree": "°",
    "textasciitilde": "~", "textbackslash": "\\", "S": "§", "copyright": "©", "LaTeX": "LaTeX", "TeX": "TeX",
}  # fmt: skip
_SWITCHES = frozenset(
    "em it bf tt sc rm sf sl bfseries itshape ttfamily scshape upshape normalfont small footnotesize large "
    "xspace noindent centering protect displaystyle textstyle limits nolimits left right big Big".split()
)
_DROPPED_COMMAND = re.compile(
    r"[\s~]?\\(?:cite[a-z]{0,8}|ref|eqref|label|[vh]space)\*?(?:\[[^\[\]]{0,80}\])?\{[^{}]{0,2000}\}"
)

_CITATION_KEY = r"[A-Za-z][A-Za-z_:-]{0,40}(?:19|20)\d\d[A-Za-z0-9_:-]{0,60}"
_CITATIONS = re.compile(rf"\s?~{_CITATION_KEY}(?:,\s?{_CITATION_KEY})*")
_DOLLARS = re.compile(r"(?<!\\)\$(?![\s$])([^$]{1,400}?)(?<![\s\\])\$(?!\d)")
_DOUBLE_DOLLARS = re.compile(r"\$\$([^$]{1,400})\$\$|\\\(([^$]{1,400}?)\\\)|\\\[([^$]{1,400}?)\\\]")
_ACCENTED = re.compile(
    r"\{?\\(?:([\"'`^~=.])\s?|([cvuHkrd])(?=\{|\s[A-Za-z]\b))\s?(?:\{\s?(\\?[A-Za-z])\s?\}|(\\[ij]\b|[A-Za-z]))(?:(?<=\w)\})?"
)
_COMMAND_WITH_WORDS = re.compile(r"\\([A-Za-z]+)\*?\s?(?:\[[^\[\]]{0,80}\])?\{([^{}]{0,2000})\}")
# Copying sometimes loses the backslash: `{small A}`.
_GROUP = re.compile(r"\{\s?\\?([A-Za-z]+)\s([^{}]{0,2000})\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(\{\}|\\(?=\s))?(\s?)")
_ESCAPED = re.compile(r"\\([%&$#_{}])")
_SPACING = re.compile(r"\\[,;: ~]|\\\\")
_DISCRETIONARY = re.compile(r"\\[-/!@]")
# Here and below what stands before a mark is looked at behind it: a search for the mark itself is far faster.
_SCRIPT = re.compile(r"\^(?<=[\w)\]]\^)(\{[^{}]{1,40}\}|[-+]?\d{1,4}(?!\d))|_(?<=\w_)(\{[^{}]{1,40}\})")
_LETTER_GROUP = re.compile(r"(?<=[A-Za-z-])\{([A-Za-z]{1,60})\}|\{([A-Za-z]{1,60})\}(?=[A-Za-z-])")
_TIE = re.compile(r"~(?<=[^\W\d]~|[.,)\]]~)(?=[\w\\(\[])")
_QUOTED = re.compile(r"``([^`'\"]{1,200}(?:'[^`'\"]{1,200}){0,9})(?:''|\")")
_QUOTED_SINGLY = re.compile(r"(?<![\w`])`([^`']{1,200})'(?!\w)")
_EM_DASH, _EN_DASH = re.compile(r"---(?<=\w---)(?=\w)"), re.compile(r"--(?<=\w--)(?=\w)")
_SPACE_BEFORE_POINT = re.compile(r" (?<!  ) {0,19}(?=[,;.!?](?:\s|$))")


def without_latex(text: str) -> str:
    """Rewrite LaTeX marks as the characters and words they stand for; `text` is one line without URLs."""
    for marks, rewrite in _STEPS:
        if any(mark in text for mark in marks):
            text = rewrite(text)
    return text


def _commands(text: str) -> str:
    text = _DROPPED_COMMAND.sub("", text)
    text = _ACCENTED.sub(_accent, text)
    text = _nested(_COMMAND_WITH_WORDS, _argument, text)
    text = _nested(_GROUP, _group, text)
    text = _SPACING.sub(" ", text)
    text = _DISCRETIONARY.sub("", text)
    text = _COMMAND.sub(_command, text)
    text = _ESCAPED.sub(r"\1", text)
    return _SPACE_BEFORE_POINT.sub("", text)


def _nested(pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str) -> str:
    """Rewrite innermost first; five levels are more than an abstract has, and bound the work."""
    for _ in range(5):
        rewritten = pattern.sub(replacement, text)
        if rewritten == text:
            break
        text = rewritten
    return text


def _accent(match: re.Match[str]) -> str:
    letter = (match[3] or match[4]).removeprefix("\\")
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[match[1] or match[2]])
    opened, closed = match[0].startswith("{"), match[0].endswith("}") and not match[3]
    # A brace taken on one side only belongs to somebody else and is given back.
    if match[3] and opened and not match[0].endswith("}}"):
        return "{" + composed
    return ("{" if opened and not closed and not match[3] else "") + composed


def _argument(match: re.Match[str]) -> str:
    name, words = match[1], match[2]
    if name == "footnote":
        return f" ({words})"
    if name in _SWITCHES or name in _WORDS:
        return _WORDS.get(name, "") + words
    return words if words.strip() else name


def _group(match: re.Match[str]) -> str:
    name, words = match[1], match[2]
    return words if name in _SWITCHES else match[0]


def _command(match: re.Match[str]) -> str:
    name, space = match[1], match[3]
    if name in _SWITCHES:
        return ""
    return (_WORDS.get(name) or symbol(name) or name) + space


# Each step with the marks without which it finds nothing; looking for those is far cheaper.
_STEPS: tuple[tuple[tuple[str, ...], Callable[[str], str]], ...] = (
    (("~",), partial(_CITATIONS.sub, "")),
    (("$$", "\\"), partial(_DOUBLE_DOLLARS.sub, lambda m: readable(m[1] or m[2] or m[3]))),
    (("$",), partial(_DOLLARS.sub, lambda m: readable(m[1]))),
    (("\\",), _commands),
    (("{",), partial(_nested, _GROUP, _group)),
    (("^", "_{"), partial(_SCRIPT.sub, lambda m: readable(m[0]))),
    (("{",), partial(_LETTER_GROUP.sub, lambda m: m[1] or m[2])),
    (("~",), partial(_TIE.sub, " ")),
    (("`",), partial(_QUOTED.sub, r"“\1”")),
    (("`",), partial(_QUOTED_SINGLY.sub, r"‘\1’")),
    (("---",), partial(_EM_DASH.sub, "—")),
    (("--",), partial(_EN_DASH.sub, "–")),
)

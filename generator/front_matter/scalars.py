"""Write a text as YAML so that every reader gets exactly that text back."""

from __future__ import annotations

import json
import re

import yaml

# In braces a comma or bracket ends a plain word, so only names go there without quotes.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

# JSON escapes the rest; these are no line of a YAML text or are lost on the way through an editor.
_UNSAFE = re.compile(
    "[\x7f-\x9f\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]"
)


def scalar(value: str) -> str:
    """A value behind `key: `, without quotes where every reader takes it for the same text."""
    return value if value[:1].isalpha() and _reads_back(value) else _double_quoted(value)


def quoted(value: str) -> str:
    """An item of a list, without quotes where it is a simple name."""
    return value if _NAME.fullmatch(value) and _reads_back(value) else _double_quoted(value)


def _reads_back(value: str) -> bool:
    if _UNSAFE.search(value):
        return False
    try:
        node = yaml.compose(f"key: {value}\n", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = pairs[0][1] if len(pairs) == 1 else None
    return isinstance(found, yaml.ScalarNode) and (found.tag, found.value) == (_TEXT, value)


_TEXT = "tag:yaml.org,2002:str"


def _double_quoted(value: str) -> str:
    return _UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    # Half a surrogate pair is no character and could not be written to a file.
    code = ord(match[0])
    return f"\\u{0xFFFD if 0xD800 <= code <= 0xDFFF else code:04x}"

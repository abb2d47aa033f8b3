"""Front matter as the library dumps it: one `key: value` a line, values in JSON, which is YAML's flow style.

JSON is written some twenty times faster than block YAML, which counts at a hundred thousand pages. The two
differ only in characters that JSON leaves raw and YAML forbids or folds; those are written as escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# Raw in JSON, but in YAML a line break (NEL, LS, PS), a byte order mark or not printable.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def dumped(fields: Mapping[str, object]) -> str:
    """The block with its two fences, ready to stand before a body.

    Values are whatever JSON can say.
    """
    lines = [f"{key}: {_encode(value)}" for key, value in fields.items()]
    block = "\n".join(lines)
    # None of those characters is printable, and to ask that is far cheaper than to look for them.
    if not "".join(lines).isprintable():
        block = _NOT_YAML.sub(_escape, block)
    return f"---\n{block}\n---\n"


def encoded(text: str) -> bytes:
    """`text` in UTF-8, a lone surrogate, which no file can hold, as U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text).encode()


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"

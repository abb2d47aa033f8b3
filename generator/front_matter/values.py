"""Read one value of a front matter: what is meant harmlessly is taken, what can not be meant is named.

Every reader takes a field and the list to which it adds what is wrong, and gives None where the value says
nothing. Scalars are read as written, so `why: yes` is the word and not the truth value.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import yaml

from generator.diagnostics import Diagnostic, error, warning
from generator.front_matter.fields import Field

_NULL = "tag:yaml.org,2002:null"
_BOOL = "tag:yaml.org,2002:bool"
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[Tt ].*)?)?)?")


def text(field: Field, faults: list[Diagnostic]) -> str | None:
    """A text that may have paragraphs."""
    if not isinstance(field.value, yaml.ScalarNode):
        message = f"`{field.name}` is not a text."
        faults.append(error("front-matter-value", field.place(), message, f'Write `{field.name}: "…"`.'))
        return None
    return None if field.value.tag == _NULL else str(field.value.value).strip() or None


def line(field: Field, faults: list[Diagnostic]) -> str | None:
    """A text of one line; line ends in it become blanks."""
    value = text(field, faults)
    return one_line(value) if value else None


def one_line(value: str) -> str:
    """A text with each run of white space as one blank."""
    return " ".join(value.split())


def flag(field: Field, faults: list[Diagnostic]) -> bool | None:
    """A truth value; one in quotes is understood, with a warning."""
    value = line(field, faults)
    if value is None:
        return None
    word = value.lower()
    if word not in _YES | _NO:
        message = f"`{field.name}` is neither true nor false: `{value}`."
        faults.append(error("front-matter-value", field.place(), message, f"Write `{field.name}: true`."))
        return None
    if field.value.tag != _BOOL:
        message = f"`{field.name}` is a word and was understood as {str(word in _YES).lower()}."
        remedy = f"Write `{field.name}: {str(word in _YES).lower()}`, without quotes."
        faults.append(warning("front-matter-flag", field.place(), message, remedy))
    return word in _YES


def lines(field: Field, faults: list[Diagnostic]) -> tuple[str, ...] | None:
    """A list of texts of one line; a single text is a list of one."""
    return tuple(dict.fromkeys(value for _, value in items(field, faults)))


def items(field: Field, faults: list[Diagnostic]) -> Iterator[tuple[yaml.Node, str]]:
    """The texts of a list with their nodes; a single text is a list of one."""
    for node in nodes(field):
        value = one_line(str(node.value)) if isinstance(node, yaml.ScalarNode) else ""
        if value and node.tag != _NULL:
            yield node, value
        elif node is not field.value or not isinstance(node, yaml.ScalarNode):
            message = f"An item of `{field.name}` is not a text."
            remedy = (
                "Write one text an item; in YAML a # begins a comment, so leave it out or quote the item."
            )
            faults.append(error("front-matter-value", field.place(node), message, remedy))


def nodes(field: Field) -> tuple[yaml.Node, ...]:
    """The items of a list; whatever is not a list is its own one item."""
    return tuple(field.value.value) if isinstance(field.value, yaml.SequenceNode) else (field.value,)


def date(field: Field, faults: list[Diagnostic]) -> str | None:
    """An ISO date: a year, a month or a day, with leading zeros added and a time of day left out."""
    value = line(field, faults)
    if value is None:
        return None
    iso = iso_date(value)
    if iso is None:
        remedy = "Write YYYY-MM-DD, YYYY-MM or YYYY."
        faults.append(error("front-matter-date", field.place(), f"`{value}` is not a date.", remedy))
    return iso


def iso_date(value: str) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD of a date as a curator writes it; None where there is no such day."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def url(field: Field, faults: list[Diagnostic]) -> str | None:
    """A web address."""
    value = line(field, faults)
    return web_address(field, field.value, value, faults) if value else None


def web_address(field: Field, node: yaml.Node, value: str, faults: list[Diagnostic]) -> str | None:
    """The address if it is one of the web, else None and a fault at its node."""
    if _is_web(value):
        return value
    message = f"`{value}` is not a web address."
    faults.append(error("front-matter-url", field.place(node), message, "Write it in full, as `https://…`."))
    return None


def _is_web(value: str) -> bool:
    # Blanks, quotes and angle brackets never stand in an address and could end an attribute.
    if re.search(r"[\s\"<>`\\]|[\x00-\x1f]", value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False

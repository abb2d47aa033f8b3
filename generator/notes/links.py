"""Read the `links` of a note: addresses, each alone or with the kind of thing it leads to."""

from __future__ import annotations

import yaml

from generator.diagnostics import Diagnostic, error, warning
from generator.front_matter import Field, nearest
from generator.front_matter.values import nodes, one_line, web_address
from generator.model import LinkKind

_NoteLink = tuple[str, LinkKind | None]
_REMEDY = "Write `- https://…` or `- {url: https://…, kind: code}`."


def links(field: Field, faults: list[Diagnostic]) -> tuple[_NoteLink, ...] | None:
    """The links in their order; one that is not of the web is named and left out."""
    if isinstance(field.value, yaml.ScalarNode) and not str(field.value.value).strip():
        return None
    found = (_link(field, node, faults) for node in nodes(field))
    return tuple(dict.fromkeys(link for link in found if link is not None))


def _link(field: Field, node: yaml.Node, faults: list[Diagnostic]) -> _NoteLink | None:
    if isinstance(node, yaml.ScalarNode):
        address = web_address(field, node, one_line(str(node.value)), faults)
        return (address, None) if address else None
    parts = _parts(field, node, faults)
    if "url" not in parts:
        message = "A link without a `url`."
        faults.append(error("front-matter-value", field.place(node), message, _REMEDY))
        return None
    address = web_address(field, node, parts["url"], faults)
    return (address, _kind(field, node, parts.get("kind"), faults)) if address else None


def _parts(field: Field, node: yaml.Node, faults: list[Diagnostic]) -> dict[str, str]:
    """The texts of a link's mapping by key; empty where it is none."""
    parts: dict[str, str] = {}
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value in ("url", "kind") and isinstance(value, yaml.ScalarNode):
            parts[str(key.value)] = one_line(str(value.value))
        else:
            message = (
                f"A link has no `{key.value}`." if isinstance(key.value, str) else "A link has an odd key."
            )
            faults.append(warning("front-matter-unknown-key", field.place(key), message, _REMEDY))
    return parts


def _kind(field: Field, node: yaml.Node, word: str | None, faults: list[Diagnostic]) -> LinkKind | None:
    if not word:
        return None
    kinds = [kind.value for kind in LinkKind]
    if word.lower() in kinds:
        return LinkKind(word.lower())
    near = nearest(word, kinds)
    remedy = f"Did you mean `{near}`?" if near else f"Kinds: {', '.join(kinds)}."
    faults.append(warning("note-link-kind", field.place(node), f"`{word}` is no kind of link.", remedy))
    return None

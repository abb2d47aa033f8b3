"""Read one term of the vocabulary; each fault is named where it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

import yaml

from generator.diagnostics import Diagnostic, error, warning
from generator.model import Place, Term
from generator.vocabulary.blocks import Block

#: The facet of a term that names none.
DEFAULT_FACET = "topic"

#: Longer aliases are no names of anything; matching stays fast without them. In characters.
LONGEST_PHRASE = 200

_TEXTS = ("id", "label", "facet", "description")
_PHRASES = ("aliases", "match", "unless")
_KEYS = (*_TEXTS, *_PHRASES, "parents")

# Ids become file names and addresses: `tags/<id>.html`, with further pages at `tags/<id>/2.html`.
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 80
_RESERVED = frozenset({"index"})


def term(block: Block, path: str) -> tuple[Term | None, tuple[Diagnostic, ...]]:
    """The term of one item of the list, or None where its id can not be used."""
    if not isinstance(block.node, yaml.MappingNode):
        return None, (
            error(
                "vocabulary-term",
                Place(path, block.line()),
                "This item is not a term.",
                "Write it as `- id: …` with its other keys below, indented by two spaces.",
            ),
        )
    reader = _Reader(block, path)
    return reader.term(reader.fields(block.node)), tuple(reader.diagnostics)


class _Reader:
    """Reads the values of one item and collects what is wrong with them."""

    def __init__(self, block: Block, path: str) -> None:
        self._block = block
        self._path = path
        self.diagnostics: list[Diagnostic] = []

    def fields(self, node: yaml.MappingNode) -> dict[str, yaml.Node]:
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in fields:
                self._warn("vocabulary-key", key, f"The key `{name}` stands here twice.", "Keep one of them.")
            elif name in _KEYS:
                fields[name] = value
            else:
                self._unknown(key, str(name))
        return fields

    def term(self, fields: Mapping[str, yaml.Node]) -> Term | None:
        texts = {name: self._text(fields[name], name) for name in _TEXTS if name in fields}
        identifier = texts.get("id", "")
        if not self._usable(identifier, fields.get("id")):
            return None
        return Term(
            id=identifier,
            label=texts.get("label") or _in_words(identifier),
            facet=texts.get("facet") or DEFAULT_FACET,
            description=texts.get("description", ""),
            aliases=self._phrases(fields, "aliases"),
            parents=self._phrases(fields, "parents"),
            match=self._phrases(fields, "match"),
            unless=self._phrases(fields, "unless"),
            place=Place(self._path, self._block.line()),
        )

    def _usable(self, identifier: str, node: yaml.Node | None) -> bool:
        reason = _fault(identifier)
        if reason:
            remedy = f"Write `id: {_suggestion(identifier)}`, for example."
            self.diagnostics.append(error("vocabulary-id", self._at(node), reason, remedy))
        return not reason

    def _text(self, node: yaml.Node, name: str) -> str:
        if isinstance(node, yaml.ScalarNode):
            return "" if node.tag.endswith(":null") else " ".join(node.value.split())
        self._warn("vocabulary-value", node, f"`{name}` is not a text.", f"Write one line: `{name}: …`.")
        return ""

    def _phrases(self, fields: Mapping[str, yaml.Node], name: str) -> tuple[str, ...]:
        node = fields.get(name)
        if node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
            return ()
        if isinstance(node, yaml.MappingNode):
            self._warn("vocabulary-value", node, f"`{name}` is not a list.", f'Write `{name}: ["…", "…"]`.')
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(dict.fromkeys(phrase for item in items if (phrase := self._phrase(item, name))))

    def _phrase(self, node: yaml.Node, name: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            remedy = "Write each as one text, in double quotes where it holds `: ` or `[`."
            self._warn("vocabulary-value", node, f"An item of `{name}` is not a text.", remedy)
            return ""
        phrase = " ".join(node.value.split())
        if not any(map(str.isalnum, phrase)):
            message = f"An item of `{name}` has no letter or digit, so it can match nothing."
            self._warn("vocabulary-phrase", node, message, "Delete it.")
            return ""
        if len(phrase) > LONGEST_PHRASE:
            message = f"An item of `{name}` has {len(phrase)} characters; no text will ever hold it."
            self._warn("vocabulary-phrase", node, message, f"Keep it under {LONGEST_PHRASE} characters.")
            return ""
        return phrase

    def _unknown(self, key: yaml.Node, name: str) -> None:
        near = difflib.get_close_matches(name[:80], _KEYS, n=1)
        remedy = f"Did you mean `{near[0]}`?" if near else f"The keys of a term are {', '.join(_KEYS)}."
        message = f"A term has no key `{name[:80]}`, so it was left out."
        self._warn("vocabulary-key", key, message, remedy)

    def _warn(self, code: str, node: yaml.Node, message: str, remedy: str) -> None:
        self.diagnostics.append(warning(code, self._at(node), message, remedy))

    def _at(self, node: yaml.Node | None) -> Place:
        return Place(self._path, self._block.line(node))


def _fault(identifier: str) -> str:
    if not identifier:
        return "This term has no id."
    if identifier in _RESERVED:
        return f"The id `{identifier}` is the name of a page of the site."
    if identifier.isdecimal():
        return f"The id `{identifier}` is a number only, which is the address of a further page."
    if len(identifier) > _LONGEST_ID:
        return f"The id has {len(identifier)} characters; at most {_LONGEST_ID} can be an address."
    if not _ID.fullmatch(identifier):
        return f"The id `{identifier}` can not be an address: only a–z, 0–9 and single hyphens can."
    return ""


def _suggestion(identifier: str) -> str:
    words = re.findall(r"[a-z0-9]+", identifier.lower())
    made = "-".join(words)[:_LONGEST_ID].strip("-")
    if not made:
        return "graph-learning"
    return f"{made}-tag" if _fault(made) else made


def _in_words(identifier: str) -> str:
    words = identifier.replace("-", " ")
    return words[0].upper() + words[1:]

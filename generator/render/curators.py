"""The curators' own Markdown on a page: trusted, so only its `[[key]]` links are resolved."""

from __future__ import annotations

from generator.render import addresses
from generator.render.catalogue import Catalogue
from generator.wiki import link_wiki


def prose(catalogue: Catalogue, text: str, address: str) -> str:
    """`text` for the page at `address`, with `[[key]]` as links to papers; keys of no paper stay as written.

    A comment that the text leaves open is closed: it would swallow the rest of the page.
    """
    root = addresses.root_from(address)

    def resolve(key: str) -> tuple[str, str] | None:
        entry = catalogue.entries.get(catalogue.former.get(key, key))
        return (entry.label, root + addresses.markdown(addresses.paper(entry.citekey))) if entry else None

    linked, _ = link_wiki(text.strip(), resolve)
    return linked + ("\n-->" if linked.rfind("<!--") > linked.rfind("-->") else "")

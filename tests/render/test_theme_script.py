"""Which sites have Material's script on every page: those that use more of it than the search box."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest

from generator.render import TEMPLATES

PARTIAL = "partials/javascripts/theme.html"
BUNDLE = '<script src="../assets/javascripts/bundle.1234.min.js"></script>'
WAITING = BUNDLE.replace("<script", '<script type="ps/later"')
BOX = '<script src="../assets/papershelf/search/box.js"></script>'


def made(scripts: str = BUNDLE + BOX, *, has_drawer: bool = False, **settings: object) -> str:
    """The end of a page of a site with these settings."""
    loader = jinja2.FileSystemLoader(TEMPLATES / "theme")
    theme = jinja2.Environment(loader=loader)  # noqa: S701 - as MkDocs has it
    theme.filters["url"] = lambda path: f"../{path}"
    config = {
        "extra": {},
        "plugins": {"material/search": object(), "papershelf": object()},
        "markdown_extensions": ["toc", "tables", "fenced_code", "pymdownx.superfences"],
        "mdx_configs": {},
        **settings,
    }
    features = settings.get("features", ["navigation.tabs", "navigation.tabs.sticky", "search.suggest"])
    text = theme.get_template(PARTIAL).render(
        config=SimpleNamespace(**config), scripts=scripts, features=features, has_drawer=has_drawer
    )
    return text.strip()


def test_it_waits_for_the_search_box() -> None:
    assert made() == WAITING + BOX


@pytest.mark.parametrize(
    "settings",
    [
        {"features": ["content.code.copy"]},
        {"features": ["navigation.instant"]},
        {"features": ["a feature of a later version"]},
        {"plugins": {"material/search": object(), "glightbox": object()}},
        {"markdown_extensions": ["pymdownx.tabbed"]},
        {"mdx_configs": {"pymdownx.superfences": {"custom_fences": [{"name": "mermaid"}]}}},
        {"extra": {"consent": {"title": "Cookies"}}},
        {"extra": {"version": {"provider": "mike"}}},
        {"has_drawer": True},
        {"scripts": BUNDLE + '<script src="../own.js"></script>' + BOX},
        {"extra": {"papershelf": {"theme_script": True}}},
    ],
    ids=str,
)
def test_it_is_there_from_the_beginning_where_a_site_uses_more_of_it(settings: dict[str, object]) -> None:
    scripts = str(settings.pop("scripts", BUNDLE + BOX))
    has_drawer = bool(settings.pop("has_drawer", False))
    assert made(scripts, has_drawer=has_drawer, **settings) == scripts


def test_a_site_may_know_better() -> None:
    extra = {"papershelf": {"theme_script": False}}
    assert made(features=["content.code.copy"], extra=extra) == WAITING + BOX


def test_a_script_before_it_is_let_be() -> None:
    own = '<script src="../own.js"></script>'
    extra = {"papershelf": {"theme_script": False}}
    assert made(own + BUNDLE + BOX, extra=extra) == own + WAITING + BOX

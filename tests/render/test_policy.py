"""The Content-Security-Policy of a page: on by default, off where it must be, and to be set by a site."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest

from generator.render import TEMPLATES

PARTIALS = TEMPLATES / "theme" / "partials"
POLICY = jinja2.Environment(loader=jinja2.FileSystemLoader(PARTIALS), autoescape=True).get_template(
    "content-security-policy.html"
)


def policy(extra: dict[str, object], site_url: str = "https://example.org/") -> str:
    config = SimpleNamespace(extra=extra, site_url=site_url, dev_addr="127.0.0.1:8000")
    return POLICY.render(config=config).strip()


@pytest.mark.parametrize("extra", [{}, {"papershelf": None}, {"papershelf": {"csp": True}}])
def test_a_page_forbids_scripts_that_are_no_files_of_the_site(extra: dict[str, object]) -> None:
    made = policy(extra)
    assert "default-src 'self'" in made.replace("&#39;", "'")
    assert "script-src" not in made
    assert "unsafe-eval" not in made


@pytest.mark.parametrize("site_url", ["", "http://example.org/"])
def test_the_address_of_the_site_makes_no_difference(site_url: str) -> None:
    assert policy({}, site_url) == policy({})


def test_a_site_with_scripts_of_its_own_switches_it_off() -> None:
    assert policy({"papershelf": {"csp": False}}) == ""


def test_a_site_may_have_a_policy_of_its_own() -> None:
    made = policy({"papershelf": {"csp": "script-src 'self' https://stats.example.org"}})
    assert "https://stats.example.org" in made
    assert "default-src" not in made


def test_a_site_that_is_served_has_none_because_live_reload_is_an_inline_script() -> None:
    assert policy({}, "http://127.0.0.1:8000/") == ""


@pytest.mark.parametrize("partial", ["base", "palette", "content"])
def test_no_override_of_ours_has_an_inline_script(partial: str) -> None:
    text = (PARTIALS / "javascripts" / f"{partial}.html").read_text(encoding="utf-8")
    assert text.count("<script") == text.count("<script src=") == 1

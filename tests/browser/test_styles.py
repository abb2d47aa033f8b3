"""The styles that a site serves are those that were written, as a browser understands them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.files import published
from generator.render import TEMPLATES

pytestmark = pytest.mark.browser

OVERLAY = TEMPLATES / "theme"
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // The values of custom properties keep the spaces that they were written with.
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s*,\\s*/g, ","));
}"""


def test_every_rule_means_what_it_meant(browser: Any) -> None:
    page = browser.new_page()
    styles = {name: data.decode() for name, data in published(OVERLAY).items() if name.endswith(".css")}
    assert len(styles) > 3
    for name, served in styles.items():
        written = page.evaluate(RULES, (OVERLAY / name).read_text(encoding="utf-8"))
        assert written, name
        assert page.evaluate(RULES, served) == written, name
    page.close()

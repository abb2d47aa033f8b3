"""The colours of the theme: what is read or operated stands out in both schemes, and hue means facet."""

from __future__ import annotations

import re

import pytest

from generator.render import TEMPLATES

CSS = TEMPLATES / "theme" / "assets" / "css"
SHEET = (CSS / "papershelf.css").read_text(encoding="utf-8")


def tokens(scheme: str) -> dict[str, str]:
    block = SHEET.partition(f'[data-md-color-scheme="{scheme}"] {{')[2].partition("}")[0]
    return dict(re.findall(r"--ps-([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_and_borders_stand_out(scheme: str) -> None:
    token = tokens(scheme)
    for ground in ("ground", "sheet"):
        assert all(contrast(token[text], token[ground]) >= 4.5 for text in ("ink", "ink-2", "error"))
        assert all(contrast(token[part], token[ground]) >= 3 for part in ("edge", "ribbon"))
        assert all(contrast(token[f"facet-{n}"], token[ground]) >= 3 for n in range(1, 7))
    assert contrast(token["ink"], token["mark"]) >= 4.5


def test_no_colour_stands_outside_the_tokens() -> None:
    table = {*tokens("default").values(), *tokens("slate").values()}
    for name in ("papershelf.css", "paper.css", "home.css", "notice.css"):
        on_screen = (CSS / name).read_text(encoding="utf-8").partition("@media print")[0]
        used = set(re.findall(r"#[0-9a-f]{3,8}\b", on_screen))
        assert used <= table, name


def test_no_style_fetches_but_ours_or_has_a_gradient() -> None:
    for sheet in CSS.glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert text.count("url(") == text.count('url("data:image/svg+xml,'), sheet.name
        assert "@import" not in text
        assert "gradient" not in text

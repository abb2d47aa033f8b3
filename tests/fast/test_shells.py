from __future__ import annotations

import pytest

from generator.fast.shells import compact


def test_blank_lines_and_indentation_are_left_out() -> None:
    assert compact("<ul>\n\n    \n\t<li>one</li>\n  </ul>\n") == "<ul>\n<li>one</li>\n</ul>\n"


def test_space_within_a_line_stays() -> None:
    assert compact("<p>a  b <b>c</b> d</p>") == "<p>a  b <b>c</b> d</p>"


@pytest.mark.parametrize("name", ["pre", "textarea", "script", "style"])
def test_what_is_shown_as_written_or_run_stays_as_it_is(name: str) -> None:
    verbatim = f'<{name} class="x">\n\n  a\n    b\n</{name}>'
    assert compact(f"<p>\n  {verbatim}\n  </p>") == f"<p>\n{verbatim}\n</p>"

"""Text knows its target: source text to plain text, plain text to what shows it.

Nobody else cleans or escapes.
"""

from generator.text.escape import html, markdown
from generator.text.plain import is_marked, on_one_line, plain, visible

__all__ = ["html", "is_marked", "markdown", "on_one_line", "plain", "visible"]

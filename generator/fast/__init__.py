"""The fast road through MkDocs: generated pages leave its page loop and fill a shell of the theme instead.

MkDocs renders the whole theme for each page, which takes most of a build. Here each template is rendered
once, with marks where pages differ, and a page is its own content between the shell's pieces. Public hooks
only; what comes out equals what MkDocs makes of the same Markdown files.
"""

from generator.fast.finished import Finished, written_settings
from generator.fast.keeping import Keeping, discard
from generator.fast.pages import FastPages, is_possible
from generator.fast.rebuilding import lay_over
from generator.fast.strangers import is_alone

__all__ = [
    "FastPages",
    "Finished",
    "Keeping",
    "discard",
    "is_alone",
    "is_possible",
    "lay_over",
    "written_settings",
]

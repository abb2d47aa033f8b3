"""What `mkdocs serve` is given on top of building: it hears of edits, shows faults, keeps the last site.

Only public attributes and methods of MkDocs' server are used.
"""

from generator.serving.session import Session

__all__ = ["Session"]

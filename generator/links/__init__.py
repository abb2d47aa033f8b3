"""Links of abstracts and notes, and what they say of the paper's code."""

from generator.links.code import code
from generator.links.find import find

__all__ = ["code", "find"]

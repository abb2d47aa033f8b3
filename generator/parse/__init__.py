"""From a source's bytes to its records: decode, split into located blocks, interpret them."""

from generator.parse.decode import decode
from generator.parse.dump import parse

__all__ = ["decode", "parse"]

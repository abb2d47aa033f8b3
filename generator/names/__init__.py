"""The name that a paper introduces for its method, data set or benchmark."""

from generator.names.choice import introduced

__all__ = ["introduced"]

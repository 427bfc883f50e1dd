"""Twice told: claims of a brief that look like two and rest on one passage, one testimony or one document."""

from whosays.audit.twice.find import find_twice_told
from whosays.audit.twice.near import Comparer

__all__ = ["Comparer", "find_twice_told"]

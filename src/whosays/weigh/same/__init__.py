"""Which claims say the same, and which deny it."""

from whosays.weigh.same.assertions import gather_assertions
from whosays.weigh.same.bonds import find_bonds

__all__ = ["find_bonds", "gather_assertions"]

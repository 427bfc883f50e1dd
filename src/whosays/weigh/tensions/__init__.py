"""Which claims cannot all hold, or pull against each other."""

from whosays.weigh.tensions.find import find_tensions

__all__ = ["find_tensions"]

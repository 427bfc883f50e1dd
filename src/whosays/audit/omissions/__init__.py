"""What the cited documents say against a brief and the brief keeps back."""

from whosays.audit.omissions.comparing import Comparer
from whosays.audit.omissions.find import find_omissions

__all__ = ["Comparer", "find_omissions"]

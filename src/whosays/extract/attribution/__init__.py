"""Who says what: attributions found by rule over a parse. ``finder`` is the door."""

from whosays.extract.attribution.finder import find_attributions, quoted_parts
from whosays.extract.attribution.found import Found

__all__ = ["Found", "find_attributions", "quoted_parts"]

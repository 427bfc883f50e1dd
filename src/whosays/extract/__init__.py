"""Documents to records: mentions, attributions, times, certainty, sources, claims."""

from whosays.extract.reader import RULES_VERSION, read_document

__all__ = ["RULES_VERSION", "read_document"]

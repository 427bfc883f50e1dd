"""Documents to records: mentions, attributions, times, certainty, sources, claims."""

from whosays.extract.about import Birth, births_of, roles_of
from whosays.extract.reader import RULES_VERSION, read_document

__all__ = ["RULES_VERSION", "Birth", "births_of", "read_document", "roles_of"]

"""Sources: what sort a phrase names, who a pronoun stands for."""

from whosays.extract.sources.describe import Description, describe
from whosays.extract.sources.resolve import Resolved, SourceResolver, make_source
from whosays.extract.sources.subjects import subjects_of

__all__ = ["Description", "Resolved", "SourceResolver", "describe", "make_source", "subjects_of"]

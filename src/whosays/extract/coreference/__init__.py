"""Who "he", "the group" and "the former spokesman" are: pronouns and descriptions put to what has gone before."""

from whosays.extract.coreference.mentions import with_references
from whosays.extract.coreference.phrases import Phrase, phrases_of
from whosays.extract.coreference.resolve import Reference, resolve

__all__ = ["Phrase", "Reference", "phrases_of", "resolve", "with_references"]

"""Names in a parsed passage: bounded right, typed, with titles apart and acronyms tied.

The parser's entities are the start; rules mend their bounds and labels, add what has a head word, a title, a number
or a place in the lexicon, and drop what is no name. See ``docs/methods/mentions.md``.
"""

from whosays.extract.mentions.aliases import Alias, with_aliases
from whosays.extract.mentions.find import find_mentions
from whosays.extract.mentions.whole import find_again

__all__ = ["Alias", "find_again", "find_mentions", "with_aliases"]

"""Words for comparison: plain, in small letters, contractions taken apart, endings taken off."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from typing import NamedTuple

from whosays.text.view import analysis_view

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['-][^\W_]+)*")
#: Verbs whose contraction with "not" is not simply the verb and "n't".
_CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "is"}
_NEGATED = "n't"
#: Words that carry no matter of their own.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        a about above after again against all also although among an and another any anybody anyone anything are
        around as at away be because become been before being below between both but by came can come could did do
        does doing done down during each either else even ever every few for from further gave get give given go goes
        gone got had has have having he her here hers herself him himself his how however i if in into is it its
        itself just know last least less let like made make many may me might mine more most much must my myself near
        neither never no nobody none nor not nothing now of off on once one only or other others our ours out over own
        per put said same saw say says see seen shall she should since so some somebody someone something still such
        take taken than that the their theirs them themselves then there these they thing things this those though
        through till to told too took two under until up upon us very was way we well went were what when where
        whether which while who whoever whom whose why will with within without would yet you your yours mr mrs ms dr
        prof sir
        """,
    )
)
#: Fewest letters of a word, and fewest digits of a number, that tell anything.
_SHORTEST, _SHORTEST_NUMBER = 3, 2
#: Endings, longest first, each with the fewest letters that must be left of the word.
_ENDINGS = (
    ("ational", 4), ("ations", 4), ("ation", 4), ("ments", 4), ("ment", 4), ("ness", 4), ("ings", 4), ("ions", 4),
    ("ing", 3), ("ion", 4), ("ies", 3), ("ied", 3), ("ers", 4), ("ed", 3), ("es", 3), ("er", 4), ("ly", 4), ("al", 4),
    ("s", 3), ("e", 3), ("y", 3),
)  # fmt: skip


class Word(NamedTuple):
    """A word as it is compared.

    Attributes:
        plain: In small letters.
        start: First code point, counted from the start of the text that was read.
        end: Code point after the last.
    """

    plain: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order; "couldn't" and "cannot" are two words that stand on the same code points."""
    found: list[Word] = []
    for match in _WORD.finditer(analysis_view(text)):
        plain, (start, end) = match[0].lower().removesuffix("'s"), match.span()
        if plain.endswith(_NEGATED):
            found.append(Word(_CONTRACTED.get(plain, plain.removesuffix(_NEGATED)), start, end))
            plain = "not"
        elif plain == "cannot":
            found.append(Word("can", start, end))
            plain = "not"
        found.append(Word(plain, start, end))
    return found


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its commonest endings: crude, and the same for "verified", "verify" and "verifies"."""
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word


def telling(words: Iterable[Word]) -> frozenset[str]:
    """Stems of the words that carry matter: no function words, nothing shorter than three letters or two digits."""
    return frozenset(
        stem(word.plain)
        for word in words
        if word.plain  # nothing is left of a lone "n't"
        and word.plain not in _EMPTY
        and len(word.plain) >= (_SHORTEST_NUMBER if word.plain[0].isdigit() else _SHORTEST)
    )


class Rarity:
    """How much each term says: the logarithm of the share of sentences without it (inverse document frequency)."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for terms in sentences:
            total += 1
            counts.update(terms)
        self._weights = {term: log(1 + total / count) for term, count in counts.items()}
        #: The rarity of a term that stands in one sentence, or in none.
        self.most = log(1 + total)

    def of(self, term: str) -> float:
        """Above 0 once there is a sentence; a term that was never seen is the rarest."""
        return self._weights.get(term, self.most)

    def mass(self, terms: Iterable[str]) -> float:
        """The sum over ``terms``."""
        return sum(map(self.of, terms))

    def share(self, terms: frozenset[str], held: frozenset[str] | Mapping[str, object]) -> float:
        """How much of ``terms``, by rarity, ``held`` has as well: 0 to 1; 0 where there are no terms."""
        whole = self.mass(terms)
        return self.mass(term for term in terms if term in held) / whole if whole else 0.0

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Rarity of what two share beside that of both, 0 to 1: the cosine of their weighted sets of terms."""
        both = self.mass(one) * self.mass(other)
        return self.mass(one & other) / both**0.5 if both else 0.0

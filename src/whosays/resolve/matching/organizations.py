"""What agreements and differences between two organizations' names there are: the comparisons of that model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from whosays.resolve.matching.alignment import Alignment, align
from whosays.resolve.matching.commonness import Commonness
from whosays.resolve.matching.comparison import NOTHING, Comparison, Found
from whosays.resolve.matching.spelling import SAME, STRONG, Spelling
from whosays.text.names import OrganizationName

_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class OrganizationPair:
    """Two organizations' names, laid side by side.

    Attributes:
        left: The one.
        right: The other.
        laid: Their words, as they answer to each other.
        agreeing: Words that answer to each other, the bits of their being one, and the rarity of the commoner, in bits.
        lefts: Words of the left that nothing answers to, and their rarity; none where one name is the other's acronym.
        rights: Likewise of the right.
        acronym: The word that is all of one name and the first letters of the other; empty where there is none.
    """

    left: OrganizationName
    right: OrganizationName
    laid: Alignment
    agreeing: tuple[tuple[str, str, float, float], ...]
    lefts: tuple[tuple[str, float], ...]
    rights: tuple[tuple[str, float], ...]
    acronym: str

    @classmethod
    def of(
        cls, left: OrganizationName, right: OrganizationName, spelling: Spelling, common: Commonness
    ) -> OrganizationPair:
        """Lay two names side by side."""
        laid = align(left.words, right.words, spelling.bits)
        agreeing = tuple(
            (one, other, bits, min(common.bits(one), common.bits(other)))
            for one, other, bits in ((left.words[i], right.words[j], bits) for i, j, bits in laid.pairs)
        )
        acronym = _acronym(left, right) or _acronym(right, left)
        lefts = tuple((left.words[i], common.bits(left.words[i])) for i in laid.left) if not acronym else ()
        rights = tuple((right.words[j], common.bits(right.words[j])) for j in laid.right) if not acronym else ()
        joined = tuple(
            (left.words[i], right.words[j], STRONG, max(common.bits(left.words[i]), common.bits(right.words[j])))
            for i, j, *_ in laid.joins
        )
        return cls(left, right, laid, (*agreeing, *joined), lefts, rights, acronym)


def _acronym(one: OrganizationName, other: OrganizationName) -> str:
    word = one.words[0]
    return word if len(one.words) == 1 and len(word) >= _SHORTEST_ACRONYM and word in other.acronyms else ""


def _agreeing(least: float, below: float) -> Callable[[OrganizationPair], Found]:
    def measure(pair: OrganizationPair) -> Found:
        found = [both for both in pair.agreeing if least <= both[2] < below]
        return (sum(rarity for *_, rarity in found), [both[:2] for both in found]) if found else NOTHING

    measure.__doc__ = "Words that answer to each other with bits in a range, each by its rarity in bits."
    return measure


def is_acronym(pair: OrganizationPair) -> Found:
    """Whether one name is the first letters of the other's words: how many letters."""
    return (float(len(pair.acronym)), [(pair.acronym.upper(),)]) if pair.acronym else NOTHING


def resemblance(pair: OrganizationPair) -> Found:
    """Words that resemble each other too little to be one and too much to ignore: bits short of agreement."""
    if not pair.laid.doubts or pair.acronym:
        return NOTHING
    words = [(pair.left.words[i], pair.right.words[j]) for i, j, _ in pair.laid.doubts]
    return sum(STRONG - bits for *_, bits in pair.laid.doubts), words


def different_words(pair: OrganizationPair) -> Found:
    """Words that nothing answers to where both names have some: the rarity of the side that has less of it."""
    if not pair.lefts or not pair.rights:
        return NOTHING
    bits = min(sum(rarity for _, rarity in pair.lefts), sum(rarity for _, rarity in pair.rights))
    return bits, [tuple(word for word, _ in side) for side in (pair.lefts, pair.rights)]


def different_numbers(pair: OrganizationPair) -> Found:
    """Whether both names have a number and not the same."""
    one, other = ({word for word in name.words if word.isdigit()} for name in (pair.left, pair.right))
    return (1.0, [(*sorted(one), *sorted(other))]) if one and other and one != other else NOTHING


def left_out(pair: OrganizationPair) -> Found:
    """Words of one name that the other lacks, and has nothing in their place, each by its rarity in bits."""
    more = pair.lefts or pair.rights
    if not more or (pair.lefts and pair.rights):
        return NOTHING
    return sum(rarity for _, rarity in more), [(word,) for word, _ in more]


def legal_form(pair: OrganizationPair) -> Found:
    """Whether both names have a legal form and none in common."""
    left, right = pair.left.forms, pair.right.forms
    return (1.0, [(*sorted(left), *sorted(right))]) if left and right and left.isdisjoint(right) else NOTHING


def other_order(pair: OrganizationPair) -> Found:
    """Whether words that agree stand in another order."""
    places = sorted((i, j) for i, j, _ in pair.laid.pairs)
    return (1.0, ()) if any(one[1] > other[1] for one, other in combinations(places, 2)) else NOTHING


def one_word_agrees(pair: OrganizationPair) -> Found:
    """Whether a single word is all that agrees between names of more."""
    lone = len(pair.agreeing) == 1 and not pair.acronym and max(len(pair.left.words), len(pair.right.words)) > 1
    return (1.0, [pair.agreeing[0][:1]]) if lone else NOTHING


COMPARISONS: tuple[Comparison[OrganizationPair], ...] = (
    Comparison("same words", 1, _agreeing(SAME, SAME + 1), "the same"),
    Comparison("other spelling", 1, _agreeing(STRONG, SAME), "spelled otherwise"),
    Comparison("misspelling", 1, _agreeing(0.0, STRONG), "one is perhaps misspelled"),
    Comparison("acronym", 1, is_acronym, "the first letters of the other name"),
    Comparison("resemblance", -1, resemblance, "alike, and probably two words"),
    Comparison("different words", -1, different_words, "different"),
    Comparison("numbers", -1, different_numbers, "different numbers"),
    Comparison("left out", -1, left_out, "in one name only"),
    Comparison("legal form", -1, legal_form, "different legal forms"),
    Comparison("order", -1, other_order, "the same words in another order"),
    Comparison("one word agrees", -1, one_word_agrees, "all that agrees"),
)

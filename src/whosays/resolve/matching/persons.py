"""What agreements and differences between two personal names there are: the comparisons of the model of persons.

Each comparison is a function of two names laid side by side (``comparison.py``); the model weighs what they find
(``names.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from whosays.resolve.matching.alignment import Alignment, align
from whosays.resolve.matching.commonness import Commonness
from whosays.resolve.matching.comparison import NOTHING, Comparison, Found
from whosays.resolve.matching.spelling import SAME, STRONG, Spelling
from whosays.text.names import NamePart, PersonName
from whosays.text.names.script import is_syllabic

Both = tuple[NamePart, NamePart]


@dataclass(frozen=True, slots=True)
class PersonPair:
    """Two personal names, laid side by side.

    Attributes:
        left: The one.
        right: The other.
        laid: Their words, as they answer to each other.
        agreeing: Words of more than a letter that answer to each other, the bits of their being one, and the rarity of
            the commoner, in bits.
        joined: Words that are several on one side, and their rarity.
        conflicts: Where each of two different words stands in its name's structure, and the words.
        omitted: Where a word stands that one name has beyond the other, and the word.
    """

    left: PersonName
    right: PersonName
    laid: Alignment
    agreeing: tuple[tuple[NamePart, NamePart, float, float], ...]
    joined: tuple[tuple[NamePart, float], ...]
    conflicts: tuple[tuple[str, Both], ...]
    omitted: tuple[tuple[str, NamePart], ...]

    @classmethod
    def of(cls, left: PersonName, right: PersonName, spelling: Spelling, common: Commonness) -> PersonPair:
        """Lay two names side by side."""
        lefts, rights = left.parts, right.parts
        laid = align(*_forms(lefts, rights), spelling.bits)
        agreeing = tuple(
            (lefts[i], rights[j], bits, min(common.bits(lefts[i].form), common.bits(rights[j].form)))
            for i, j, bits in laid.pairs
            if len(lefts[i].form) > 1 and len(rights[j].form) > 1
        )
        wholes = [rights[j] if side == 0 else lefts[i] for i, j, side, _ in laid.joins]
        joined = tuple((part, common.bits(part.form)) for part in wholes)
        return cls(left, right, laid, agreeing, joined, _conflicts(lefts, rights, laid), _omitted(lefts, rights, laid))


def _forms(left: Sequence[NamePart], right: Sequence[NamePart]) -> tuple[list[str], list[str]]:
    """What is compared: the characters themselves where both names are written in Han or Hangul, else the forms."""
    if not (left[0].written.isascii() or right[0].written.isascii()) and all(
        is_syllabic(part.written) for part in (*left, *right)
    ):
        return [part.written for part in left], [part.written for part in right]
    return [part.form for part in left], [part.form for part in right]


def _conflicts(left: Sequence[NamePart], right: Sequence[NamePart], laid: Alignment) -> tuple[tuple[str, Both], ...]:
    """Words that nothing answers to, as many as both sides have, paired by what they are.

    A father who bears the son's name and a son who bears the father's are two conflicts.
    """
    pairs = _turned_generations(left, right, laid)
    if laid.left and laid.right:
        lefts, rights = [left[i] for i in laid.left], [right[j] for j in laid.right]
        for alike in (True, False):
            for one in list(lefts):
                other = next((part for part in rights if not alike or _one_role(one, part)), None)
                if other is not None:
                    pairs.append((one, other))
                    lefts.remove(one)
                    rights.remove(other)
    return tuple((_role(one, other, left, right), (one, other)) for one, other in pairs)


def _turned_generations(left: Sequence[NamePart], right: Sequence[NamePart], laid: Alignment) -> list[Both]:
    found = [(left[i], right[j]) for i, j, _ in laid.pairs if left[i].kind != right[j].kind]
    crossed = [(one, other) for one, other in found if {one.kind, other.kind} == {"given", "patronymic"}]
    return crossed if len({one.kind for one, _ in crossed}) > 1 else []


def _one_role(one: NamePart, other: NamePart) -> bool:
    return one.kind == other.kind and one.depth == other.depth


def _role(one: NamePart, other: NamePart, left: Sequence[NamePart], right: Sequence[NamePart]) -> str:
    if _one_role(one, other) and one.kind in {"patronymic", "nisba"}:
        return one.kind
    if {one.kind, other.kind} == {"given", "patronymic"}:
        return "patronymic"
    if one is left[0] and other is right[0]:
        return "given name"
    if one is left[-1] and other is right[-1]:
        return "family name"
    return "further name"


def _omitted(left: Sequence[NamePart], right: Sequence[NamePart], laid: Alignment) -> tuple[tuple[str, NamePart], ...]:
    """Words of one name that the other lacks and has nothing in their place, and where they stand.

    A head before a whole line of names may be the name of the bearer's child.
    """
    more, fewer, name = (
        (laid.left, laid.right, left) if len(laid.left) > len(laid.right) else (laid.right, laid.left, right)
    )
    found = []
    for place in more[len(fewer) :]:
        where = "inside"
        if not fewer and place == 0:
            where = "before a line" if len(laid.pairs) + 2 * len(laid.joins) > 1 else "at the head"
        elif not fewer and place == len(name) - 1:
            where = "at the end"
        found.append((where, name[place]))
    return tuple(found)


def _agreeing(least: float, below: float) -> Callable[[PersonPair], Found]:
    def measure(pair: PersonPair) -> Found:
        if not pair.agreeing:
            return NOTHING
        found = [both for both in pair.agreeing if least <= both[2] < below]
        return (
            (sum(rarity for *_, rarity in found), [(a.written, b.written) for a, b, *_ in found]) if found else NOTHING
        )

    measure.__doc__ = "Words that answer to each other with bits in a range, each by its rarity in bits."
    return measure


def other_spelling(pair: PersonPair) -> Found:
    """Words that are surely one in two spellings, by rarity; words written together on one side among them."""
    bits, groups = _agreeing(STRONG, SAME)(pair)
    if not pair.joined:
        return bits, groups
    return bits + sum(rarity for _, rarity in pair.joined), [*groups, *((part.written,) for part, _ in pair.joined)]


def written_together(pair: PersonPair) -> Found:
    """How many words are several on one side and one on the other."""
    return (float(len(pair.joined)), [(part.written,) for part, _ in pair.joined]) if pair.joined else NOTHING


def initials(pair: PersonPair) -> Found:
    """How many words are abbreviated to their first letter on one side."""
    count = len(pair.laid.pairs) - len(pair.agreeing)
    if not count:
        return NOTHING
    both = [(pair.left.parts[i], pair.right.parts[j]) for i, j, _ in pair.laid.pairs]
    return float(count), [(a.written, b.written) for a, b in both if len(a.form) == 1 or len(b.form) == 1]


def only_initials(pair: PersonPair) -> Found:
    """Whether nothing but initials agrees."""
    return (1.0, ()) if pair.laid.pairs and not pair.agreeing and not pair.joined else NOTHING


def resemblance(pair: PersonPair) -> Found:
    """Words that resemble each other too little to be one name and too much to ignore: bits short of agreement."""
    if not pair.laid.doubts:
        return NOTHING
    words = [(pair.left.parts[i].written, pair.right.parts[j].written) for i, j, _ in pair.laid.doubts]
    return sum(STRONG - bits for *_, bits in pair.laid.doubts), words


def _conflict(role: str) -> Callable[[PersonPair], Found]:
    def measure(pair: PersonPair) -> Found:
        if not pair.conflicts:
            return NOTHING
        found = [(one.written, other.written) for which, (one, other) in pair.conflicts if which == role]
        return (float(len(found)), found) if found else NOTHING

    measure.__doc__ = f"How many different words stand where the {role} is."
    return measure


def _left_out(where: str) -> Callable[[PersonPair], Found]:
    def measure(pair: PersonPair) -> Found:
        if not pair.omitted:
            return NOTHING
        found = [(part.written,) for which, part in pair.omitted if which == where]
        return (float(len(found)), found) if found else NOTHING

    measure.__doc__ = f"How many words one name has beyond the other, {where}."
    return measure


def other_order(pair: PersonPair) -> Found:
    """Whether words that agree stand in another order, where no comma explains it."""
    if pair.left.ordered != pair.right.ordered or len(pair.laid.pairs) + len(pair.laid.joins) == 1:
        return NOTHING
    places = sorted([(i, j) for i, j, _ in pair.laid.pairs] + [(i, j) for i, j, _, _ in pair.laid.joins])
    return (1.0, ()) if any(one[1] > other[1] for one, other in combinations(places, 2)) else NOTHING


def one_word_agrees(pair: PersonPair) -> Found:
    """Whether a single word is all that agrees."""
    lone = len(pair.agreeing) == 1 and not pair.joined
    return (1.0, [(pair.agreeing[0][0].written,)]) if lone else NOTHING


def name_of_one_word(pair: PersonPair) -> Found:
    """Whether one of the names is a single word and the other is not."""
    left, right = pair.left.parts, pair.right.parts
    if (len(left) == 1) == (len(right) == 1) or pair.joined:
        return NOTHING
    return 1.0, [((left if len(left) == 1 else right)[0].written,)]


def only_kunya(pair: PersonPair) -> Found:
    """Whether nothing but a kunya agrees: many are called by the name of a child."""
    alone = pair.agreeing and not pair.joined and all(one.kind == "kunya" for one, *_ in pair.agreeing)
    return (1.0, [(one.written,) for one, *_ in pair.agreeing]) if alone else NOTHING


_DIFFERENT = "different"
_MORE = "in one name only"
COMPARISONS: tuple[Comparison[PersonPair], ...] = (
    Comparison("same words", 1, _agreeing(SAME, SAME + 1), "written alike"),
    Comparison("other spelling", 1, other_spelling, "spelled otherwise"),
    Comparison("misspelling", 1, _agreeing(0.0, STRONG), "one is perhaps misspelled"),
    Comparison("written together", 1, written_together, "in several words in the other name"),
    Comparison("initial", 0, initials, "an initial"),
    Comparison("initials alone", -1, only_initials, "nothing but initials agrees"),
    Comparison("resemblance", -1, resemblance, "alike, and probably two names"),
    Comparison("given name", -1, _conflict("given name"), _DIFFERENT),
    Comparison("family name", -1, _conflict("family name"), _DIFFERENT),
    Comparison("patronymic", -1, _conflict("patronymic"), _DIFFERENT),
    Comparison("nisba", -1, _conflict("nisba"), _DIFFERENT),
    Comparison("further name", -1, _conflict("further name"), _DIFFERENT),
    Comparison(
        "left out before a line", -1, _left_out("before a line"), "in one name only, where a child's name would be"
    ),
    Comparison("left out at the head", -1, _left_out("at the head"), _MORE),
    Comparison("left out at the end", -1, _left_out("at the end"), _MORE),
    Comparison("left out inside", -1, _left_out("inside"), _MORE),
    Comparison("order", -1, other_order, "the same words in another order"),
    Comparison("one word agrees", -1, one_word_agrees, "all that agrees"),
    Comparison("name of one word", -1, name_of_one_word, "a whole name"),
    Comparison("kunya alone", -1, only_kunya, "nothing but a kunya agrees"),
)

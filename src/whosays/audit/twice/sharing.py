"""Whether two statements of a brief tell one thing of a source: both take the same words of it."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.audit.twice.near import Nearness
from whosays.audit.twice.rests import Ground, Rest, Saying, Stretch
from whosays.audit.twice.wordings import answered
from whosays.text.words import Rarity

#: Two statements tell one thing where these add up to so much: how alike they are (cosine), how near the farther one is
#: to the sentence (cosine), how rare the words are that both take, and how much of the sentence one of them has.
_TOLD = 1.0
_RARE_WEIGHT, _CARRIED_WEIGHT = 0.25, 0.5
#: To so much where one of them has no word of the sentence. Without the last, to so much where each has a sentence in a
#: document of its own.
_TOLD_WORDLESS, _TOLD_APART = 1.3, 0.85
#: Two statements that are less alike take different parts of what they rest on: cosine.
_ALIKE = 0.25
#: One of them has at least so much of the sentence, or of a stretch of it, by rarity; or the two are so much alike.
_CARRIED, _MUCH_ALIKE = 0.35, 0.6
#: What is less near to a sentence does not rest on it: cosine.
_NEAR = 0.25
#: Neighbours, and any two without an encoder, must have so much of what either takes in common.
_COMMON = 0.25
#: Words tell something by themselves where they are so rare, beside a word that stands once in the case.
_RARE = 0.55
#: Two sentences of different documents are one where they have so much in common, by rarity, and so many terms.
_COPIED, _FEWEST_COPIED = 0.65, 4
#: Terms of the shortest stretch that may stand for its sentence; a sentence of so many code points is shown whole.
_FEWEST, _SHORT = 3, 160
#: Of claims in so many sentences on end the later ones often go on about what the first has named.
_NEIGHBOURS = 2
#: Where the audit found the passage for one of them alone, they must be so alike, and the other have so much of its own
#: words from it.
_ALIKE_ANEW, _OWN_ANEW = 0.45, 0.3


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements both rest on.

    Attributes:
        stretch: The words of the source.
        strength: For the choice between several: how near both are to the sentence, and how much of their own words
            they have from it.
    """

    stretch: Stretch
    strength: float


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a statement takes of a sentence.

    Attributes:
        terms: Which of the sentence's.
        own: How much of its own words, by rarity, the sentence has.
        near: The cosine of the two; 0 without an encoder.
    """

    terms: frozenset[str]
    own: float
    near: float


class Sharing:
    """Judges pairs of statements.

    Args:
        rarity: Of terms, by the sentences of the case.
        nearness: The encoder's cosines; without them words alone decide, and decide less.
    """

    def __init__(self, rarity: Rarity, nearness: Nearness | None = None) -> None:
        self._rarity, self._near = rarity, nearness

    def shared(self, one: Saying, other: Saying, ground: Ground) -> Shared | None:
        """The words of a sentence that both tell, if what they take of it is the same."""
        first, second = self._taken(one, ground.whole), self._taken(other, ground.whole)
        both, alike, carried = first.terms & second.terms, self._alike(one, other), self._carried(ground, first, second)
        if carried < _CARRIED and alike < _MUCH_ALIKE:
            return None
        if (_are_neighbours(one, other) or self._near is None) and self._in_common(first, second) < _COMMON:
            return None
        near = min(first.near, second.near)
        if self._near is None:
            told = self._rare(both) >= _RARE
        else:
            told = min(near / _NEAR, alike / _ALIKE) >= 1 and (
                alike + near + _RARE_WEIGHT * self._rare(both) + _CARRIED_WEIGHT * carried
                >= (_TOLD if first.terms and second.terms else _TOLD_WORDLESS)
            )
        strength = first.own + first.near + second.own + second.near
        return Shared(self._stretch(one, other, ground, both), strength) if told else None

    def shared_anew(self, one: Saying, other: Saying, ground: Ground) -> Shared | None:
        """The same for a sentence that the audit found for ``one`` alone: asks for more."""
        if self._alike(one, other) < _ALIKE_ANEW:
            return None
        first, second = self._taken(one, ground.whole), self._taken(other, ground.whole)
        if second.own < _OWN_ANEW or self._rare(first.terms & second.terms) < _RARE:
            return None
        return self.shared(one, other, ground) if self._in_common(first, second) >= _COMMON else None

    def rests(self, saying: Saying, ground: Ground) -> bool:
        """Whether a statement has a word of a sentence."""
        return bool(answered(ground.whole.terms, saying.terms))

    def is_copy(self, one: Ground, other: Ground) -> bool:
        """Whether two documents have nearly the same sentence."""
        first, second = one.whole.terms, other.whole.terms
        if one.document_id == other.document_id or len(first & second) < _FEWEST_COPIED:
            return False
        return self._rarity.likeness(first, second) >= _COPIED

    def told_alike(self, one: Rest, other: Rest) -> bool:
        """Whether two statements on sentences of two documents tell the same, as the sentences do."""
        alike = self._alike(one.saying, other.saying)
        if self._near is not None and alike < _ALIKE:
            return False
        matter = answered(one.ground.whole.terms, other.ground.whole.terms)
        told = self._rare(answered(matter, one.saying.terms) & answered(matter, other.saying.terms))
        if self._near is None or not told:
            return told >= _RARE
        near = min(self._near.of(rest.saying.text, rest.ground.whole.text) for rest in (one, other))
        return alike + near + _RARE_WEIGHT * told >= _TOLD_APART

    def _alike(self, one: Saying, other: Saying) -> float:
        if self._near is not None:
            return self._near.of(one.text, other.text)
        return self._rarity.likeness(one.terms, other.terms)

    def _taken(self, saying: Saying, stretch: Stretch) -> _Taken:
        terms = answered(stretch.terms, saying.terms)
        own = self._rarity.share(saying.terms, answered(saying.terms, stretch.terms))
        return _Taken(terms, own, self._near.of(saying.text, stretch.text) if self._near is not None else 0.0)

    def _rare(self, terms: frozenset[str]) -> float:
        """The rarity of terms together, beside that of one that stands once in the case: 0 to 1."""
        return min(1.0, self._rarity.mass(terms) / self._rarity.most)

    def _in_common(self, first: _Taken, second: _Taken) -> float:
        """How much of what either takes both take, by rarity."""
        taken = self._rarity.mass(first.terms | second.terms)
        return self._rarity.mass(first.terms & second.terms) / taken if taken else 0.0

    def _carried(self, ground: Ground, first: _Taken, second: _Taken) -> float:
        """How much of the sentence, or of a stretch of it, one of two statements has."""
        places = [one for one in ground.stretches if len(one.terms) >= _FEWEST] + [ground.whole]
        return max(self._rarity.share(place.terms, taken.terms) for place in places for taken in (first, second))

    def _nearest(self, saying: Saying, ground: Ground) -> Stretch:
        """The stretch that a statement is nearest to, by the encoder, or by words without it."""
        taken = [self._taken(saying, stretch) for stretch in ground.stretches]
        weights = [one.near if self._near is not None else one.own for one in taken]
        return ground.stretches[weights.index(max(weights))]

    def _stretch(self, one: Saying, other: Saying, ground: Ground, both: frozenset[str]) -> Stretch:
        """The words on which both rest: the sentence, or of a long one the stretches with a word that both take."""
        if len(ground.whole.text) <= _SHORT:
            return ground.whole
        best = {self._nearest(one, ground), self._nearest(other, ground)}
        told = [stretch for stretch in ground.stretches if stretch.terms & both]
        told = told or [stretch for stretch in ground.stretches if stretch in best]
        return ground.within(told[0].span.start, told[-1].span.end)


def _are_neighbours(one: Saying, other: Saying) -> bool:
    """Whether two statements stand in neighbouring sentences of one brief."""
    return one.place[0] == other.place[0] and abs(one.place[1] - other.place[1]) <= _NEIGHBOURS

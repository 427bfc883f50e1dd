"""Where a sentence stands from what the brief borrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.omissions.borrowed import Loan
from whosays.audit.omissions.reading import Sentence

#: How near a sentence is that stands so many sentences off; nothing beyond.
_NEARNESS = (1.0, 1.0, 0.7, 0.5, 0.4, 0.3, 0.2, 0.2)
#: A sentence before the borrowed one turns it round less often than one behind it.
_BEFORE = 0.8
_WHICH = ("sentence", "second sentence", "third sentence")
#: A paragraph between the two counts as so many sentences.
_PARAGRAPH = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands from the nearest that was borrowed.

    Attributes:
        nearness: 0 to 1.
        words: For the reason: "The sentence after the borrowed passage".
        index: Of the borrowed sentence; None where none is near.
        claim_ids: The claims that rest on it.
        borrowed: Whether the sentence is itself one that a claim rests on, wholly.
        apart: How many sentences behind the borrowed one; below 0 where it stands before it.
    """

    nearness: float
    words: str
    index: int | None = None
    claim_ids: tuple[str, ...] = ()
    borrowed: bool = False
    apart: int = 0


ELSEWHERE = Place(0.0, "Elsewhere in the cited document")


def nearest(sentence: Sentence, sentences: Sequence[Sentence], loans: Mapping[int, Sequence[Loan]]) -> Place:
    """The place of ``sentence``; ``ELSEWHERE`` where nothing near it was borrowed."""
    held = loans.get(sentence.index, ())
    if held:
        words = "A sentence within the borrowed passage"
        return Place(1.0, words, sentence.index, _ids(held), any(loan.whole or loan.shown for loan in held))
    found: list[tuple[float, int, int]] = []
    for index in range(sentence.index - len(_NEARNESS) + 1, sentence.index + len(_NEARNESS)):
        if any(loan.whole for loan in loans.get(index, ())):
            apart = abs(index - sentence.index)
            distance = apart + (_PARAGRAPH if sentences[index].block != sentence.block else 0)
            if distance < len(_NEARNESS):
                found.append((_NEARNESS[distance] * (_BEFORE if index > sentence.index else 1.0), apart, index))
    if not found:
        return ELSEWHERE
    nearness, apart, index = max(found, key=lambda one: (one[0], one[2]))
    side = "before" if index > sentence.index else "after"
    if apart > len(_WHICH):
        words = f"A sentence not far {'ahead of' if side == 'before' else 'behind'} the borrowed passage"
    else:
        words = f"The {_WHICH[apart - 1]} {side} the borrowed passage"
    return Place(nearness, words, index, _ids(loans[index]), apart=sentence.index - index)


def _ids(loans: Iterable[Loan]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(loan.claim_id for loan in loans))

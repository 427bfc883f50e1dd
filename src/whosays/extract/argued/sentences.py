"""The sentences of a document, and persons' names in them held out, so that patterns see where a person stands.

Nothing here parses: a case is looked at again after it was read, when only the text and what was found in it are there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.records import Document, Entity, Mention

#: What stands for each character of a name of a person, and of a pronoun or a noun that stands for one.
NAME, PRONOUN, NOMINAL = "\ue000", "\ue001", "\ue002"
_MARKS = {"name": NAME, "pronoun": PRONOUN, "nominal": NOMINAL}
#: Longer ones are lists, tables or text without marks, and argue nothing.
LONGEST = 1_200
_STOP = re.compile(r"[.!?…]+[\"')\]]*\s+(?=[\"'(\[]*[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s.(\"])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Maj|Col|Capt|Lt|Sgt|Cpl|Adm|Brig|Gov|Sen|Rep|Pres|Jr|Sr|No|"
    r"Nos|vs|al|cf|pp|ca|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_READ = frozenset({"paragraph", "list_item"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        start: Offset of its first character in the document's text.
        end: Offset behind its last.
        block: Number of the block that it stands in.
        persons: The persons named in it, in order, with the mention of each.
        held: Its words in the analysis view, every name and pronoun of a person held out.
    """

    start: int
    end: int
    block: int
    persons: tuple[tuple[Mention, Entity], ...]
    held: str

    def person_at(self, start: int) -> tuple[Mention, Entity] | None:
        """Who is named at an offset within the sentence."""
        return next((both for both in self.persons if both[0].span.start == self.start + start), None)


class Sentences:
    """The sentences of one document.

    Args:
        document: The text.
        view: Its analysis view.
        entities: Its entities; persons among them are held out.
    """

    def __init__(self, document: Document, view: str, entities: Sequence[Entity]) -> None:
        self._view = view
        named = {
            m.span: (m, entity)
            for entity in entities
            if entity.schema == "Person"
            for m in entity.mentions
            if m.document_id == document.id and m.kind in _MARKS
        }
        self._persons = _apart([named[span] for span in sorted(named)])
        self._starts = [mention.span.start for mention, _ in self._persons]
        self.bounds = [*_bounds(document, view)]
        self._begin = [start for start, _, _ in self.bounds]

    def __len__(self) -> int:
        return len(self.bounds)

    def number_at(self, offset: int) -> int | None:
        """Number of the sentence that holds an offset."""
        place = bisect_right(self._begin, offset) - 1
        return place if place >= 0 and offset < self.bounds[place][1] else None

    def numbers_with(self, mentions: Sequence[Mention]) -> list[int]:
        """Numbers of the sentences that hold mentions, in order, each once."""
        return sorted({number for m in mentions if (number := self.number_at(m.span.start)) is not None})

    def words(self, number: int) -> str:
        """The words of a sentence in the analysis view."""
        start, end, _ = self.bounds[number]
        return self._view[start:end]

    def get(self, number: int) -> Sentence:
        """A sentence with its persons held out; of one that is too long, no words."""
        start, end, block = self.bounds[number]
        if end - start > LONGEST:
            return Sentence(start, end, block, (), "")
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        persons = tuple(both for both in self._persons[first:last] if both[0].span.end <= end)
        held = self._view[start:end]
        for mention, _ in persons:
            low, high = mention.span.start - start, mention.span.end - start
            held = held[:low] + _MARKS[mention.kind] * (high - low) + held[high:]
        return Sentence(start, end, block, persons, held)

    def before(self, number: int, most: int) -> Iterator[int]:
        """The numbers of at most ``most`` sentences before one in its block, the nearest first."""
        block = self.bounds[number][2]
        for other in range(number - 1, max(number - most, 0) - 1, -1):
            if self.bounds[other][2] != block:
                return
            yield other


def _apart(persons: Sequence[tuple[Mention, Entity]]) -> list[tuple[Mention, Entity]]:
    """Mentions without those that hold another one: "the captain's wife" where "the captain" stands for somebody."""
    kept: list[tuple[Mention, Entity]] = []
    for both in persons:
        if kept and kept[-1][0].span.overlaps(both[0].span):
            if kept[-1][0].kind == "nominal":
                kept[-1] = both
        else:
            kept.append(both)
    return kept


def _bounds(document: Document, view: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of every sentence, with the number of its block."""
    for number, block in enumerate(document.blocks):
        if block.kind not in _READ:
            continue
        start = block.start
        for match in _STOP.finditer(view, block.start, block.end):
            if view[match.start()] == "." and _ABBREVIATED.search(view, max(start, match.start() - 12), match.start()):
                continue
            yield start, match.end(), number
            start = match.end()
        if start < block.end:
            yield start, block.end, number

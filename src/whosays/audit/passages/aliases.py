"""What is named in a text, by whatever name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from whosays.audit.passages.wording import STOP_WORDS, wording
from whosays.records import Entity
from whosays.text.names import is_acronym

#: A name of more words is a sentence that was taken for one.
_LONGEST = 8


class Aliases:
    """Entities by their names and by the places where they are mentioned; each has a number.

    A name that two entities bear names neither.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.numbers: dict[str, int] = {}
        self._names: dict[tuple[str, ...], int | None] = {}
        self._short: list[tuple[str, ...]] = []
        self._counts: list[int] = []
        places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, entity in enumerate(entities):
            self.numbers[entity.id] = number
            self._counts.append(len(entity.mentions))
            short = [name for name in (entity.name, *entity.aliases) if is_acronym(name)]
            self._short.append(tuple(word for name in short for word in wording(name)))
            for name in dict.fromkeys(_names(entity)):
                known = self._names.setdefault(name, number)
                self._names[name] = number if known == number else None
            for mention in entity.mentions:
                places[mention.document_id].append((mention.span.start, mention.span.end, number))
        self._places = {document_id: sorted(found) for document_id, found in places.items()}

    def within(self, document_id: str, start: int, end: int) -> frozenset[int]:
        """Numbers of the entities that ``[start, end)`` of a document mentions, in whatever words."""
        places: Sequence[tuple[int, int, int]] = self._places.get(document_id, ())
        first = bisect_left(places, (start, -1, -1))
        last = bisect_left(places, (end, -1, -1))
        return frozenset(number for _, stop, number in places[first:last] if stop <= end)

    def find(self, tokens: Sequence[str]) -> dict[int, int]:
        """For each place in ``tokens`` (see ``wording``) that is of a name, the number of the entity; longest first."""
        found: dict[int, int] = {}
        index = 0
        while index < len(tokens):
            for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
                number = self._names.get(tuple(tokens[index : index + length]))
                if number is not None:
                    found.update((place, number) for place in range(index, index + length))
                    index += length - 1
                    break
            index += 1
        return found

    def short_forms(self, number: int) -> tuple[str, ...]:
        """The acronyms of an entity."""
        return self._short[number]

    def count(self, number: int) -> int:
        """How often an entity is mentioned."""
        return self._counts[number]


def _names(entity: Entity) -> Iterator[tuple[str, ...]]:
    for name in (entity.name, *entity.aliases):
        tokens = tuple(wording(name))
        if tokens and tokens[0] == "the":
            tokens = tokens[1:]
        if 0 < len(tokens) <= _LONGEST and not all(token in STOP_WORDS or token.isdigit() for token in tokens):
            yield tokens

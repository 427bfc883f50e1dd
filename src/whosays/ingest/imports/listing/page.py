"""The text of a list while it is written, with the places of what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.records import (
    Block,
    BlockKind,
    Claim,
    Entity,
    Mention,
    Participant,
    Proposition,
    Reading,
    Schema,
    Span,
    StatedRelation,
    TimeExpression,
    content_id,
)
from whosays.records.claim import Attribution, Certainty
from whosays.text.edtf import bounds
from whosays.text.names import name_id

_SEPARATOR = "\n\n"
_RULE = "list entry"


class Page:
    """A text that grows, and the records that point into it.

    Args:
        document_id: Of the document that it will be.
    """

    def __init__(self, document_id: str) -> None:
        self._id = document_id
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._mentions: dict[str, list[Mention]] = {}
        self._entities: dict[str, tuple[Schema, str, tuple[str, ...]]] = {}
        self._times: list[TimeExpression] = []
        self._claims: list[Claim] = []

    @property
    def at(self) -> int:
        """Where the next words will stand."""
        return self._length

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The layout."""
        return tuple(self._blocks)

    def write(self, words: str) -> Span:
        """Write words and return where they stand."""
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length, words)

    def begin(self) -> int:
        """Part what comes from what is there, and return where it begins."""
        if self._parts:
            self.write(_SEPARATOR)
        return self._length

    def end(self, kind: BlockKind, start: int) -> None:
        """End a block that began at ``start``."""
        self._blocks.append(Block(kind, start, self._length))

    def known(self, identity: str, schema: Schema, name: str, aliases: Sequence[str] = ()) -> None:
        """Enter an entity. It is in the reading once it is named in the text."""
        others = tuple(dict.fromkeys(alias for alias in aliases if alias != name))
        self._entities.setdefault(identity, (schema, name, others))

    def name(self, identity: str, words: str) -> Span:
        """Write a name of an entity."""
        span = self.write(words)
        schema = self._entities[identity][0]
        self._mentions.setdefault(identity, []).append(Mention(self._id, span, "name", schema))
        return span

    def place(self, schema: Schema, words: str) -> str:
        """Write the name of a place or a body that is no entry; return the id of its entity."""
        identity = name_id(schema, words, self._id)
        self.known(identity, schema, words)
        self.name(identity, words)
        return identity

    def time(self, words: str, edtf: str) -> TimeExpression:
        """Write the words of a time."""
        expression = TimeExpression(self.write(words), edtf, *bounds(edtf))
        self._times.append(expression)
        return expression

    def claim(
        self,
        start: int,
        proposition: tuple[str, str, str],
        participants: Sequence[Participant],
        times: Sequence[TimeExpression] = (),
        places: Sequence[str] = (),
        relations: Sequence[StatedRelation] = (),
    ) -> None:
        """Claim what was written since ``start``; the list's own claim, as certain as a list is."""
        content = Span(start, self._length, self.text_from(start))
        negative = any(relation.polarity == "negative" for relation in relations)
        self._claims.append(
            Claim(
                id=content_id("clm", self._id, [(content.start, content.end)], [], "asserts"),
                document_id=self._id,
                content=(content,),
                attribution=Attribution(),
                certainty=Certainty("certain", "negative" if negative else "positive"),
                proposition=Proposition(*proposition, content.exact),
                participants=tuple(dict.fromkeys(participants)),
                times=tuple(times),
                places=tuple(dict.fromkeys(places)),
                relations=tuple(relations),
                rule=_RULE,
                activity="list",
            )
        )

    def text_from(self, start: int) -> str:
        """What was written since ``start``."""
        tail: list[str] = []
        left = self._length - start
        for part in reversed(self._parts):
            if left <= 0:
                break
            tail.append(part)
            left -= len(part)
        text = "".join(reversed(tail))
        return text[len(text) - (self._length - start) :]

    def reading(self) -> Reading:
        """All that the text says, in its order."""
        entities = [
            Entity(identity, schema, name, tuple(sorted(aliases)), tuple(self._mentions[identity]))
            for identity, (schema, name, aliases) in self._entities.items()
            if identity in self._mentions
        ]
        return Reading(
            document_id=self._id,
            entities=tuple(entities),
            times=tuple(self._times),
            claims=tuple(self._claims),
            sentences=max(len(self._claims), len(self._blocks)),
            sentences_with_claims=len(self._claims),
        )

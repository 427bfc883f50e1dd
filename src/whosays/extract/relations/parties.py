"""Which entity a word stands for, and who may be party to what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.argued.lexicon import countries
from whosays.extract.mentions.lexicon import places
from whosays.extract.relations.drafts import DraftRelation, Side, StatedDraft
from whosays.extract.relations.lexicon import lexicon
from whosays.language.passages import Passage
from whosays.records import Entity, RelationType, Schema, StatedRelation
from whosays.text.names import name_key

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Longest row of conjuncts that is followed.
_MOST = 12
_TWO = 2
#: Edges of FollowTheMoney: what a body's people are, the body is not.
_EDGES = frozenset({"membership", "directorship", "employment", "family", "associate", "payment", "ownership"})
_BODIES: frozenset[Schema] = frozenset({"Organization", "PublicBody", "Company"})
_STATES: frozenset[Schema] = frozenset({"Country"})


def spread(head: Token) -> list[Token]:
    """A phrase's head and those joined to it by "and"; nothing where "or" leaves open which of them is meant.

    Of "two officers, Sael and Lind", these are Sael and Lind. A comma keeps a second one out: in "Sael, an ally of
    Lind, and Moss" the parser joins the last two.
    """
    listed = [t for t in head.children if t.dep_ == "appos"] if head.tag_ == "NNS" else []
    row = listed[:1] or [head]
    for token in row:
        if any(t.dep_ == "cc" and t.lower_ in {"or", "nor", "but"} for t in token.children):
            return []
        row += [t for t in token.children if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN", "PRON"}]
        if len(row) > _MOST:
            return []
    return row[:1] if len(row) == _TWO and _comma_before(row[1]) else row


def _comma_before(token: Token) -> bool:
    joint = token.left_edge.i - 1
    return joint > 0 and token.doc[joint].dep_ == "cc" and token.doc[joint - 1].text == ","


def side(passage: Passage, head: Token) -> Side:
    """Where a phrase may be named."""
    words, lemma = lexicon().words, head.lemma_.lower()
    own = (head, *(t for t in head.children if t.dep_ == "appos"))
    behind = tuple(passage.start + t.idx for t in _behind(head))
    for_state = lemma in words["for_state"]
    return Side(
        own=tuple(passage.start + t.idx for t in own),
        bodies=behind if lemma in words["stand_in"] else (),
        states=behind if for_state else (),
        nation=_nation(head) if for_state else None,
    )


def _behind(head: Token) -> Iterator[Token]:
    """Whom a phrase may stand in for: a name before it, its owner, or what it is "of"."""
    yield from (t for t in head.lefts if t.dep_ in {"compound", "nmod", "poss"} and t.pos_ in {"PROPN", "PRON"})
    links = (t for t in head.rights if t.dep_ == "prep" and t.lower_ in {"of", "from"})
    yield from (t for link in links for t in link.children if t.dep_ == "pobj")


def _nation(head: Token) -> str | None:
    known = countries()
    return next((known[key] for t in head.lefts if t.text[:1].isupper() and (key := name_key(t.text)) in known), None)


class Parties:
    """Settles who the sides of relations are.

    Args:
        entities: Of the document, with all their mentions.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        places = sorted(
            ((m.span.start, m.span.end, entity, m.kind == "metonym") for entity in entities for m in entity.mentions),
            key=lambda place: place[:2],
        )
        self._places = places
        self._starts = [start for start, *_ in places]
        self._nations = dict(_nations(entities))

    def relations(self, drafts: Iterable[StatedDraft]) -> tuple[StatedRelation, ...]:
        """The drafts of which both sides are entities that may be party to such a relation, each once."""
        found: dict[tuple[str, str, str, str], StatedRelation] = {}
        for draft in sorted(drafts, key=lambda draft: draft.cue):
            pair = self._pair(draft.relation)
            if pair is not None:
                one = StatedRelation(draft.relation.type, *pair, draft.cue, draft.polarity, draft.level)
                found.setdefault((one.type, *pair, one.polarity), one)
        return tuple(found.values())

    def _pair(self, draft: DraftRelation) -> tuple[str, str] | None:
        subjects, objects = lexicon().parties[draft.type]
        subject = self._party(draft.subject, draft.type, subjects)
        other = self._party(draft.object, draft.type, objects)
        return None if subject is None or other is None or subject == other else (subject, other)

    def _party(self, where: Side, kind: RelationType, allowed: frozenset[Schema]) -> str | None:
        """The entity of a side; a place that stands for its government counts as a state."""
        for offset in where.own:
            found = self._at(offset)
            if found is not None:
                entity, metonym = found
                return entity.id if ("Country" if metonym else entity.schema) in allowed else None
        return None if kind in _EDGES else self._behind(where, allowed)

    def _behind(self, where: Side, allowed: frozenset[Schema]) -> str | None:
        """The body or state that a side stands in for."""
        for offsets, schemata in ((where.bodies, _BODIES & allowed), (where.states, _STATES & allowed)):
            for offset in offsets:
                found = self._at(offset)
                if found is not None and found[0].schema in schemata:
                    return found[0].id
        return self._nations.get(where.nation) if where.nation is not None and "Country" in allowed else None

    def _at(self, offset: int) -> tuple[Entity, bool] | None:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self._places[place][1] <= offset:
            return None
        return self._places[place][2], self._places[place][3]


def _nations(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """The usual names of the states that a document names, with their entities."""
    known = places().countries
    for entity in entities:
        if entity.schema == "Country":
            keys = map(name_key, (entity.name, *entity.aliases))
            yield from ((known[key], entity.id) for key in keys if key in known)

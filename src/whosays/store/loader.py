"""Rows of the tables in ``schema.sql`` as records again: the reverse of ``rows``."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from whosays.records import (
    Attribution,
    Block,
    Certainty,
    Claim,
    Document,
    Entity,
    Link,
    Mention,
    Page,
    Participant,
    Proposition,
    Reading,
    Source,
    Span,
    StatedRelation,
    TimeExpression,
    Unread,
)
from whosays.store.formats import WITH_BALANCE, format_of

_Row = tuple[Any, ...]
_Grouped = defaultdict[int, list[_Row]]

#: The range of keys that takes in every claim of a document.
_ALL = (0, 2**63 - 1)

_DOCUMENT = """
SELECT id, title, coalesce((SELECT min(path) FROM place WHERE place.document = document.key), path),
       media_type, sha256, role, published, text
FROM document WHERE key = ?"""
_PAGES = "SELECT number, start, stop FROM page WHERE document = ? ORDER BY position"
_BLOCKS = "SELECT kind, start, stop FROM block WHERE document = ? ORDER BY position"

_READING = "SELECT sentences, sentences_with_claims FROM reading WHERE document = ?"
_TIMES = """
SELECT start, stop, edtf, earliest, latest, anchor, kind, duration
FROM time WHERE document = ? AND listed ORDER BY position"""
_SOURCES = """
SELECT id, name, kind, anonymous, entity_id, source_document
FROM source WHERE document = ? ORDER BY position"""
_PASSED_OVER = "SELECT path, reason, remedy, part FROM passed_over WHERE document = ? ORDER BY position"
_ENTITIES = "SELECT position, id, schema, name FROM entity WHERE document = ? ORDER BY position"
_ALIASES = "SELECT entity, name FROM alias WHERE document = ? ORDER BY entity, position"
_MENTIONS = """
SELECT entity, start, stop, kind, schema, title, long_form
FROM mention WHERE document = ? ORDER BY entity, position"""

# Of a document's claims, or of those of them whose keys lie in a range.
_CLAIMS = """
SELECT key, id, quote_type, stance, level, polarity, rule, made_by, model_probability,
       subject, predicate, object, clause
FROM claim WHERE document = ? AND key BETWEEN ? AND ? ORDER BY position"""
_CONTENTS = """
SELECT claim, start, stop FROM claim_content JOIN claim ON claim.key = claim_content.claim
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, claim_content.position"""
_HEDGES = """
SELECT claim, start, stop FROM hedge JOIN claim ON claim.key = hedge.claim
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, hedge.position"""
_LINKS = """
SELECT claim, source_id, name, kind, anonymous, source_start, source_stop, cue_start, cue_stop, implicit, resolved_from
FROM link JOIN claim ON claim.key = link.claim
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, link.position"""
_PARTICIPANTS = """
SELECT claim, entity_id, role FROM participant JOIN claim ON claim.key = participant.claim
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, participant.position"""
_CLAIM_PLACES = """
SELECT claim, entity_id FROM claim_place JOIN claim ON claim.key = claim_place.claim
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, claim_place.position"""
_RELATIONS = """
SELECT claim, type, subject_id, object_id, start, stop, claim_relation.polarity, claim_relation.level
FROM claim_relation JOIN claim ON claim.key = claim_relation.claim
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, claim_relation.position"""
_CLAIM_TIMES = """
SELECT claim, start, stop, edtf, earliest, latest, anchor, kind, duration
FROM claim_time
JOIN claim ON claim.key = claim_time.claim
JOIN time ON time.document = claim.document AND time.position = claim_time.time
WHERE claim.document = ? AND claim.key BETWEEN ? AND ? ORDER BY claim, claim_time.position"""


class Loader:
    """Builds records from the rows of one case.

    Args:
        connection: From ``connect``.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def document(self, key: int) -> Document:
        """The document with this key; its path is the first in alphabetical order of those it was found at."""
        ((identity, title, path, media_type, sha256, role, published, text),) = self._rows(_DOCUMENT, key)
        pages = tuple(Page(*page) for page in self._rows(_PAGES, key))
        blocks = tuple(Block(*block) for block in self._rows(_BLOCKS, key))
        return Document(identity, title, path, media_type, sha256, role, published, text, pages, blocks)

    def reading(self, key: int, document: Document) -> Reading:
        """All that was read in ``document``, which has this key."""
        ((sentences, sentences_with_claims),) = self._rows(_READING, key)
        return Reading(
            document_id=document.id,
            entities=self._entities(key, document),
            times=tuple(_time(document.text, row) for row in self._rows(_TIMES, key)),
            sources=tuple(_source(row) for row in self._rows(_SOURCES, key)),
            claims=self.claims(key, document),
            sentences=sentences,
            sentences_with_claims=sentences_with_claims,
            unread=tuple(
                Unread(path, reason, remedy, document.id if part else None)
                for path, reason, remedy, part in self._rows(_PASSED_OVER, key)
            ),
        )

    def claims(self, key: int, document: Document, only: int | None = None) -> tuple[Claim, ...]:
        """The claims of ``document``, which has this key, in order.

        Args:
            key: Key of the document.
            document: The document.
            only: Key of the one claim that is wanted, or None for all.
        """
        text = document.text
        scope = (key, *(_ALL if only is None else (only, only)))
        contents, hedges, links, participants, times, places = (
            self._grouped(query, *scope)
            for query in (_CONTENTS, _HEDGES, _LINKS, _PARTICIPANTS, _CLAIM_TIMES, _CLAIM_PLACES)
        )
        related = format_of(self._connection) >= WITH_BALANCE
        relations = self._grouped(_RELATIONS, *scope) if related else defaultdict(list)
        rows = self._rows(_CLAIMS, *scope)
        return tuple(
            Claim(
                id=identity,
                document_id=document.id,
                content=tuple(Span.of(text, *ends) for ends in contents[claim]),
                attribution=Attribution(quote_type, stance, tuple(_link(text, link) for link in links[claim])),
                certainty=Certainty(level, polarity, tuple(Span.of(text, *ends) for ends in hedges[claim])),
                proposition=Proposition(*clause),
                participants=tuple(Participant(*participant) for participant in participants[claim]),
                times=tuple(_time(text, time) for time in times[claim]),
                places=tuple(place for (place,) in places[claim]),
                relations=tuple(_relation(text, relation) for relation in relations[claim]),
                rule=rule,
                activity=made_by,
                model_probability=probability,
            )
            for claim, identity, quote_type, stance, level, polarity, rule, made_by, probability, *clause in rows
        )

    def _entities(self, key: int, document: Document) -> tuple[Entity, ...]:
        aliases = self._grouped(_ALIASES, key)
        mentions = self._grouped(_MENTIONS, key)
        return tuple(
            Entity(
                identity,
                schema,
                name,
                tuple(alias for (alias,) in aliases[position]),
                tuple(
                    Mention(document.id, Span.of(document.text, start, stop), *rest)
                    for start, stop, *rest in mentions[position]
                ),
            )
            for position, identity, schema, name in self._rows(_ENTITIES, key)
        )

    def _grouped(self, query: str, *values: int) -> _Grouped:
        """Rows by their first column, without it."""
        groups: _Grouped = defaultdict(list)
        for owner, *rest in self._rows(query, *values):
            groups[owner].append(tuple(rest))
        return groups

    def _rows(self, query: str, *values: int) -> Iterable[_Row]:
        return self._connection.execute(query, values).fetchall()


def _span(text: str, start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span.of(text, start, stop)


def _time(text: str, row: _Row) -> TimeExpression:
    start, stop, *rest = row
    return TimeExpression(Span.of(text, start, stop), *rest)


def _source(row: _Row) -> Source:
    identity, name, kind, anonymous, entity_id, document_id = row
    return Source(identity, name, kind, bool(anonymous), entity_id, document_id)


def _relation(text: str, row: _Row) -> StatedRelation:
    kind, subject_id, object_id, start, stop, polarity, level = row
    return StatedRelation(kind, subject_id, object_id, Span.of(text, start, stop), polarity, level)


def _link(text: str, row: _Row) -> Link:
    source_id, name, kind, anonymous, source_start, source_stop, cue_start, cue_stop, implicit, resolved_from = row
    return Link(
        source_id,
        name,
        kind,
        bool(anonymous),
        _span(text, source_start, source_stop),
        _span(text, cue_start, cue_stop),
        bool(implicit),
        resolved_from,
    )

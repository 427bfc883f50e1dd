"""Records as rows of the tables in ``schema.sql``; ``records`` turns the rows into records again.

Everything here is pure: it says what to insert and leaves the inserting to the writer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.records import Claim, Document, Entity, Link, Reading, Span, TimeExpression

Row = tuple[object, ...]
#: An INSERT statement and the rows to insert by it.
Insertion = tuple[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Keys:
    """The numbers that the new rows get.

    Attributes:
        document: Key of the document.
        activity: Key of what made the rows.
        first_claim: Key of the reading's first claim; the others follow.
        first_block: Key of the document's first block; the others follow.
    """

    document: int
    activity: int
    first_claim: int
    first_block: int


def held_by(links: Sequence[Link]) -> str:
    """A chain in words, from the source nearest the author to the origin: ``Daily Courier ← two officials``."""
    return " ← ".join(link.name for link in links)


def layout_rows(document: Document, keys: Keys) -> Iterator[Insertion]:
    """The pages and blocks of a document, and the blocks' words for the full-text search."""
    pages = [
        (keys.document, position, page.number, page.start, page.end) for position, page in enumerate(document.pages)
    ]
    blocks = [
        (keys.first_block + position, keys.document, position, block.kind, block.start, block.end)
        for position, block in enumerate(document.blocks)
    ]
    words = [
        (keys.first_block + position, document.text[block.start : block.end])
        for position, block in enumerate(document.blocks)
    ]
    yield "INSERT INTO page VALUES (?, ?, ?, ?, ?)", [*pages]
    yield "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)", [*blocks]
    yield "INSERT INTO block_search (rowid, wording) VALUES (?, ?)", [*words]


def reading_rows(document: Document, reading: Reading, keys: Keys, published: str | None) -> Iterator[Insertion]:
    """Everything that was read in a document, owners before what they own."""
    summary = (keys.document, published, reading.sentences, reading.sentences_with_claims, keys.activity)
    yield "INSERT INTO reading VALUES (?, ?, ?, ?, ?)", [summary]
    yield (
        "INSERT INTO passed_over VALUES (?, ?, ?, ?, ?, ?)",
        [
            (keys.document, position, part.path, part.reason, part.remedy, int(part.document_id is not None))
            for position, part in enumerate(reading.unread)
        ],
    )
    yield from _entities(reading.entities, keys)
    yield (
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(keys.document, position, source.id, source.name, source.kind, int(source.anonymous)),
                *(source.entity_id, source.document_id, keys.activity),
            )
            for position, source in enumerate(reading.sources)
        ],
    )
    times = _all_times(reading)
    yield "INSERT INTO time VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _times(times, len(reading.times), keys)
    yield from _claims(reading, {time: position for position, time in reversed([*enumerate(times)])}, keys)
    yield (
        "INSERT INTO claim_search (rowid, wording, about, held_by, title) VALUES (?, ?, ?, ?, ?)",
        _search_rows(document, reading, keys),
    )


def _entities(entities: Sequence[Entity], keys: Keys) -> Iterator[Insertion]:
    rows: list[Row] = []
    aliases: list[Row] = []
    mentions: list[Row] = []
    for position, entity in enumerate(entities):
        owner = (keys.document, position)
        rows.append((*owner, entity.id, entity.schema, entity.name, keys.activity))
        aliases += [(*owner, place, name) for place, name in enumerate(entity.aliases)]
        mentions += [
            (
                *(*owner, place, mention.span.start, mention.span.end, mention.kind, mention.schema),
                *(mention.title, mention.long_form),
            )
            for place, mention in enumerate(entity.mentions)
        ]
    yield "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)", rows
    yield "INSERT INTO alias VALUES (?, ?, ?, ?)", aliases
    yield "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", mentions


def _all_times(reading: Reading) -> list[TimeExpression]:
    """The document's times in order, then those that only claims carry."""
    listed = set(reading.times)
    others = dict.fromkeys(time for claim in reading.claims for time in claim.times if time not in listed)
    return [*reading.times, *others]


def _times(times: Sequence[TimeExpression], listed: int, keys: Keys) -> list[Row]:
    return [
        (
            *(keys.document, position, time.span.start, time.span.end, time.edtf, time.earliest, time.latest),
            *(time.anchor, time.kind, time.duration, int(position < listed), keys.activity),
        )
        for position, time in enumerate(times)
    ]


def _claims(reading: Reading, time_at: dict[TimeExpression, int], keys: Keys) -> Iterator[Insertion]:
    numbered = [*enumerate(reading.claims, keys.first_claim)]
    yield (
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_claim(key, position, claim, keys) for position, (key, claim) in enumerate(numbered)],
    )
    yield (
        "INSERT INTO claim_content VALUES (?, ?, ?, ?)",
        [(key, *row) for key, claim in numbered for row in _spans(claim.content)],
    )
    yield (
        "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(key, position, link.source_id, link.name, link.kind, int(link.anonymous)),
                *(*_ends(link.source), *_ends(link.cue), int(link.implicit), link.resolved_from),
            )
            for key, claim in numbered
            for position, link in enumerate(claim.attribution.chain)
        ],
    )
    yield (
        "INSERT INTO hedge VALUES (?, ?, ?, ?)",
        [(key, *row) for key, claim in numbered for row in _spans(claim.certainty.hedges)],
    )
    yield (
        "INSERT INTO participant VALUES (?, ?, ?, ?)",
        [
            (key, position, participant.entity_id, participant.role)
            for key, claim in numbered
            for position, participant in enumerate(claim.participants)
        ],
    )
    yield (
        "INSERT INTO claim_time VALUES (?, ?, ?)",
        [(key, position, time_at[time]) for key, claim in numbered for position, time in enumerate(claim.times)],
    )
    yield (
        "INSERT INTO claim_place VALUES (?, ?, ?)",
        [(key, position, place) for key, claim in numbered for position, place in enumerate(claim.places)],
    )
    yield (
        "INSERT INTO claim_relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(key, position, relation.type, relation.subject_id, relation.object_id),
                *(relation.cue.start, relation.cue.end, relation.polarity, relation.level),
            )
            for key, claim in numbered
            for position, relation in enumerate(claim.relations)
        ],
    )


def _claim(key: int, position: int, claim: Claim, keys: Keys) -> Row:
    held, sure, clause = claim.attribution, claim.certainty, claim.proposition
    return (
        *(key, claim.id, keys.document, position, held.quote_type, held.stance, sure.level, sure.polarity),
        *(clause.subject, clause.predicate, clause.object, clause.text, claim.rule, keys.activity),
        *(claim.activity, claim.model_probability),
    )


def _spans(spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    return ((position, span.start, span.end) for position, span in enumerate(spans))


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _search_rows(document: Document, reading: Reading, keys: Keys) -> list[Row]:
    """What a search for claims looks at: their words, whom and where they are about, who holds them."""
    names = {entity.id: entity.name for entity in reading.entities}
    rows: list[Row] = []
    for key, claim in enumerate(reading.claims, keys.first_claim):
        wording = " … ".join(span.exact for span in claim.content)
        about = dict.fromkeys([*(participant.entity_id for participant in claim.participants), *claim.places])
        known = "; ".join(names[identity] for identity in about if identity in names)
        rows.append((key, wording, known, held_by(claim.attribution.chain), document.title))
    return rows

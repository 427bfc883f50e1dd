"""A generated case (``benchmarks._weigh_case``) as a file: kept document by document as reading would keep it."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks._weigh_case import make_case
from whosays.case import Case
from whosays.records import Analysis, Claim, Document, Entity, Reading, Source
from whosays.store import Activity, Place, Writer, connect

_SHEET = """question: who
text: Who stood behind what happened?
hypotheses:
  one: One of those who are named most.
  other: Somebody of whom hardly anything is told.
"""
_RATINGS = ("CC", "C", "N", "I", "II")
_ITEMS = 12


def write_case(path: Path, claims: int, *, seed: int = 1) -> None:
    """Write a case of so many claims to ``path``, audited and weighed, with a question of a dozen items and a grade.

    Everything goes the way that it goes for a user, but for the reading of the texts, of which the records are made
    up with them; a minute or two for 10,000 claims.
    """
    analysis, _ = make_case(claims, seed)
    with contextlib.closing(connect(str(path), create=True)) as connection:
        writer = Writer(connection, str(path))
        for document, reading in readings(analysis):
            place = Place(document.path, document.path)
            writer.keep(document, reading, Activity("made up", str(seed)), place, document.published)
    with Case.open(path) as case:
        case.audit()
        case.weigh()
        case.load_hypotheses("sheet.yaml", "benchmark", raw=_question(case.analysis()).encode())
        case.grade(analysis.claims[0].document_id, "C", "benchmark", "to have one")


def readings(analysis: Analysis) -> Iterator[tuple[Document, Reading]]:
    """Each document with what was read in it alone, in the order of the case."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in analysis.claims:
        claims[claim.document_id].append(claim)
    entities: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in analysis.entities:
        for document_id in dict.fromkeys(mention.document_id for mention in entity.mentions):
            there = tuple(mention for mention in entity.mentions if mention.document_id == document_id)
            entities[document_id].append(replace(entity, mentions=there))
    sources = {source.id: source for source in analysis.sources}
    for document in analysis.documents:
        here = tuple(claims[document.id])
        yield document, Reading(
            document.id,
            entities=tuple(entities[document.id]),
            times=tuple(dict.fromkeys(time for claim in here for time in claim.times)),
            sources=_named(here, sources),
            claims=here,
            sentences=2 * len(here),
            sentences_with_claims=len(here),
        )


def _named(claims: tuple[Claim, ...], sources: dict[str, Source]) -> tuple[Source, ...]:
    used = dict.fromkeys(link.source_id for claim in claims for link in claim.attribution.chain)
    return tuple(sources[identity] for identity in used)


def _question(analysis: Analysis) -> str:
    """A sheet with the first claims that only one document makes as evidence."""
    lines = [_SHEET, "evidence:\n"]
    for number in range(_ITEMS):
        claim = analysis.claims[number * (len(analysis.claims) // _ITEMS)]
        one, other = _RATINGS[number % 5], _RATINGS[(number * 2 + 1) % 5]
        lines.append(f"  E{number}:\n    claim: {claim.id}\n    ratings: {{one: {one}, other: {other}}}\n")
    return "".join(lines)

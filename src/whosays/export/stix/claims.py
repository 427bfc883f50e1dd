"""Claims as STIX notes (section 4.13): the words, who says them through whom, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.export.exported import words_of
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.grades import confidence_of, grades_extension, labels_of
from whosays.export.stix.ids import name_of, text_of
from whosays.export.time_words import time_in_words
from whosays.export.values import Json, fields, maybe_span, span_as_json, spans_as_json
from whosays.export.words import clipped, listed, number
from whosays.records import Claim, Link, TimeExpression

#: An abstract is a line in a list.
_LONGEST_ABSTRACT = 160


def notes(desk: Desk) -> Iterator[Json]:
    """A note for each claim, in the order of documents and text."""
    for claim in desk.case.claims.values():
        about = _about(desk, claim)
        said = desk.said[claim.document_id]
        said.setdefault(desk.claims[claim.id])
        said.update(dict.fromkeys(about))
        yield _note(desk, claim, about)


def _note(desk: Desk, claim: Claim, about: list[str]) -> Json:
    holder, words = desk.holder(claim), words_of(claim)
    grade = desk.case.grades.get(claim.id)
    stance = "" if claim.attribution.stance == "asserts" else f" {claim.attribution.stance}"
    grades = [grade] if grade else []
    return desk.make(
        "note",
        desk.claims[claim.id],
        abstract=clipped(name_of(f"{holder}{stance}: {words}"), _LONGEST_ABSTRACT),
        content=_content(desk, claim, words),
        authors=[holder],
        object_refs=[desk.files[claim.document_id], *about],
        confidence=confidence_of(grade),
        labels=labels_of(grades),
        extensions={**record("claim", claim.id, **_record(desk, claim)), **grades_extension(grades)},
    )


def _about(desk: Desk, claim: Claim) -> list[str]:
    """The objects that a claim speaks of, and those through whom it comes, each once."""
    entities = [
        *(participant.entity_id for participant in claim.participants),
        *claim.places,
        *(end for relation in claim.relations for end in (relation.subject_id, relation.object_id)),
    ]
    found = [desk.things.get(entity) for entity in entities]
    found += [desk.speaker(link.source_id) for link in claim.attribution.chain]
    return [*dict.fromkeys(it for it in found if it)]


def _content(desk: Desk, claim: Claim, words: str) -> str:
    document = desk.case.documents[claim.document_id]
    chain = desk.case.chain(claim)
    attributed = f"Attributed to {', who has it from '.join(chain)}." if chain else "In the document’s own voice."
    dates = [_date(time.span.exact, time_in_words(time.edtf)) for time in claim.times if time.edtf]
    start, end = claim.content[0].start, claim.content[-1].end
    page = desk.case.page(document.id, start)
    return text_of(
        f"“{words}”",
        attributed,
        _commitment(claim),
        f"When: {'; '.join(dates)}." if dates else "",
        f"In “{document.title}”, {f'page {page}, ' if page else ''}characters {number(start)} to {number(end)}.",
    )


def _date(written: str, read: str) -> str:
    """A date as it is written, and as it is read where that is not the same."""
    return written if written.casefold() == read.casefold() else f"{written} ({read})"


def _commitment(claim: Claim) -> str:
    """What the text commits its holder to, where that is not a plain assertion; it is the text’s and nobody’s grade."""
    certainty = claim.certainty
    parts = [] if claim.attribution.stance == "asserts" else [f"the holder {claim.attribution.stance} it"]
    if certainty.level != "certain":
        parts.append(f"put as {certainty.level if certainty.level != 'unknown' else 'neither so nor not so'}")
    if certainty.polarity == "negative":
        parts.append("put in the negative")
    if certainty.hedges:
        parts.append(f"hedged by {listed([f'“{span.exact}”' for span in certainty.hedges])}")
    return f"In the text: {'; '.join(parts)}." if parts else ""


def _record(desk: Desk, claim: Claim) -> Json:
    """All that a claim holds, with ids of objects for those of entities and sources."""
    certainty, attribution = claim.certainty, claim.attribution
    return {
        "number": desk.case.numbers[claim.id].number,
        "content": [desk.place(claim.document_id, span) for span in claim.content],
        **fields(attribution, "quote_type stance"),
        "chain": [_link(desk, link) for link in attribution.chain],
        "certainty": {**fields(certainty, "level polarity"), "hedges": spans_as_json(certainty.hedges)},
        "proposition": fields(claim.proposition, "subject predicate object text"),
        "participants": [
            {"entity_id": it.entity_id, "entity_ref": desk.things.get(it.entity_id), "role": it.role}
            for it in claim.participants
        ],
        "times": [_time(time) for time in claim.times],
        "places": [{"entity_id": place, "entity_ref": desk.things.get(place)} for place in claim.places],
        "relations": [
            {
                "relation_type": relation.type,
                "subject_id": relation.subject_id,
                "subject_ref": desk.things.get(relation.subject_id),
                "object_id": relation.object_id,
                "object_ref": desk.things.get(relation.object_id),
                "cue": span_as_json(relation.cue),
                **fields(relation, "polarity level"),
            }
            for relation in claim.relations
        ],
        **fields(claim, "rule activity model_probability"),
    }


def _link(desk: Desk, link: Link) -> Json:
    return {
        "source_id": link.source_id,
        "source_ref": desk.speaker(link.source_id),
        "name": link.name,
        "source_kind": link.kind,
        "anonymous": link.anonymous,
        "source": maybe_span(link.source),
        "cue": maybe_span(link.cue),
        **fields(link, "implicit resolved_from"),
    }


def _time(time: TimeExpression) -> Json:
    return {
        **span_as_json(time.span),
        **fields(time, "edtf earliest latest anchor duration"),
        "time_kind": time.kind,
    }

"""The tool that shows one claim with everything that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Final

from pydantic import Field

from whosays.assistants.answers import (
    Answer,
    ClaimShown,
    EntityRef,
    Holder,
    Quotation,
    SaidOnce,
    Shape,
    Tension,
    Verdict,
    VoiceShown,
)
from whosays.assistants.desk import Desk
from whosays.assistants.holdings import Holdings
from whosays.assistants.quoting import WORDS, name_of
from whosays.assistants.refusals import asked, one_claim
from whosays.assistants.showing import Showing
from whosays.case import Case
from whosays.records import Claim, Credibility, Level, Line, Link, ParticipantRole, Polarity, RelationType

#: Items of each list.
_MOST: Final = 8
#: Tensions and verdicts, which are longer.
_FEW: Final = 3


class LinkShown(Shape):
    """One step of a chain with the words that make it."""

    holder: Holder
    words: Quotation | None = Field(description="What stands for the source here.")
    cue: Quotation | None = Field(description="The words that attribute.")
    quoted_resolved_from: str | None = Field(description="A pronoun or a description that was resolved.")
    implicit: bool = Field(description="Carried over from an earlier cue.")


class Part(Shape):
    """Somebody or something in a claim."""

    entity: EntityRef
    role: ParticipantRole | None = Field(description="None for a place.")


class Stated(Shape):
    """What the claim says of two entities."""

    type: RelationType
    subject: EntityRef
    object: EntityRef
    polarity: Polarity
    level: Level
    quoted_cue: str


class Way(Shape):
    """One way from the claim to an origin, from the voice that carries it."""

    voices: list[VoiceShown]
    assumed: bool = Field(description="Some step is not said by a text, but taken from likeness of words.")


class ClaimWhole(Answer):
    """One claim with everything that hangs on it; lists hold their first items."""

    claim: ClaimShown
    context: Quotation = Field(description="The claim with the text around it.")
    links: list[LinkShown]
    parts: list[Part]
    relations: list[Stated]
    ways: list[Way] = Field(description="How it came into the case; where the case is weighed.")
    said_alike: SaidOnce | None = Field(description="The claims that say the same, this one among them.")
    verdicts: list[Verdict] = Field(description="What the audit found on it; where it is a brief’s.")
    tensions: list[Tension]
    credibility: Credibility | None = Field(description="An analyst’s grade, 1 to 6.")
    found_by: str = Field(description="Which model and rules found it.")
    model_probability: float | None = Field(
        description="The model’s own, that cue, source and content are right; nothing of whether the claim is true."
    )
    left_out: dict[str, int] = Field(description="Items cut from these lists, for length.")


class ClaimTools:
    """Shows one claim.

    Args:
        desk: Where the case is asked.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def claim(
        self,
        claim_id: Annotated[str, Field(max_length=100, description="Such as “clm-0123456789abcdef”.")],
        context: Annotated[int, Field(ge=0, le=1_000, description="Code points before and after.")] = 300,
    ) -> ClaimWhole:
        """Show one claim: its words in their context, the chain with its cues, parts, relations, origins, verdicts."""

        def answer(_: Case, held: Holdings) -> ClaimWhole:
            return _whole(held, one_claim(held, claim_id), context)

        return asked(self._desk, answer)


def _whole(held: Holdings, claim: Claim, context: int) -> ClaimWhole:
    showing, case = Showing(held), held.case
    start, end = claim.content[0].start, claim.content[-1].end
    length = case.documents[claim.document_id].length
    before, after = max(start - context, 0), min(end + context, length)
    ways, verdicts = held.lines.get(claim.id, ()), held.verdicts.get(claim.id, ())
    tensions = held.tensions.get(claim.id, ())
    parts = [*_parts(held, claim)]
    lists = (
        ("links", claim.attribution.chain, _MOST),
        ("parts", parts, _MOST),
        ("relations", claim.relations, _MOST),
        ("ways", ways, _MOST),
        ("verdicts", verdicts, _FEW),
        ("tensions", tensions, _FEW),
    )
    grade = case.grades.get(claim.id)
    return ClaimWhole(
        claim=showing.claim(claim),
        context=showing.quotation(claim.document_id, before, after, 2 * context + 2 * WORDS),
        links=[_link(showing, claim.document_id, link) for link in claim.attribution.chain[:_MOST]],
        parts=parts[:_MOST],
        relations=[*islice(_stated(held, claim), _MOST)],
        ways=[_way(showing, line) for line in ways[:_MOST]],
        said_alike=_alike(held, claim.id),
        verdicts=[showing.verdict(entry) for entry in verdicts[:_FEW]],
        tensions=[showing.tension(tension) for tension in tensions[:_FEW]],
        credibility=None if grade is None else grade.credibility,
        found_by=claim.activity,
        model_probability=claim.model_probability,
        left_out={name: len(found) - most for name, found, most in lists if len(found) > most},
    )


def _way(showing: Showing, line: Line) -> Way:
    return Way(voices=[showing.voice(voice) for voice in line.voices[:_MOST]], assumed=line.assumed)


def _link(showing: Showing, document_id: str, link: Link) -> LinkShown:
    places = (link.source, link.cue)
    words, cue = (None if it is None else showing.quotation(document_id, it.start, it.end) for it in places)
    return LinkShown(
        holder=showing.holder(link),
        words=words,
        cue=cue,
        quoted_resolved_from=None if link.resolved_from is None else name_of(link.resolved_from),
        implicit=link.implicit,
    )


def _parts(held: Holdings, claim: Claim) -> Iterator[Part]:
    showing, entities = Showing(held), held.case.entities
    for one in claim.participants:
        if one.entity_id in entities:
            yield Part(entity=showing.entity(entities[one.entity_id]), role=one.role)
    for place in claim.places:
        if place in entities:
            yield Part(entity=showing.entity(entities[place]), role=None)


def _stated(held: Holdings, claim: Claim) -> Iterator[Stated]:
    showing, entities = Showing(held), held.case.entities
    for one in claim.relations:
        if one.subject_id in entities and one.object_id in entities:
            yield Stated(
                type=one.type,
                subject=showing.entity(entities[one.subject_id]),
                object=showing.entity(entities[one.object_id]),
                polarity=one.polarity,
                level=one.level,
                quoted_cue=name_of(one.cue.exact),
            )


def _alike(held: Holdings, claim_id: str) -> SaidOnce | None:
    balance = held.case.analysis.balance
    found = next((one for one in (balance.assertions if balance else ()) if claim_id in one.claim_ids), None)
    return None if found is None else Showing(held).assertion(found)

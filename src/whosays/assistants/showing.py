"""Records as tools show them: with their words quoted, and cut where they are too long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from whosays import records
from whosays.assistants.answers import (
    ClaimShown,
    DocumentRef,
    EntityRef,
    Holder,
    Quotation,
    Relation,
    SaidOnce,
    Support,
    Tension,
    Time,
    Verdict,
    VoiceShown,
)
from whosays.assistants.holdings import Holdings
from whosays.assistants.quoting import WORDS, name_of, safe
from whosays.export.verdicts import standing_verdict

_T = TypeVar("_T")
#: Items shown of each list in a claim, and claims named under a relation or an assertion.
_ITEMS: Final = 8
_NAMED: Final = 5
#: Claims shown on each side of a tension, and sides.
_PER_SIDE: Final = 3
_SIDES: Final = 4
#: Longest explanation; it names words of both texts.
_WHY: Final = 400


class Showing:
    """Shows the records of one case.

    Args:
        held: The case.
    """

    def __init__(self, held: Holdings) -> None:
        self._held = held
        self._case = held.case

    def document(self, document_id: str) -> DocumentRef:
        """A document by its id, in a line."""
        document = self._case.documents[document_id]
        return DocumentRef(
            id=document.id,
            quoted_title=name_of(document.title),
            quoted_path=name_of(document.path),
            role=document.role,
            published=document.published,
        )

    def quotation(self, document_id: str, start: int, end: int, most: int = WORDS) -> Quotation:
        """A place of a document with at most ``most`` of its code points."""
        words, replaced = safe(self._case.documents[document_id].text[start : min(end, start + most)])
        return Quotation(
            document_id=document_id,
            start=start,
            end=end,
            page=self._case.page(document_id, start),
            quoted=words,
            truncated=end - start > most,
            replaced=replaced,
        )

    def claim(self, claim: records.Claim) -> ClaimShown:
        """A claim with its holders, certainty and times."""
        left_out: dict[str, int] = {}
        certainty = claim.certainty
        most = WORDS // min(len(claim.content), 3)

        def first(name: str, items: Sequence[_T]) -> Sequence[_T]:
            if len(items) > _ITEMS:
                left_out[name] = len(items) - _ITEMS
            return items[:_ITEMS]

        return ClaimShown(
            id=claim.id,
            number=self._case.numbers[claim.id].number,
            document=self.document(claim.document_id),
            content=[
                self.quotation(claim.document_id, span.start, span.end, most)
                for span in first("content", claim.content)
            ],
            chain=[self.holder(link) for link in first("chain", claim.attribution.chain)],
            stance=claim.attribution.stance,
            quote_type=claim.attribution.quote_type,
            level=certainty.level,
            polarity=certainty.polarity,
            quoted_hedges=[name_of(span.exact) for span in first("quoted_hedges", certainty.hedges)],
            times=[
                Time(quoted=name_of(time.span.exact), edtf=time.edtf, earliest=time.earliest, latest=time.latest)
                for time in first("times", claim.times)
            ],
            left_out=left_out,
        )

    def claims(self, claim_ids: Iterable[str]) -> list[ClaimShown]:
        """The claims of these ids that the case still has."""
        return [self.claim(self._case.claims[one]) for one in claim_ids if one in self._case.claims]

    def holder(self, link: records.Link) -> Holder:
        """One link of a chain under the fullest name of its source."""
        name = self._case.sources[link.source_id].name or link.name
        return Holder(source_id=link.source_id, quoted_name=name_of(name), kind=link.kind, anonymous=link.anonymous)

    def verdict(self, entry: records.AuditEntry) -> Verdict:
        """What an audit found on one claim that the case still has."""
        ruling, passage = entry.ruling, entry.passage
        here = entry.document_id in self._case.documents
        return Verdict(
            claim=self.claim(self._case.claims[entry.claim_id]),
            verdict=standing_verdict(entry),
            machine_verdict=entry.verdict,
            ruled=ruling is not None,
            quoted_ruling="" if ruling is None else name_of(f"{ruling.who}: {ruling.why}", _WHY),
            stale=entry.stale,
            drift=list(entry.drift),
            quoted_cited=name_of(entry.cited),
            cited=self.document(entry.document_id) if entry.document_id and here else None,
            passage=self.quotation(entry.document_id, passage.start, passage.end)
            if entry.document_id and here and passage
            else None,
            quoted_why=name_of(entry.why, _WHY),
        )

    def relation(self, relation: records.Relation) -> Relation:
        """A relation with its support."""
        return Relation(
            id=relation.id,
            subject_id=relation.subject_id,
            quoted_subject=self.entity_name(relation.subject_id),
            type=relation.type,
            object_id=relation.object_id,
            quoted_object=self.entity_name(relation.object_id),
            earliest=relation.earliest,
            latest=relation.latest,
            support=support(relation.support),
            claim_ids=list(relation.claim_ids[:_NAMED]),
            claims=len(relation.claim_ids),
            denied_by=list(relation.denied_by[:_NAMED]),
        )

    def assertion(self, assertion: records.Assertion) -> SaidOnce:
        """Claims that say the same, with their support."""
        return SaidOnce(
            id=assertion.id,
            quoted_text=name_of(assertion.text, WORDS),
            support=support(assertion.support),
            claim_ids=list(assertion.claim_ids[:_NAMED]),
            claims=len(assertion.claim_ids),
            denied_by=list(assertion.denied_by[:_NAMED]),
        )

    def tension(self, tension: records.Tension) -> Tension:
        """A tension with the first claims of each side."""
        sides = tension.sides[:_SIDES]
        cut = {f"sides[{place}]": len(side) - _PER_SIDE for place, side in enumerate(sides) if len(side) > _PER_SIDE}
        if len(tension.sides) > _SIDES:
            cut["sides"] = len(tension.sides) - _SIDES
        return Tension(
            id=tension.id,
            kind=tension.kind,
            quoted_why=name_of(tension.why, _WHY),
            sides=[self.claims(side[:_PER_SIDE]) for side in sides],
            left_out=cut,
        )

    def voice(self, voice_id: str) -> VoiceShown:
        """A voice of the balance by its id."""
        voice = self._case.voices[voice_id]
        return VoiceShown(id=voice.id, quoted_name=name_of(voice.name), kind=voice.kind, anonymous=voice.anonymous)

    def entity(self, entity: records.Entity) -> EntityRef:
        """An entity in a line."""
        return EntityRef(
            id=entity.id, quoted_name=name_of(entity.name), sort=entity.schema, mentions=len(entity.mentions)
        )

    def entity_name(self, entity_id: str) -> str:
        """The name of an entity; empty for one that the case has no more."""
        entity = self._case.entities.get(entity_id)
        return "" if entity is None else name_of(entity.name)


def support(found: records.Support) -> Support:
    """How many independent origins stand behind something."""
    return Support(least=found.least, most=found.most, weaknesses=list(found.weaknesses))

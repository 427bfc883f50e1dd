"""Tools on what stands behind claims: what rests on whom, verdicts, tensions, and what was read at all."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Final

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from whosays import records
from whosays.assistants.answers import (
    Paged,
    Resting,
    Shape,
    Tension,
    Verdict,
    VoiceShown,
)
from whosays.assistants.desk import Desk
from whosays.assistants.holdings import Holdings
from whosays.assistants.paging import NOTHING, Limit, Offset, Stretch
from whosays.assistants.quoting import name_of
from whosays.assistants.refusals import asked, check_weighed, one_document
from whosays.assistants.showing import Showing
from whosays.case import Case
from whosays.export.verdicts import standing_verdict
from whosays.records import AuditVerdict, TensionKind

#: Items of each list beside the paged one.
_MOST: Final = 8
_CUTS: Final = 3

Name = Annotated[str, Field(min_length=1, max_length=200)]


class RestsOn(Paged):
    """What rests on one source: what falls without it first."""

    found: list[VoiceShown] = Field(description="Where several are called so, call again with the id of one.")
    voice: VoiceShown | None
    falls: int = Field(description="How many things have nothing behind them without it.")
    resting: list[Resting]


class Verdicts(Paged):
    """What the audit found: claims of briefs held against what they cite."""

    counts: dict[AuditVerdict, int] = Field(description="Of all verdicts that count, before the filters.")
    verdicts: list[Verdict]


class Tensions(Paged):
    """Claims that do not fit together."""

    tensions: list[Tension]


class NotRead(Shape):
    """An input, or a part of one, that was not analysed."""

    quoted_path: str
    quoted_reason: str


class CoverageShown(Paged):
    """What was read, and what was not: the paged list is of what was not."""

    briefs: int
    sources: int
    sentences: int
    sentences_with_claims: int
    claims: int
    entities: int
    audited: bool
    weighed: bool
    weighing_is_stale: bool
    quoted_unavailable: list[str] = Field(description="The first cited sources that are not in the case.")
    unavailable: int
    unread: list[NotRead]


class WeighingTools:
    """Says what stands behind claims.

    Args:
        desk: Where the case is asked.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rests_on(self, source: Name, offset: Offset = 0, limit: Limit = 10) -> RestsOn:
        """Show what rests on a source (a voice, source or document by id, or a name), and what falls without it."""

        def answer(case: Case, held: Holdings) -> RestsOn:
            check_weighed(held)
            found = held.voices_called(source)
            if not found:
                message = "nobody in this case is called so; list those who speak with sources, and give an id"
                raise ToolError(message)
            showing = Showing(held)
            named = [showing.voice(one.id) for one in found[:_MOST]]
            if len(found) > 1:
                return RestsOn(found=named, voice=None, falls=0, resting=[], **NOTHING)
            resting = case.rests(found[0].id).resting
            shown, stretch = Stretch(offset, limit).of(resting, lambda one: _resting(held, one))
            falls = sum(one.falls for one in resting)
            return RestsOn(found=named, voice=named[0], falls=falls, resting=shown, **stretch)

        return asked(self._desk, answer)

    def audit_verdicts(
        self,
        verdict: AuditVerdict | None = None,
        document: Annotated[str | None, Field(max_length=1_000, description="A brief, or what it cites.")] = None,
        offset: Offset = 0,
        limit: Limit = 8,
    ) -> Verdicts:
        """List what the audit found: for claims of briefs, whether the cited document says so, in both texts’ words."""

        def answer(_: Case, held: Holdings) -> Verdicts:
            audit = held.case.analysis.audit
            if audit is None:
                message = "this case was never audited; ask the analyst to run “whosays audit” on it"
                raise ToolError(message)
            wanted = None if document is None else one_document(held, document).id
            entries = [entry for entry in audit.entries if entry.claim_id in held.case.claims]
            found = [
                entry
                for entry in entries
                if verdict in (None, standing_verdict(entry))
                and wanted in (None, entry.document_id, held.case.claims[entry.claim_id].document_id)
            ]
            shown, stretch = Stretch(offset, limit).of(found, Showing(held).verdict)
            return Verdicts(counts=dict(Counter(map(standing_verdict, entries))), verdicts=shown, **stretch)

        return asked(self._desk, answer)

    def tensions(self, kind: TensionKind | None = None, offset: Offset = 0, limit: Limit = 5) -> Tensions:
        """List claims that cannot all hold, or pull against each other; all sides stay, and none is called right."""

        def answer(_: Case, held: Holdings) -> Tensions:
            balance = held.case.analysis.balance
            if balance is None:
                check_weighed(held)
            found = [one for one in (balance.tensions if balance else ()) if kind in (None, one.kind)]
            shown, stretch = Stretch(offset, limit).of(found, Showing(held).tension)
            return Tensions(tensions=shown, **stretch)

        return asked(self._desk, answer)

    def coverage(self, offset: Offset = 0, limit: Limit = 20) -> CoverageShown:
        """Say what the case holds, what could not be read, and whether it was audited and weighed. Begin here."""

        def answer(_: Case, held: Holdings) -> CoverageShown:
            analysis = held.case.analysis
            read = analysis.coverage
            shown, stretch = Stretch(offset, limit).of(
                read.unread, lambda one: NotRead(quoted_path=name_of(one.path), quoted_reason=name_of(one.reason))
            )
            roles = Counter(document.role for document in analysis.documents)
            return CoverageShown(
                briefs=roles["brief"],
                sources=roles["source"],
                sentences=read.sentences,
                sentences_with_claims=read.sentences_with_claims,
                claims=len(analysis.claims),
                entities=len(analysis.entities),
                audited=analysis.audit is not None,
                weighed=analysis.balance is not None,
                weighing_is_stale=analysis.balance_stale,
                quoted_unavailable=[name_of(one) for one in read.unavailable_sources[:_MOST]],
                unavailable=len(read.unavailable_sources),
                unread=shown,
                **stretch,
            )

        return asked(self._desk, answer)


def _resting(held: Holdings, resting: records.Resting) -> Resting:
    showing, balance = Showing(held), held.case.analysis.balance
    relations = {one.id: one for one in balance.relations} if balance else {}
    assertions = {one.id: one for one in balance.assertions} if balance else {}
    sets = resting.cuts.sets
    return Resting(
        kind=resting.kind,
        id=resting.id,
        falls=resting.falls,
        share=resting.share,
        relation=showing.relation(relations[resting.id]) if resting.id in relations else None,
        assertion=showing.assertion(assertions[resting.id]) if resting.id in assertions else None,
        without=[[showing.voice(it) for it in one.voices[:_MOST]] for one in sets[:_CUTS]],
        without_complete=resting.cuts.complete and len(sets) <= _CUTS,
    )

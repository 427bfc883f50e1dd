"""Tools that find and quote: documents, claims, passages."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Final

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from whosays.assistants.answers import Answer, ClaimShown, DocumentRef, Holder, Paged, Quotation, SaidOnce, Shape
from whosays.assistants.desk import Desk
from whosays.assistants.holdings import Holdings
from whosays.assistants.paging import Limit, Offset, Query, Stretch
from whosays.assistants.refusals import asked, one_document
from whosays.assistants.showing import Showing
from whosays.case import Case
from whosays.records import Assertion, Claim, Role
from whosays.store import Question

#: Claims that a search finds at most.
_FOUND: Final = 1_000
#: Claims shown of one speaker, and assertions shown with the speakers.
_EACH, _ASSERTIONS = 3, 5
#: Longest passage, and what comes where no end is given, in code points.
_LONGEST, _USUAL = 4_000, 1_500
#: Claims named beside a passage.
_BESIDE: Final = 25


class DocumentListed(Shape):
    """A document with its size."""

    document: DocumentRef
    length: int = Field(description="Code points in its text.")
    pages: int = Field(description="0 where the format has none.")
    claims: int


class Documents(Paged):
    """The documents of the case."""

    documents: list[DocumentListed]


class FoundClaims(Paged):
    """Claims on a matter, best first."""

    claims: list[ClaimShown]


class Speaker(Shape):
    """One origin of claims on a matter."""

    origin: Holder | None = Field(description="Last in the chain; none where a document’s author speaks.")
    author_of: DocumentRef | None = Field(description="The document whose author speaks.")
    claims: list[ClaimShown] = Field(description="The first of them.")
    count: int = Field(description="How many claims on the matter end there.")
    negative: int = Field(description="How many of these deny it, or say that something is not so.")


class WhoSays(Paged):
    """Who says something: the list is of speakers, those with the best claims first."""

    speakers: list[Speaker]
    assertions: list[SaidOnce] = Field(
        description="What several of the claims say alike, with its independent origins; where the case is weighed."
    )


class Passage(Answer):
    """A stretch of a document’s text."""

    document: DocumentRef
    length: int = Field(description="Code points in the whole text.")
    before: Quotation | None
    passage: Quotation
    after: Quotation | None
    next_start: int | None = Field(description="Call again with this start for the rest, where passage is truncated.")
    claim_ids: list[str] = Field(description="Claims whose words stand in the passage, in order of the text.")
    more_claims: bool


class ReadingTools:
    """Finds and quotes.

    Args:
        desk: Where the case is asked.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def documents(self, role: Role | None = None, offset: Offset = 0, limit: Limit = 20) -> Documents:
        """List the documents of the case: briefs, which are audited, and the sources that they draw on."""

        def answer(_: Case, held: Holdings) -> Documents:
            showing = Showing(held)
            found = [one for one in held.case.documents.values() if role in (None, one.role)]
            shown, stretch = Stretch(offset, limit).of(
                found,
                lambda one: DocumentListed(
                    document=showing.document(one.id),
                    length=one.length,
                    pages=len(one.pages),
                    claims=len(held.claims_in.get(one.id, ())),
                ),
            )
            return Documents(documents=shown, **stretch)

        return asked(self._desk, answer)

    def search_claims(self, query: Query, offset: Offset = 0, limit: Limit = 10) -> FoundClaims:
        """Find claims on a matter, best first, each with who holds it, how surely, and its exact words.

        The query is plain words, “who says that …”, “what does X say about …” or “according to X, …”. Word endings do
        not matter; words in double quotation marks must stand together.
        """

        def answer(case: Case, held: Holdings) -> FoundClaims:
            shown, stretch = Stretch(offset, limit).of(_found(case, held, query), Showing(held).claim)
            return FoundClaims(claims=shown, **stretch)

        return asked(self._desk, answer)

    def who_says(self, query: Query, offset: Offset = 0, limit: Limit = 8) -> WhoSays:
        """Find who says something: the claims on a matter, put together by the origin that each ends in.

        How many say so is not how many know: where the case is weighed, the answer counts independent origins, as a
        range.
        """

        def answer(case: Case, held: Holdings) -> WhoSays:
            framed = query if Question.parse(query).framed else f"who says that {query}"
            found = _found(case, held, framed)
            by_origin: defaultdict[str, list[Claim]] = defaultdict(list)
            for claim in found:
                chain = claim.attribution.chain
                by_origin[chain[-1].source_id if chain else claim.document_id].append(claim)
            showing = Showing(held)
            shown, stretch = Stretch(offset, limit).of([*by_origin.values()], lambda said: _speaker(showing, said))
            alike = [showing.assertion(one) for one in _alike(held, found)] if not offset else []
            return WhoSays(speakers=shown, assertions=alike, **stretch)

        return asked(self._desk, answer)

    def passage(
        self,
        document: Annotated[str, Field(max_length=1_000, description="Its id, path, end of its path, or title.")],
        start: Annotated[int, Field(ge=0, description="First code point.")] = 0,
        end: Annotated[int | None, Field(ge=1, description="One past the last; at most 4,000 are given.")] = None,
        context: Annotated[int, Field(ge=0, le=1_000, description="Code points before and after.")] = 200,
    ) -> Passage:
        """Read the exact text of a document at a place, with what stands before and after it."""

        def answer(_: Case, held: Holdings) -> Passage:
            found = one_document(held, document)
            if start >= found.length or (end is not None and end <= start):
                message = f"start must be below end, and below the text’s length of {found.length:,} code points"
                raise ToolError(message)
            stop = min(found.length, start + _USUAL if end is None else end)
            last = min(stop, start + _LONGEST)
            quote = Showing(held).quotation
            beside = [one.id for one in held.claims_in.get(found.id, ()) if _touches(one, start, last)]
            return Passage(
                document=Showing(held).document(found.id),
                length=found.length,
                before=quote(found.id, max(start - context, 0), start, context) if context and start else None,
                passage=quote(found.id, start, stop, _LONGEST),
                after=quote(found.id, last, min(last + context, found.length), context)
                if context and last < found.length
                else None,
                next_start=last if last < stop else None,
                claim_ids=beside[:_BESIDE],
                more_claims=len(beside) > _BESIDE,
            )

        return asked(self._desk, answer)


def _found(case: Case, held: Holdings, query: str) -> list[Claim]:
    return [held.case.claims[one] for one in case.found(query, _FOUND) if one in held.case.claims]


def _speaker(showing: Showing, said: list[Claim]) -> Speaker:
    first = said[0]
    chain = first.attribution.chain
    return Speaker(
        origin=showing.holder(chain[-1]) if chain else None,
        author_of=None if chain else showing.document(first.document_id),
        claims=[showing.claim(one) for one in said[:_EACH]],
        count=len(said),
        negative=sum(one.attribution.stance == "denies" or one.certainty.polarity == "negative" for one in said),
    )


def _alike(held: Holdings, found: list[Claim]) -> list[Assertion]:
    balance = held.case.analysis.balance
    ids = {claim.id for claim in found}
    alike = [one for one in (balance.assertions if balance else ()) if not ids.isdisjoint(one.claim_ids)]
    return sorted(alike, key=lambda one: -len(ids.intersection(one.claim_ids)))[:_ASSERTIONS]


def _touches(claim: Claim, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in claim.content)

"""Tools on who is named, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from whosays import records
from whosays.assistants.answers import (
    ClaimShown,
    EntityRef,
    Paged,
    Quotation,
    Relation,
    Shape,
)
from whosays.assistants.desk import Desk
from whosays.assistants.holdings import Holdings, called
from whosays.assistants.paging import NOTHING, Limit, Offset, Stretch
from whosays.assistants.quoting import name_of
from whosays.assistants.refusals import asked
from whosays.assistants.showing import Showing
from whosays.case import Case
from whosays.records import Reliability, SourceKind

#: Items of each list beside the paged one.
_MOST: Final = 8
#: Code points around a mention.
_AROUND: Final = 100

Name = Annotated[str, Field(min_length=1, max_length=200)]


class SourceListed(Shape):
    """Whoever claims are attributed to."""

    id: str
    quoted_name: str
    kind: SourceKind
    anonymous: bool
    claims: int = Field(description="Claims whose chains name it.")
    reliability: Reliability | None = Field(description="An analyst’s grade, A to F.")


class Sources(Paged):
    """Sources, those with most claims first."""

    sources: list[SourceListed]


class Doubtful(Shape):
    """Another name that may be the same, or was said not to be; a link with its probability, never a merge."""

    quoted_name: str
    match_probability: float | None
    judged: records.Verdict | None = Field(description="What an analyst decided.")


class EntityWhole(Paged):
    """One entity, or several that are called so; the paged list is of the claims that one entity takes part in."""

    found: list[EntityRef] = Field(
        description="Where none is shown as entity, these are called so, or alike: call again with an id."
    )
    entity: EntityRef | None = None
    quoted_aliases: list[str] = Field(default=[])
    mentions: list[Quotation] = Field(default=[], description="The first, with the words around them.")
    maybe_the_same: list[Doubtful] = Field(default=[])
    relations: list[Relation] = Field(default=[], description="Where the case is weighed.")
    claims: list[ClaimShown]
    left_out: dict[str, int] = Field(default={}, description="Items cut from these lists, for length.")


class NameTools:
    """Says who is named, and who speaks.

    Args:
        desk: Where the case is asked.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sources(self, name: Name | None = None, offset: Offset = 0, limit: Limit = 20) -> Sources:
        """List those to whom claims are attributed, or those with a name in their names; most claims first."""

        def answer(_: Case, held: Holdings) -> Sources:
            found = [*held.case.sources.values()]
            if name is not None:
                found = called(name, [(one, (one.name,)) for one in found])
            found.sort(key=lambda one: (-len(held.claims_of.get(one.id, ())), one.name, one.id))
            shown, stretch = Stretch(offset, limit).of(found, lambda one: _source(held, one))
            return Sources(sources=shown, **stretch)

        return asked(self._desk, answer)

    def entity(self, name: Name, offset: Offset = 0, limit: Limit = 5) -> EntityWhole:
        """Show a person, organization, place or other thing by its name or id: names, relations, claims about it."""

        def answer(_: Case, held: Holdings) -> EntityWhole:
            found = held.entities_called(name)
            if not found and (near := held.entities_like(name)[:_MOST]):
                return EntityWhole(found=[Showing(held).entity(one) for one in near], claims=[], **NOTHING)
            if not found:
                message = "nothing in this case is called so, or alike; try a part of the name, or search_claims"
                raise ToolError(message)
            return _entity(held, found, Stretch(offset, limit))

        return asked(self._desk, answer)


def _source(held: Holdings, source: records.Source) -> SourceListed:
    grade = held.case.grades.get(source.id)
    return SourceListed(
        id=source.id,
        quoted_name=name_of(source.name),
        kind=source.kind,
        anonymous=source.anonymous,
        claims=len(held.claims_of.get(source.id, ())),
        reliability=None if grade is None else grade.reliability,
    )


def _entity(held: Holdings, found: Sequence[records.Entity], stretch: Stretch) -> EntityWhole:
    showing = Showing(held)
    named = [showing.entity(one) for one in found[:_MOST]]
    only = found[0] if len(found) == 1 else None
    claims, paged = stretch.of(held.claims_about.get(only.id, ()) if only else (), showing.claim)
    if only is None:
        return EntityWhole(found=named, claims=claims, **paged)
    return EntityWhole(
        found=named,
        entity=named[0],
        quoted_aliases=[name_of(alias) for alias in only.aliases[:_MOST]],
        mentions=[_mention(held, mention) for mention in only.mentions[:_MOST]],
        maybe_the_same=_doubtful(held, only.id),
        relations=[showing.relation(one) for one in held.relations.get(only.id, ())[:_MOST]],
        claims=claims,
        left_out={
            name: len(items) - _MOST
            for name, items in (
                ("quoted_aliases", only.aliases),
                ("mentions", only.mentions),
                ("relations", held.relations.get(only.id, ())),
            )
            if len(items) > _MOST
        },
        **paged,
    )


def _mention(held: Holdings, mention: records.Mention) -> Quotation:
    length = held.case.documents[mention.document_id].length
    start, end = max(mention.span.start - _AROUND, 0), min(mention.span.end + _AROUND, length)
    return Showing(held).quotation(mention.document_id, start, end)


def _doubtful(held: Holdings, entity_id: str) -> list[Doubtful]:
    found = []
    for one in held.case.analysis.identities:
        if entity_id in (one.left, one.right) and not one.joined:
            name = one.right_name if one.left == entity_id else one.left_name
            found.append(
                Doubtful(quoted_name=name_of(name), match_probability=one.match_probability, judged=one.judgement)
            )
    return found[:_MOST]

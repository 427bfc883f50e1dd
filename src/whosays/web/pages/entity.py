"""One person, organization, place or thing: its names, why they are one, what it has to do with whom, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from whosays.case import Case
from whosays.export.report.timeline import Timeline, timeline
from whosays.records import Source, UsageError, Verdict
from whosays.web.book import INDEXED, Book
from whosays.web.judging.decided import check
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk, Who
from whosays.web.pages.entities import EntityRow, entity_rows
from whosays.web.paging import Leaf, paged
from whosays.web.reading.cards import ClaimCard, card_of
from whosays.web.standing.parts import (
    JudgedShown,
    NameUsed,
    PairShown,
    PartShown,
    judged_shown,
    names_of,
    other_words_of,
    pair_shown,
    parts_of,
)
from whosays.web.standing.speakers import Speakers, SpeakerShown, speakers_of
from whosays.web.standing.stands import Stand, stand_of, weakest_first
from whosays.web.twin import Twins
from whosays.web.undoing import take_back

router = APIRouter(tags=["entities"])
twins = Twins(router)

_CARDS, _STANDS, _PAIRS, _PARTS = 25, 60, 20, 200


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One entity.

    Attributes:
        row: It in a line, as in the list.
        names: Its names as they are written, with where.
        more_names: How many more there are.
        other_words: Some of the words that mean it without naming it.
        sources: It as somebody who speaks; ``/sources/ID`` shows what rests on it.
        parts: Its bearers by document, each of which can be told from the rest.
        more_parts: How many more there are.
        joined: What is known of why its names are one.
        beside: Others that it may be, or from which it is kept apart, the likeliest first.
        more_beside: How many more there are.
        judged: What people judged of it, the newest first.
        relations: What it has to do with whom; the weakest first.
        all_relations: How many there are.
        timeline: Its dated claims, drawn; None where there are none.
        addresses: Of the claims in the drawing, by number.
        claims: What is said of it or placed there; one page of it.
        leaf: Which part that is.
        weighed: Whether it is known what rests on what.
        stale: Whether something has changed since.
    """

    row: EntityRow
    names: tuple[NameUsed, ...]
    more_names: int
    other_words: tuple[str, ...]
    sources: tuple[SpeakerShown, ...]
    parts: tuple[PartShown, ...]
    more_parts: int
    joined: tuple[PairShown, ...]
    beside: tuple[PairShown, ...]
    more_beside: int
    judged: tuple[JudgedShown, ...]
    relations: tuple[Stand, ...]
    all_relations: int
    timeline: Timeline | None
    addresses: Mapping[int, str]
    claims: tuple[ClaimCard, ...]
    leaf: Leaf
    weighed: bool
    stale: bool


@twins.page("/entities/{entity_id}", "entity_page.html")
def show_entity(book: TheBook, desk: TheDesk, entity_id: str, page: PageNumber = 1) -> EntityPage:
    """One person, organization, place or thing."""
    entity = book.entity(entity_id)
    makeup = book.once(("makeup", entity_id), lambda: desk.ask(lambda case: case.made_of(entity_id)))
    names, more_names = names_of(book, entity)
    parts = tuple(parts_of(book, makeup))
    claims = book.claims_about.get(entity_id, ())
    relations = weakest_first(book.relations.get(entity_id, ()))
    shown, leaf = paged(claims, page, _CARDS)
    drawn = _drawn(book, entity_id)
    return EntityPage(
        row=next(row for row in entity_rows(book) if row.id == entity_id),
        names=names,
        more_names=more_names,
        other_words=other_words_of(entity),
        sources=_speaking(book, speakers_of(book, desk), entity_id),
        parts=parts[:_PARTS],
        more_parts=max(0, len(parts) - _PARTS),
        joined=tuple(map(pair_shown, makeup.joined)),
        beside=tuple(map(pair_shown, makeup.beside[:_PAIRS])),
        more_beside=max(0, len(makeup.beside) - _PAIRS),
        judged=tuple(map(judged_shown, reversed(makeup.judged))),
        relations=tuple(stand_of(book, it) for it in relations[:_STANDS]),
        all_relations=len(relations),
        timeline=drawn,
        addresses=_addresses(book, drawn),
        claims=tuple(card_of(book, book.numbered[claim.id]) for claim in shown),
        leaf=leaf,
        weighed=book.analysis.balance is not None,
        stale=book.analysis.balance_stale,
    )


@router.post("/entities/{entity_id}/split", tags=["decisions"], status_code=HTTPStatus.SEE_OTHER)
def split(
    desk: TheDesk,
    who: Who,
    entity_id: str,
    part: Annotated[str, Form()],
    against: Annotated[str, Form()],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=10_000)] = "",
) -> RedirectResponse:
    """Judge, for a reason, that whoever bears a name in one document is not the rest of the entity."""

    def decide(case: Case) -> str:
        check(case.decisions(), part, against, seen)
        return _judged(case, (part, against), "negative", (who, why))

    return _to(desk.decide(decide), entity_id)


@router.post("/entities/{entity_id}/join", tags=["decisions"], status_code=HTTPStatus.SEE_OTHER)
def join(
    desk: TheDesk,
    who: Who,
    entity_id: str,
    other: Annotated[str, Form(max_length=500)],
    why: Annotated[str, Form(max_length=10_000)] = "",
) -> RedirectResponse:
    """Judge, for a reason, that an entity and another one, by id or by name, are one."""
    return _to(desk.decide(lambda case: _judged(case, (entity_id, other), "positive", (who, why))), entity_id)


@router.post("/entities/{entity_id}/undo", tags=["decisions"], status_code=HTTPStatus.SEE_OTHER)
def undo(
    desk: TheDesk, who: Who, entity_id: str, decision: Annotated[str, Form()], why: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Take a judgement back; both stay on record."""

    def decide(case: Case) -> str:
        sides = next((one.judgement.left for one in case.judgements() if one.judgement.id == decision), entity_id)
        take_back(case, decision, who, why)
        return _now(case, sides)

    return _to(desk.decide(decide), entity_id)


def _judged(case: Case, sides: tuple[str, str], verdict: Verdict, signed: tuple[str, str]) -> str:
    """Judge, and tell which entity the first side is then."""
    who, why = signed
    if not why.strip():
        reason = "two are judged to be one, or not, for a reason, and none is given"
        raise UsageError(reason, "say why in the form")
    judgement = case.judge(*sides, verdict, who, why.strip())
    return _now(case, judgement.left if sides[0] == judgement.left else judgement.right)


def _now(case: Case, reference: str) -> str:
    return next((entity.id for entity in case.entities_of(reference)), "")


def _to(entity_id: str, before: str) -> RedirectResponse:
    """To whatever the entity is now: joining and splitting may give it another id."""
    return RedirectResponse(f"/entities/{entity_id or before}#judged", HTTPStatus.SEE_OTHER)


def _speaking(book: Book, speakers: Speakers, entity_id: str) -> tuple[SpeakerShown, ...]:
    """Whom the sources are taken for that are this entity: mostly one."""
    found: Mapping[str, Sequence[str]] = book.once("sources by entity", lambda: _by_entity(book.sources.values()))
    keys = dict.fromkeys(speakers.key(source_id) for source_id in found.get(entity_id, ()))
    return tuple(speakers.shown(key) for key in keys if key is not None)


def _by_entity(sources: Iterable[Source]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources:
        if source.entity_id is not None:
            found[source.entity_id].append(source.id)
    return found


def _drawn(book: Book, entity_id: str) -> Timeline | None:
    claims = tuple(book.numbered[claim.id] for claim in book.claims_about.get(entity_id, ()))
    return book.once(("timeline", entity_id), lambda: timeline(replace(book.index, claims=claims)), INDEXED)


def _addresses(book: Book, drawn: Timeline | None) -> Mapping[int, str]:
    numbers = {one.number for lane in drawn.lanes for one in lane.drawn} if drawn else ()
    return {number: f"/claims/{book.index.claims[number - 1].claim.id}" for number in sorted(numbers)}

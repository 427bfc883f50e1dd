"""Identities: the pairs that wait to be judged, what was judged, and what the texts argue about who is who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from whosays.case import Judged
from whosays.export.report.identities import Hypothesis, in_words
from whosays.export.words import clipped
from whosays.records import Identity, IdentityHypothesis, Verdict
from whosays.web.book import Book
from whosays.web.desk import Desk
from whosays.web.judging.decided import NOTHING, standing_on
from whosays.web.judging.sides import Asked, asked
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk
from whosays.web.paging import Leaf, paged
from whosays.web.twin import Twins

router = APIRouter(tags=["identities"])
twins = Twins(router)

#: What is shown: the pairs that wait, the judgements, or what texts argue.
Show = Literal["waiting", "judged", "argued"]
#: Entries on a page: a pair is two names in their contexts.
SIZE: Mapping[Show, int] = {"waiting": 10, "judged": 100, "argued": 20}
_NAME = 120
SAID: Mapping[Verdict, str] = {"positive": "the same", "negative": "different", "unsure": "unsure"}
_STATES = {
    "stands": "stands",
    "undone": "undone",
    "dormant": "without effect now",
    "contradicted": "passed over",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement and what has become of it.

    Attributes:
        id: Of the decision.
        left: One name.
        right: The other.
        verdict: What was decided.
        said: The same in words.
        at: ISO time, UTC.
        who: Who decided.
        why: Their reason; may be empty.
        state: What has become of it, in words.
        note: Why, where that needs saying.
        can_be_undone: Whether it is not undone yet.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    said: str
    at: str
    who: str
    why: str
    state: str
    note: str
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class Argued:
    """Two that some text argues to be one, or not to be.

    Attributes:
        id: Of the hypothesis.
        shown: Its evidence, as in the report.
        left: As in a judgement; empty where one side is only described, so that nobody can judge the two.
        right: Likewise.
        seen: What stands of judgements on the two.
    """

    id: str
    shown: Hypothesis
    left: str
    right: str
    seen: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its value in the address, its name, and how much there is."""

    show: Show
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class IdentitiesPage:
    """Who is who.

    Attributes:
        show: The part that is shown.
        parts: All parts.
        words: Words of a name that are looked for among the waiting; may be empty.
        waiting: Pairs that wait, on this page, the likeliest first.
        judged: Judgements, on this page, the newest first.
        argued: What texts argue, on this page, in order of the documents.
        leaf: Where in the list this page is.
        last: The judgement that was made last and stands, or None.
    """

    show: Show
    parts: tuple[Part, ...]
    words: str
    waiting: tuple[Asked, ...]
    judged: tuple[Judgement, ...]
    argued: tuple[Argued, ...]
    leaf: Leaf
    last: Judgement | None


class Wanted(BaseModel):
    """What an address asks for."""

    show: Show = "waiting"
    q: Annotated[str, Field(max_length=500, description="Words of a name, among the pairs that wait.")] = ""
    page: PageNumber = 1


@twins.page("/identities", "identities_page.html")
def show_identities(book: TheBook, desk: TheDesk, wanted: Annotated[Wanted, Query()]) -> IdentitiesPage:
    """The pairs of names that wait to be judged, the likeliest first; what was judged; what the texts argue."""
    waiting: Sequence[Identity] = book.once("waiting", lambda: desk.ask(lambda case: case.waiting()))
    judged: Sequence[Judged] = book.once("judged", lambda: desk.ask(lambda case: case.judgements())[::-1])
    argued = book.analysis.identity_hypotheses
    seen: Mapping[tuple[str, str], str] = book.once("standing on pairs", lambda: standing_on(book.decisions))
    found = [pair for pair in waiting if _has(pair, wanted.q)] if wanted.q.strip() else waiting
    lists: Mapping[Show, Sequence[object]] = {"waiting": found, "judged": judged, "argued": argued}
    _, leaf = paged(lists[wanted.show], wanted.page, SIZE[wanted.show])
    here = slice(max(0, leaf.first - 1), leaf.last)
    return IdentitiesPage(
        show=wanted.show,
        parts=(
            Part("waiting", "Waiting", len(waiting)),
            Part("judged", "Judged", len(judged)),
            Part("argued", "Argued in the texts", len(argued)),
        ),
        words=wanted.q,
        waiting=_asked(book, desk, found[here], seen) if wanted.show == "waiting" else (),
        judged=tuple(map(_judgement, judged[here])) if wanted.show == "judged" else (),
        argued=_argued(book, argued[here], seen) if wanted.show == "argued" else (),
        leaf=leaf,
        last=next((_judgement(one) for one in judged if one.state != "undone"), None),
    )


def _has(pair: Identity, words: str) -> bool:
    """Whether either name has all of these words, or what they begin."""
    names = (f"{pair.left_name} {pair.right_name}").casefold()
    return all(word in names for word in words.casefold().split())


def _asked(book: Book, desk: Desk, pairs: Sequence[Identity], seen: Mapping[tuple[str, str], str]) -> tuple[Asked, ...]:
    """Pairs with their contexts, which are looked up the first time that somebody turns to them."""

    def look_up() -> tuple[Asked, ...]:
        found = desk.ask(lambda case: [case.pair(pair) for pair in pairs])
        return tuple(asked(one, seen.get((one.identity.left, one.identity.right), NOTHING)) for one in found)

    return book.once(("waiting", *((pair.left, pair.right) for pair in pairs)), look_up)


def _judgement(judged: Judged) -> Judgement:
    made = judged.judgement
    return Judgement(
        made.id,
        clipped(made.left_name, _NAME),
        clipped(made.right_name, _NAME),
        made.verdict,
        SAID[made.verdict],
        made.at,
        made.who,
        made.why,
        _STATES[judged.state],
        judged.note,
        judged.state != "undone",
    )


def _argued(book: Book, found: Sequence[IdentityHypothesis], seen: Mapping[tuple[str, str], str]) -> tuple[Argued, ...]:
    shown = in_words(found, book.analysis.documents)
    return tuple(
        Argued(it.id, words, *(pair if all(map(_is_named, pair)) else ("", "")), seen.get(pair, NOTHING))
        for it, words in zip(found, shown, strict=True)
        for pair in [(min(it.left, it.right), max(it.left, it.right))]
    )


def _is_named(reference: str) -> bool:
    """Whether it means somebody with a name, rather than words that describe somebody."""
    return ":" not in reference

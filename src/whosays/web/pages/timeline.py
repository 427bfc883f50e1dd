"""The timeline: when the claims say that things happened, in lanes, and as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import TypeAdapter

from whosays.export.report.cards import when
from whosays.export.report.scale import Scale, Tick
from whosays.export.report.timeline import Dated, Lane, is_outside, lanes, undated
from whosays.export.words import clipped
from whosays.records import NotFound
from whosays.web.book import Book
from whosays.web.dating.lanes import By, Kept, Lanes, dates_of, drawn, kept_by
from whosays.web.dating.window import Window, window_of
from whosays.web.pages.asking import PageNumber, TheBook
from whosays.web.paging import Leaf, paged
from whosays.web.reading.cards import Step, step_of
from whosays.web.twin import Twins

router = APIRouter(tags=["timeline"])
twins = Twins(router)

_WORDS = 60
#: Lanes of the first view that needs no script.
_DRAWN = 14
_ADAPTER = TypeAdapter(Lanes)


@dataclass(frozen=True, slots=True)
class Row:
    """One date of one claim.

    Attributes:
        words: In words.
        edtf: As EDTF.
        written: As written in the text.
        who: Who says so; None for the author.
        content: The words of the claim.
        number: Of the claim.
        claim: Its id.
    """

    words: str
    edtf: str
    written: str
    who: Step | None
    content: str
    number: int
    claim: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes drawn to scale, for a first view without any script."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The dates that are asked for; all marks of all lanes are at ``/timeline/marks.json``.

    Attributes:
        by: ``source`` for lanes by who says so, ``entity`` for lanes by who or what it is about.
        window: The stretch of time that is asked for.
        lane: Key of the lane that is asked for; empty for all.
        lane_name: Its name.
        lane_href: Its page; empty where there is none.
        start: First day of what is drawn, an ISO date.
        end: Last day.
        dates: How many dates there are in all.
        undated: Times of claims that are no date, such as durations.
        rows: The dates on this page, the earliest first.
        leaf: Which page it is.
        picture: The same drawn; None where there is nothing to draw.
        addresses: The pages of the claims that the picture names, by number.
    """

    by: By
    window: Window
    lane: str
    lane_name: str
    lane_href: str
    start: str
    end: str
    dates: int
    undated: int
    rows: tuple[Row, ...]
    leaf: Leaf
    picture: Picture | None
    addresses: Mapping[int, str]


@twins.page("/timeline", "timeline_page.html")
def show_timeline(
    book: TheBook,
    window: Annotated[Window, Depends(window_of)],
    by: By = "source",
    lane: str = "",
    page: PageNumber = 1,
) -> TimelinePage:
    """The dates of the claims: those that may fall into a window, of one lane or of all."""
    held = _lane(book, by, lane) if lane else None
    dates = held.dates if held else dates_of(book)
    found = [one for one in dates if window.holds(one)] if window != Window() else dates
    here, leaf = paged(found, page)
    scale, picture = book.once(("picture", by, lane, window), lambda: _picture(book, by, held, window, dates))
    numbers = [mark.number for shown in (picture.lanes if picture else ()) for mark in shown.drawn]
    return TimelinePage(
        by,
        window,
        lane,
        held.name if held else "",
        held.href if held else "",
        _day(scale.start),
        _day(scale.end),
        len(dates),
        book.once("undated", lambda: undated(book.index, dates_of(book))),
        tuple(_row(book, one) for one in here),
        leaf,
        picture,
        {number: f"/claims/{book.index.claims[number - 1].claim.id}" for number in numbers},
    )


@router.get("/timeline/marks.json", response_model=Lanes)
def draw_timeline(book: TheBook, by: By = "source") -> Response:
    """All lanes with all their marks, to be drawn."""
    made = book.once(f"marks by {by}", lambda: _ADAPTER.dump_json(drawn(book, by)))
    return Response(made, media_type="application/json")


def _lane(book: Book, by: By, key: str) -> Kept:
    if key not in kept_by(book, by):
        reason = f"there is no lane “{key}” here"
        raise NotFound(reason, "it may have no date; look for it among all lanes")
    return kept_by(book, by)[key]


def _picture(
    book: Book, by: By, held: Kept | None, window: Window, dates: Sequence[Dated]
) -> tuple[Scale, Picture | None]:
    scale = window.scale(dates) if dates else Scale(2000.0, 2001.0)
    chosen = [held] if held else [*kept_by(book, by).values()][:_DRAWN]
    by_lane = {
        (lane.name, lane.hue): [one for one in lane.dates if window.holds(one) and not is_outside(one, scale)]
        for lane in chosen
    }
    some = {key: dates for key, dates in by_lane.items() if dates}
    return scale, Picture(scale.ticks(), tuple(lanes(some, scale))) if some else None


def _row(book: Book, held: Dated) -> Row:
    return book.once(("date", id(held)), lambda: _made(book, held))  # the dates live as long as the book


def _made(book: Book, held: Dated) -> Row:
    numbered, time = held.numbered, held.time
    return Row(
        when(time).words,
        time.edtf or "",
        clipped(" ".join(time.span.exact.split()), _WORDS),
        step_of(book, numbered.origin) if numbered.origin else None,
        clipped(" … ".join(" ".join(span.exact.split()) for span in numbered.claim.content), 3 * _WORDS),
        numbered.number,
        numbered.claim.id,
    )


def _day(year: float) -> str:
    """The day that a year with a fraction is in, as an ISO date."""
    whole = min(max(int(year), 1), 9999)
    day = date(whole, 1, 1) + timedelta(days=min(364, max(0, int((year - whole) * 365.25))))
    return day.isoformat()

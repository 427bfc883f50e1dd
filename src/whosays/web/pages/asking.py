"""What every page function may ask for as a parameter."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import Depends, Query, Request

from whosays.web.book import Book
from whosays.web.desk import Desk
from whosays.web.jobs import Jobs


class NotYet(Exception):  # nothing is wrong
    """The case is being loaded or worked out anew: a page says so, and asks again."""


#: Seconds that a page waits for the case before it is shown that it does.
PATIENCE = 1.0


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


def jobs_of(request: Request) -> Jobs:
    """The long work of the application."""
    jobs: Jobs = request.app.state.jobs
    return jobs


async def book_of(request: Request) -> Book:
    """The case as it is now.

    Raises:
        NotYet: If somebody looks at a page and the case is not there within a second.
    """
    coming = asyncio.wrap_future(desk_of(request).coming())
    if not _is_looked_at(request):
        return await coming
    try:
        return await asyncio.wait_for(asyncio.shield(coming), PATIENCE)
    except TimeoutError:
        coming.add_done_callback(_heard)
        raise NotYet from None


def _is_looked_at(request: Request) -> bool:
    """Whether a browser asks for a whole page to show."""
    asked = request.headers
    return request.method == "GET" and "text/html" in asked.get("accept", "") and asked.get("hx-request") != "true"


def _heard(coming: asyncio.Future[Book]) -> None:
    """Whoever asks next is told of an error."""
    if not coming.cancelled():
        coming.exception()


def who_of(request: Request) -> str:
    """How decisions are signed."""
    who: str = request.app.state.who
    return who


TheDesk = Annotated[Desk, Depends(desk_of)]
TheJobs = Annotated[Jobs, Depends(jobs_of)]
TheBook = Annotated[Book, Depends(book_of)]
Who = Annotated[str, Depends(who_of)]
#: Number of a page of a long list, from 1.
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]

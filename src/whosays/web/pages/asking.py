"""What every page function may ask for as a parameter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from whosays.web.book import Book
from whosays.web.desk import Desk
from whosays.web.jobs import Jobs


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


def jobs_of(request: Request) -> Jobs:
    """The long work of the application."""
    jobs: Jobs = request.app.state.jobs
    return jobs


def book_of(request: Request) -> Book:
    """The case as it is now."""
    return desk_of(request).book()


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

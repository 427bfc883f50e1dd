"""The web application over one case."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from whosays import __version__
from whosays.records import WhosaysError
from whosays.web.blanks import WithoutBlanks
from whosays.web.desk import Desk
from whosays.web.errors import remedy_of, status_of
from whosays.web.jobs import Jobs
from whosays.web.pages import ROUTERS
from whosays.web.pages.asking import NotYet
from whosays.web.rendering import render
from whosays.web.safety import COOKIE, Gate, Guard, Receive, Scope, Send

_STATIC = Path(str(files("whosays.web").joinpath("static")))


@dataclass(frozen=True, slots=True)
class Settings:
    """How a case is served.

    Attributes:
        path: The case file.
        who: How decisions are signed unless the page says otherwise.
        gate: Who is let in.
    """

    path: str
    who: str
    gate: Gate


def create_app(settings: Settings) -> FastAPI:
    """The application. It opens the case when it starts, and lets go of it when it ends.

    Args:
        settings: How the case is served.
    """
    desk, jobs = Desk(settings.path), Jobs()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.coming()  # so that it is on its way when the first page is asked for
        yield
        jobs.close()
        desk.close()

    app = FastAPI(
        title="whosays",
        version=__version__,
        summary="Who says what, how surely, and when: one case.",
        lifespan=lifespan,
        docs_url=None,  # the usual page of documentation loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.desk = desk
    app.state.jobs = jobs
    app.state.who = settings.who
    app.state.title = Path(settings.path).stem
    app.state.token = settings.gate.token
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/static/report.css", _report_css, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_api_route("/", _home, include_in_schema=False)
    app.add_exception_handler(WhosaysError, _on_error)
    app.add_exception_handler(NotYet, _on_waiting)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_bad_value)

    async def refuse(scope: Scope, receive: Receive, send: Send, status: int, reason: str, remedy: str) -> None:
        request = Request({**scope, "app": app}, receive)
        await _answer(request, status, reason, remedy)(scope, receive, send)

    app.add_middleware(WithoutBlanks)
    app.add_middleware(Guard, gate=settings.gate, answer=refuse)
    return app


def _home(request: Request) -> Response:
    """To the overview; the token of the address goes into a cookie that no script reads."""
    answer = RedirectResponse("/overview", HTTPStatus.SEE_OTHER)
    token = request.app.state.token
    if token is not None:
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def _report_css() -> Response:
    """The style sheet of the report, which the pages share."""
    return Response(files("whosays.export.report").joinpath("templates/report.css").read_bytes(), media_type="text/css")


def _on_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, WhosaysError):  # FastAPI hands on what it was told to
        raise error
    path = getattr(error, "path", "")
    reason = f"“{path}”: {error.reason}" if path else error.reason
    return _answer(request, status_of(error), reason, remedy_of(error))


def _on_waiting(request: Request, _: Exception) -> Response:
    """A page that asks again by itself (RFC 9110, section 15.6.4)."""
    desk: Desk = request.app.state.desk
    page = render("waiting.html", request, anew=desk.was_there, seconds=round(desk.waited), megabytes=_megabytes(desk))
    return HTMLResponse(page, HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "1"})


def _megabytes(desk: Desk) -> int:
    path = Path(desk.path)
    return round(path.stat().st_size / 1e6) if path.exists() else 0


def _on_http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.NOT_FOUND:
        return _answer(request, 404, f"there is no page “{request.url.path}”", "start from the overview")
    return _answer(request, error.status_code, str(error.detail), "")


def _on_bad_value(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    name = str(first["loc"][-1]) if first["loc"] else "the request"
    return _answer(request, 422, f"{name}: {first['msg'][:1].lower()}{first['msg'][1:]}", "check the address")


def _answer(request: Request, status: int, reason: str, remedy: str) -> Response:
    """An error in the one shape that there is, as a page or, where JSON was asked for, as JSON."""
    wants_json = request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")
    if wants_json:
        return JSONResponse({"error": {"status": status, "reason": reason, "remedy": remedy}}, status)
    phrase = HTTPStatus(status).phrase
    return HTMLResponse(
        render("error.html", request, status=status, phrase=phrase, reason=reason, remedy=remedy), status
    )

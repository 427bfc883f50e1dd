"""Models as HTML: the templates of the pages, with the shapes, styles and filters of the report."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import jinja2
from fastapi import Request
from markupsafe import Markup

from whosays import __version__
from whosays.export.report.plain import flat, marked
from whosays.export.words import counted
from whosays.web.errors import on_page
from whosays.web.fragments import Fragments

#: Whatever ``flat`` may change; most strings have nothing of it, and are shown as they are.
_PECULIAR = re.compile(
    r"[^\n\t -~\u00a0-\u061b\u061d-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
#: Pages of the bar, by path.
NAVIGATION: Mapping[str, str] = {
    "/overview": "Overview",
    "/read": "Read",
    "/claims": "Claims",
    "/sources": "Sources",
    "/entities": "Who and where",
    "/audit": "Audit",
    "/identities": "Identities",
    "/network": "Network",
    "/timeline": "Timeline",
    "/hypotheses": "Hypotheses",
    "/history": "History",
}


def render(template: str, request: Request, **values: object) -> str:
    """A page as HTML.

    Args:
        template: Its file under ``templates``.
        request: What is answered; tells the page where it is.
        values: What the template shows.
    """
    path = request.url.path
    here = next((known for known in NAVIGATION if path == known or path.startswith(f"{known}/")), "")
    twin = f"{path}.json{'?' + request.url.query if request.url.query else ''}"
    state = request.app.state
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            here=here,
            path=path,
            query=dict(request.query_params),
            twin=twin,
            navigation=NAVIGATION,
            case_title=state.title,
            who=state.who,
            version=__version__,
            is_part=_is_part(request),
        )
    )


def part(template: str, **values: object) -> Markup:
    """A part of a page that is the same wherever it is shown, as HTML."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704  # the template escapes


def _is_part(request: Request) -> bool:
    """Whether a script asks for the page's own part; one that goes back in the history needs the whole."""
    whole = ("hx-boosted", "hx-history-restore-request")
    return request.headers.get("hx-request") == "true" and "true" not in map(request.headers.get, whole)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.PackageLoader("whosays.web"), jinja2.PackageLoader("whosays.export.report")]
        ),
        autoescape=True,
        auto_reload=False,  # or every page asks the disk about every template that it is made of
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_text_only,
    )
    environment.filters["counted"] = counted
    environment.filters["on_page"] = on_page
    environment.filters["marked"] = marked
    environment.filters["with_query"] = _with_query
    environment.filters["for_script"] = _for_script
    environment.globals["kept"] = Fragments().kept
    return environment


def _text_only(value: object) -> object:
    """Make every string that is not markup safe to show, wherever a template prints it."""
    if type(value) is str:  # by far the most
        return flat(value) if _PECULIAR.search(value) else value
    return flat(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _with_query(path: str, query: Mapping[str, Any], **changes: object) -> str:
    """An address with the query of this page and some changes to it; None takes a parameter out."""
    kept = {key: value for key, value in {**query, **changes}.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


def _for_script(value: object) -> Markup:
    """A value as JSON for an element of type ``application/json``, in which no tag can close it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  # JSON without any "<"

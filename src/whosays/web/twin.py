"""Pages and their JSON twins: a function gives a model, shown at ``PATH``, which is ``PATH.json`` as it stands."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from whosays.web.rendering import render

Model = TypeVar("Model")
_REQUEST = "request_of_page"


@dataclass(frozen=True, slots=True)
class Twins:
    """Registers pages with a router."""

    router: APIRouter

    def page(self, path: str, template: str) -> Callable[[Callable[..., Model]], Callable[..., Model]]:
        """Serve what a function returns, a dataclass, as a page and as JSON.

        Args:
            path: Where, as in FastAPI.
            template: What shows it; it has the model as ``page``.
        """

        def register(function: Callable[..., Model]) -> Callable[..., Model]:
            summary = (inspect.getdoc(function) or "").partition("\n")[0]
            self.router.add_api_route(
                f"{path}.json", function, methods=["GET"], summary=summary, response_model_exclude_none=False
            )
            self.router.add_api_route(
                path, _shown(function, template), methods=["GET"], include_in_schema=False, response_model=None
            )
            return function

        return register


def _shown(function: Callable[..., Any], template: str) -> Callable[..., Response]:
    """The same function with its model as HTML; its signature gets the request, which tells where the page is."""

    @functools.wraps(function)
    def show(**arguments: Any) -> Response:
        request = arguments.pop(_REQUEST)
        return HTMLResponse(render(template, request, page=function(**arguments)))

    signature = inspect.signature(function, eval_str=True)
    asked = inspect.Parameter(_REQUEST, inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    show.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*signature.parameters.values(), asked], return_annotation=inspect.Signature.empty
    )
    del show.__wrapped__
    show.__annotations__ = {}
    return show

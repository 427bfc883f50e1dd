"""What a form sends of fields that nobody filled in."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from whosays.web.safety import App, Receive, Scope, Send


class WithoutBlanks:
    """ASGI middleware by which an address with blank fields means the same as without them, on every page."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http":
            given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
            kept = [(name, value) for name, value in given if value.strip()]
            if len(kept) < len(given):
                scope = {**scope, "query_string": urlencode(kept).encode("ascii")}
        await self._app(scope, receive, send)

"""Who may ask, from where, and how much: what is checked before any page sees a request.

A page on this machine is within reach of every page that the same browser has open. What is checked here answers that:
the Host header against DNS rebinding, the origin of every write against forged requests (OWASP, "Cross-Site Request
Forgery Prevention", Fetch Metadata and Origin), a token where others are let in, and a bound on what is sent.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.requests import ClientDisconnect

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
#: Answers a request that is not let in: status, reason, remedy.
Answer = Callable[[Scope, Receive, Send, int, str, str], Awaitable[None]]

COOKIE = "whosays_token"
#: Content Security Policy (level 3): our own scripts and styles, and nothing from anywhere else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # "no-referrer" would make browsers send "Origin: null" with our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Gate:
    """Who is let in.

    Attributes:
        hosts: Host headers that are ours, with the port: ``{"127.0.0.1:8000", "localhost:8000"}``.
        token: What everyone must bring, where others than this machine can reach us; None where they cannot.
        most: Bytes of the largest request.
    """

    hosts: frozenset[str]
    token: str | None = None
    most: int = 256 * 1024 * 1024


class Guard:
    """ASGI middleware that lets in what ``gate`` allows and puts our headers on every answer."""

    def __init__(self, app: App, gate: Gate, answer: Answer) -> None:
        self._app = app
        self._gate = gate
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        send = _with_headers(send)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await self._answer(scope, receive, send, *refusal)
            return
        bounded = _Bounded(receive, self._gate.most)
        try:
            await self._app(scope, bounded, _unless(bounded, send))
        except ClientDisconnect:
            if not bounded.is_over:
                raise
        if bounded.is_over:
            await self._answer(scope, receive, send, *self._too_much)

    @property
    def _too_much(self) -> tuple[int, str, str]:
        return 413, f"more than {self._gate.most // 2**20} MB are sent at once", "send fewer files at a time"

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, str, str] | None:
        """Status, reason and remedy, where a request is not let in."""
        host = headers.get("host", "")
        if host not in self._gate.hosts:
            return 421, f"this server is not “{host}”", "open the address that whosays serve printed"
        if self._gate.token is not None and not self._has_token(scope, headers):
            return 401, "this server asks for a token", "open the whole address that whosays serve printed"
        if scope["method"] not in _READING and not _is_from_here(headers, host):
            return 403, "this request comes from another site", "send it from a page of this server"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._gate.most:
            return self._too_much
        return None

    def _has_token(self, scope: Scope, headers: Mapping[str, str]) -> bool:
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        return any(
            hmac.compare_digest(given.encode(), (self._gate.token or "").encode())
            for given in (asked, _cookie(headers), headers.get("authorization", "").removeprefix("Bearer "))
        )


def _cookie(headers: Mapping[str, str]) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def _is_from_here(headers: Mapping[str, str], host: str) -> bool:
    """Whether a write comes from one of our pages, or from no browser at all."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message.get("headers", [])}
            extra = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in given]
            if b"cache-control" not in given:
                extra.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await send(message)

    return sending


class _Bounded:
    """The same request, cut off where it sends more than it may: its length is only what it says of itself.

    Args:
        receive: The request.
        most: Bytes that it may send.
    """

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    @property
    def is_over(self) -> bool:
        """Whether it has been cut off."""
        return self._left < 0

    async def __call__(self) -> Message:
        """ASGI."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.is_over else message


def _unless(bounded: _Bounded, send: Send) -> Send:
    """Pass over what a page makes of half a request."""

    async def sending(message: Message) -> None:
        if not bounded.is_over:
            await send(message)

    return sending

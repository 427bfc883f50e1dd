"""What an endpoint's refusals mean, in words that never hold the key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from whosays.extract.llm.errors import Unanswered
from whosays.records.llm import LlmOptions

#: Too early, too many requests, and what ails servers for a while; 529 is "overloaded" with some of them.
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_UNAUTHORIZED, _PAYMENT, _FORBIDDEN, _NOT_FOUND, _TOO_LARGE, _TOO_MANY = 401, 402, 403, 404, 413, 429
_LONGEST: Final = 160
#: A piece of the key so long is as bad as the key.
_TELLING: Final = 6


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer over HTTP, its body cut at the bound."""

    status: int
    body: bytes
    location: str | None = None
    retry_after: str | None = None


def is_passing(status: int) -> bool:
    """Whether the same request may be answered in a moment."""
    return status in _PASSING


def unanswered(reply: Reply, options: LlmOptions, key: str) -> Unanswered:
    """Why there is no answer, by the status of the reply (RFC 9110, section 15)."""
    at = f"the endpoint of the language model, {options.host},"
    status = reply.status
    if 300 <= status < 400:  # the class of redirections
        return Unanswered(
            f"{at} sends requests on to {_host(reply.location)}, and nothing was sent there",
            "give that address with --llm if you trust it",
        )
    if status in {_UNAUTHORIZED, _FORBIDDEN}:
        named = f"the key in {options.key_variable}" if options.key_variable else "requests without a key"
        return Unanswered(f"{at} does not accept {named} (HTTP {status})", "check the key, and --llm-key-env")
    told = _told(reply.body, key)
    if status == _NOT_FOUND:
        reason = f"{at} does not know the model {options.model}, or its address is another (HTTP 404{told})"
        return Unanswered(reason, "check --llm-model and --llm")
    if status == _TOO_LARGE:
        return Unanswered(f"{at} takes no request so large (HTTP 413)", "take a model with a longer context")
    if status in {_TOO_MANY, _PAYMENT}:
        return Unanswered(
            f"{at} takes no more requests now (HTTP {status}{told})", "wait, or see what your account allows"
        )
    remedy = "try again later" if is_passing(status) else "check --llm and --llm-model"
    return Unanswered(f"{at} refused (HTTP {status}{told})", remedy)


def _told(body: bytes, key: str) -> str:
    """What the endpoint says of it, short and in printable characters; nothing where a piece of the key is in it."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    error = given.get("error") if isinstance(given, dict) else None
    words = error.get("message") if isinstance(error, dict) else error
    if not isinstance(words, str) or any(key[at : at + _TELLING] in words for at in range(len(key) - _TELLING + 1)):
        return ""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words[: 2 * _LONGEST]).split())
    return f": {plain[:_LONGEST]}" if plain else ""


def _host(location: str | None) -> str:
    try:
        name = urlsplit(location or "").hostname or ""
    except ValueError:
        name = ""
    return name if name and name.isascii() and name.isprintable() else "another address"

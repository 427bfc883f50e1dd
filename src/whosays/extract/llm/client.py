"""Asks an endpoint: one host, bounded time and size, and tries again only where that can help."""

from __future__ import annotations

import email.utils
import http.client
import os
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from whosays.extract.llm.errors import Unanswered
from whosays.extract.llm.statuses import Reply, is_passing, unanswered
from whosays.records.llm import LlmOptions

#: The largest answer that is read, in bytes.
MOST_BYTES: Final = 4_000_000
_TRIES: Final = 5
#: Seconds before the second try, doubled before each further one; and the longest that an endpoint may ask for.
_PAUSE, _LONGEST_PAUSE = 1.0, 60.0


@dataclass(slots=True, eq=False)
class _Request:
    """A request on its way."""

    connection: http.client.HTTPConnection
    sock: socket.socket | None = None
    is_late: bool = False

    def connect(self) -> None:
        """Open the connection, which lets go of its socket once an answer begins."""
        self.connection.connect()
        self.sock = self.connection.sock

    def cut(self) -> None:
        """End it from another thread; while it connects, its own timeout does."""
        if self.sock is not None:
            with suppress(OSError):  # the other side may have ended it already
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def expire(self) -> None:
        """End it since its time is over."""
        self.is_late = True
        self.cut()


class Client:
    """Asks one endpoint, from several threads if need be. No redirect is followed and no proxy used.

    Args:
        options: Which one, and how.
        pause: Waits between two tries, for so many seconds; for tests.

    Raises:
        Unanswered: If the environment has no usable key where one is asked for.
    """

    def __init__(self, options: LlmOptions, pause: Callable[[float], object] | None = None) -> None:
        self._options = options
        self._key = _key(options.key_variable)
        self._over = threading.Event()
        self._pause = pause or self._over.wait
        self._running: set[_Request] = set()
        self._lock = threading.Lock()

    def ask(self, body: bytes) -> bytes:
        """Send a request, and return the body of the answer.

        Raises:
            Unanswered: If there is no answer that can be used; the reason says why, and never holds the key.
        """
        wait = _PAUSE
        for left in range(_TRIES - 1, -1, -1):
            reply = self._try(body, is_last=not left)
            if reply is not None and reply.status == http.HTTPStatus.OK:
                return self._bounded(reply)
            if reply is not None and not (left and is_passing(reply.status)):
                raise unanswered(reply, self._options, self._key)
            asked = _seconds(reply.retry_after) if reply is not None else None
            if reply is not None and asked is not None and asked > _LONGEST_PAUSE:
                raise unanswered(reply, self._options, self._key)
            self._pause(max(wait, asked or 0))
            wait *= 2
            if self._over.is_set():
                break
        reason = "reading was given up"
        raise Unanswered(reason)

    def stop(self) -> None:
        """End all that is on its way; whoever waits for it gets an error."""
        self._over.set()
        with self._lock:
            for request in self._running:
                request.cut()

    def _try(self, body: bytes, *, is_last: bool) -> Reply | None:
        """One try; None where the connection broke off and another may do better."""
        host = self._options.host
        try:
            return self._exchange(body)
        except TimeoutError as error:
            reason = f"the language model at {host} did not answer within {self._options.timeout:g} seconds"
            raise Unanswered(reason, "see whether it runs, or give it more time or shorter requests") from error
        except socket.gaierror as error:
            reason = f"the host of the language model, {host}, is not known here"
            raise Unanswered(reason, "check the address given with --llm, and the network") from error
        except ssl.SSLError as error:
            told = getattr(error, "verify_message", "") or error.reason or "no encrypted connection"
            reason = f"the connection to the language model at {host} is not safe ({told})"
            raise Unanswered(
                reason, "check the address; a certificate of your own is trusted with SSL_CERT_FILE"
            ) from error
        except (ConnectionResetError, BrokenPipeError, http.client.IncompleteRead) as error:
            if is_last or self._over.is_set():
                reason = f"the language model at {host} broke off its answers"
                raise Unanswered(reason, "see whether it runs") from error
            return None
        except (OSError, http.client.HTTPException) as error:
            told = getattr(error, "strerror", None) or "it does not speak HTTP"
            reason = f"the language model at {host} cannot be reached ({told})"
            raise Unanswered(reason, "see whether it runs, and check the address given with --llm") from error

    def _exchange(self, body: bytes) -> Reply:
        request = _Request(_connection(self._options))
        timer = threading.Timer(self._options.timeout, request.expire)
        timer.daemon = True
        with self._lock:
            self._running.add(request)
        timer.start()
        try:
            request.connect()
            request.connection.request("POST", self._options.target, body, self._headers())
            response = request.connection.getresponse()
            data = response.read(MOST_BYTES + 1)
            reply = Reply(response.status, data, response.getheader("Location"), response.getheader("Retry-After"))
        except (OSError, http.client.HTTPException) as error:
            if request.is_late:
                raise TimeoutError from error
            raise
        finally:
            timer.cancel()
            request.connection.close()
            with self._lock:
                self._running.discard(request)
        if request.is_late:  # a body without a length ends where it is cut
            raise TimeoutError
        return reply

    def _bounded(self, reply: Reply) -> bytes:
        if len(reply.body) > MOST_BYTES:
            reason = f"the language model at {self._options.host} answered more than {MOST_BYTES:,} bytes"
            raise Unanswered(reason, "check the address given with --llm")
        return reply.body

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "whosays"}
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})


def _connection(options: LlmOptions) -> http.client.HTTPConnection:
    if options.is_encrypted:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(options.name, options.port, timeout=options.timeout, context=context)
    return http.client.HTTPConnection(options.name, options.port, timeout=options.timeout)


def _key(variable: str | None) -> str:
    """The key that the environment holds under this name; empty where none is asked for.

    Raises:
        Unanswered: If there is none, or what is there cannot be sent.
    """
    if variable is None:
        return ""
    key = os.environ.get(variable, "").strip()
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        reason = f"the environment variable {variable} holds no key"
        raise Unanswered(reason, "set it to the key of the endpoint, or leave --llm-key-env out")
    return key


def _seconds(retry_after: str | None) -> float | None:
    """What a Retry-After header asks for (RFC 9110, section 10.2.3): seconds, or a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = email.utils.parsedate_to_datetime(retry_after).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (until - datetime.now(UTC)).total_seconds())

"""An endpoint that speaks OpenAI's chat completions, on this machine and for one test: it answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Given = dict[str, list[str]]


@dataclass
class Sent:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def given(self) -> Given:
        """The text that was sent to be marked."""
        found: Given = json.loads(self.body["messages"][1]["content"])
        return found


@dataclass
class Back:
    """A reply.

    With ``drip``, so many seconds pass between two bytes; with ``wait`` before the first; ``breaks`` closes the
    connection without a word.
    """

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0
    breaks: bool = False


Answering = Callable[[Sent], Back]


@dataclass
class Endpoint:
    """Where it listens and what it was sent."""

    url: str
    port: int
    sent: list[Sent]


def attributions(*found: tuple[str | list[str] | None, str, str | list[str]]) -> str:
    """Source, cue and content as the model is to give them."""
    listed = [
        {"source": source, "cue": cue, "content": [content] if isinstance(content, str) else content}
        for source, cue, content in found
    ]
    return json.dumps({"attributions": listed}, ensure_ascii=False)


def completion(words: str | None, finish: str = "stop", **message: Any) -> Back:
    """A chat completion with these words of the model."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": words, **message}}
    return Back(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def in_turn(*backs: Back) -> Answering:
    """Reply with each of these once, then with the last."""
    left = list(backs)

    def answer(_: Sent) -> Back:
        return left.pop(0) if len(left) > 1 else left[0]

    return answer


@contextmanager
def endpoint(answer: Answering) -> Iterator[Endpoint]:
    """Listen on a free port of this machine."""
    sent: list[Sent] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            request = Sent(self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(body))
            sent.append(request)
            back = answer(request)
            over.wait(back.wait)
            if back.breaks:
                return
            self.send_response(back.status)
            for name, value in ({"Content-Length": str(len(back.body))} | back.headers).items():
                self.send_header(name, value)
            self.end_headers()
            pieces = [back.body] if not back.drip else [back.body[i : i + 1] for i in range(len(back.body))]
            try:
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if over.wait(back.drip):
                        return
            except OSError:
                return  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        port = server.server_address[1]
        yield Endpoint(f"http://127.0.0.1:{port}/v1", port, sent)
    finally:
        over.set()
        server.shutdown()
        server.server_close()

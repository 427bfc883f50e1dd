"""A case served for real, on a free port of this machine, while a browser looks at it."""

from __future__ import annotations

import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import uvicorn

from whosays.case import Case
from whosays.web.app import Settings, create_app
from whosays.web.pages import asking
from whosays.web.safety import Gate

WHO = "R. Tallow"


@dataclass(frozen=True, slots=True)
class Served:
    """A case that is being served.

    Attributes:
        path: Its file.
        address: Where it is, without a stroke at the end.
    """

    path: Path
    address: str

    def at(self, page: str) -> str:
        """The address of a page."""
        return f"{self.address}{page}"

    def case(self) -> Case:
        """The same case, open a second time, to look at what became of it; to be closed."""
        return Case.open(self.path)


@contextmanager
def serving(path: Path, who: str = WHO) -> Iterator[Served]:
    """Serve the case at ``path`` until the block ends; pages wait for it as long as they have to."""
    listening = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(Settings(str(path), who, Gate(frozenset({host}))))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="served")
    thread.start()
    patience, asking.PATIENCE = asking.PATIENCE, 60.0  # on a busy machine a page would be shown that it waits
    try:
        with urllib.request.urlopen(f"http://{host}/overview.json") as answer:  # when the case is loaded
            assert answer.status == HTTPStatus.OK
        yield Served(path, f"http://{host}")
    finally:
        asking.PATIENCE = patience
        server.should_exit = True
        thread.join(timeout=30)
        listening.close()

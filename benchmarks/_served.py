"""A case served by ``whosays serve`` in a process of its own, asked over HTTP by one reader or several."""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: seconds until its last byte, and its bytes."""

    seconds: float
    body: bytes


@contextmanager
def serving(case: Path) -> Iterator[str]:
    """The address at which ``case`` is served until the block ends, without a stroke at its end."""
    command = [sys.executable, "-m", "whosays", "serve", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            told = process.stdout.readline() if process.stdout else ""
            yield told.split()[-1].rstrip("/")
        finally:
            process.terminate()


class Reader:
    """Somebody with one connection that stays open, as a browser keeps it."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=300)

    def get(self, page: str) -> Answer:
        """Ask for a page.

        Raises:
            ValueError: If it answers with anything but 200.
        """
        begin = time.perf_counter()
        self._connection.request("GET", page)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            msg = f"{page}: {response.status} {response.reason}"
            raise ValueError(msg)
        return Answer(time.perf_counter() - begin, body)


def together(address: str, page: str, readers: int, each: int) -> Sequence[float]:
    """Seconds of all answers when so many readers ask for a page so often each, all at once."""
    seconds: list[float] = []

    def read() -> None:
        reader = Reader(address)
        seconds.extend([reader.get(page).seconds for _ in range(each)])

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds

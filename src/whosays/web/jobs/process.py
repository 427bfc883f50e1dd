"""Work in a process of its own: pages stay quick meanwhile, and it can be ended at any moment.

A document is kept in one transaction, and so are an audit and a balance: whatever ends the process, the case is whole.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Protocol

from whosays.records import Unread
from whosays.web.jobs.job import Event, Failure, Outcome, Step, Task

#: How long a process may take to end when it is asked to, in seconds.
_PATIENCE = 5.0


class Work(Protocol):
    """Work that goes on."""

    def events(self) -> Iterable[Event]:
        """What it tells, until it is over."""

    def stop(self) -> None:
        """End it."""


def start(task: Task) -> Work:
    """Begin in a new process; it ends with this one, however this one ends."""
    return _Process(task)


class _Process:
    """A process that does one task.

    Args:
        task: The task.
    """

    def __init__(self, task: Task) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            # -P: the folder we stand in may hold anything, also files that are called like Python's own modules.
            [sys.executable, "-P", "-m", "whosays.web.jobs.worker", json.dumps(asdict(task))],
            stdin=subprocess.PIPE,  # never written to: it closes when we end, and the process notices
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us; we end the process ourselves
        )

    def events(self) -> Iterator[Event]:
        """What it tells, until it is over."""
        with self._process as process:
            yield from map(event_of, process.stdout or ())

    def stop(self) -> None:
        """End it, first politely."""
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()


def line_of(event: Event) -> str:
    """An event as one line of JSON."""
    return json.dumps({"event": type(event).__name__, **asdict(event)})


def event_of(line: str | bytes) -> Event:
    """The event that a line is.

    Raises:
        ValueError: If it is none.
    """
    match json.loads(line):
        case {"event": "Step", "words": str(words), "done": int(done), "total": int(total)}:
            return Step(words, done, total)
        case {"event": "Outcome", "told": list(told), "unread": list(unread)}:
            return Outcome(tuple(told), tuple(Unread(**one) for one in unread))
        case {"event": "Failure", "reason": str(reason), "remedy": str(remedy)}:
            return Failure(reason, remedy)
    msg = f"no event: {line!r}"
    raise ValueError(msg)

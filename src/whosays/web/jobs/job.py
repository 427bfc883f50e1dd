"""A piece of long work, and what is told of it while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records import Role, Unread

Kind = Literal["read", "import", "audit", "weigh"]
State = Literal["waiting", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done.

    Attributes:
        kind: Which work.
        case: The case file, wherever the process stands.
        folder: Where the paths lie; empty where nothing is read.
        paths: What to read or to import, as the case shall call it.
        role: What documents are to the case.
        form: The format of what is imported; empty where it is recognised.
        who: Who imports, as they sign.
    """

    kind: Kind
    case: str
    folder: str = ""
    paths: tuple[str, ...] = ()
    role: Role = "source"
    form: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work has come: what is done now, how much of it is done, and how much there is of it."""

    words: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has come of the work.

    Attributes:
        told: What the user should know, each in one sentence.
        unread: Inputs, and parts of them, that were not read.
    """

    told: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing has come of it, and what helps."""

    reason: str
    remedy: str


#: What a process tells, one after the other; an outcome or a failure is the last.
Event = Step | Outcome | Failure


@dataclass(frozen=True, slots=True)
class Job:
    """A task with its state.

    Attributes:
        id: ``/jobs/ID`` shows it.
        kind: Which work.
        title: The work in words.
        state: ``waiting`` until those before it are done.
        asked: ISO time, UTC.
        ended: Likewise; empty until then.
        step: How far it has come.
        outcome: What has come of it.
        failure: Why nothing has; None otherwise.
    """

    id: str
    kind: Kind
    title: str
    state: State
    asked: str
    ended: str = ""
    step: Step = Step("", 0, 0)
    outcome: Outcome = Outcome()
    failure: Failure | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state not in {"waiting", "running"}

"""The queue: one piece of work after the other, each of which can be watched and cancelled."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from whosays.export.words import counted
from whosays.records import Conflict, NotFound
from whosays.web.jobs.job import Event, Failure, Job, Outcome, Step, Task
from whosays.web.jobs.process import Work, start

#: Jobs that are remembered, the latest.
_MOST = 100


class Jobs:
    """What is to be done on one case, in the order in which it was asked for.

    Args:
        begin: Begins a piece of work.
    """

    def __init__(self, begin: Callable[[Task], Work] = start) -> None:
        self._begin = begin
        self._lock = threading.Condition()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[tuple[str, Task]] = deque()
        self._running: tuple[str, Work] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def add(self, task: Task) -> Job:
        """Let something be done when all that was asked for before is."""
        job = Job(secrets.token_hex(4), task.kind, _title(task), "waiting", _now())
        with self._lock:
            self._jobs[job.id] = job
            for old in [it.id for it in self._jobs.values() if it.is_over][: max(0, len(self._jobs) - _MOST)]:
                del self._jobs[old]
            self._waiting.append((job.id, task))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._thread.start()
            self._lock.notify_all()
        return job

    def all(self) -> tuple[Job, ...]:
        """All that are remembered, the newest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def job(self, job_id: str) -> Job:
        """One of them.

        Raises:
            NotFound: If there is none of this id.
        """
        with self._lock:
            if job_id not in self._jobs:
                reason = f"there is no job “{job_id}”"
                raise NotFound(reason, "jobs are forgotten when the server ends; what they kept is in the case")
            return self._jobs[job_id]

    def cancel(self, job_id: str) -> None:
        """Stop a job, or take it out of the queue. What it has kept until now stays.

        Raises:
            NotFound: If there is none of this id.
            Conflict: If it is over already.
        """
        job = self.job(job_id)
        with self._lock:
            if self._jobs[job_id].is_over:
                reason = f"“{job.title}” is {self._jobs[job_id].state} already"
                raise Conflict(reason, "there is nothing left to cancel")
            self._put(replace(self._jobs[job_id], state="cancelled", ended=_now()))
            self._waiting = deque(it for it in self._waiting if it[0] != job_id)
            work = self._running[1] if self._running and self._running[0] == job_id else None
        if work is not None:
            work.stop()

    def close(self) -> None:
        """Stop what runs and forget what waits."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            running, thread = self._running, self._thread
            self._lock.notify_all()
        if running is not None:
            running[1].stop()
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while (next_one := self._next()) is not None:
            job_id, work = next_one
            for event in work.events():
                self._hear(job_id, event)
            with self._lock:
                self._running = None
                if not self._jobs[job_id].is_over:
                    self._fail(job_id, Failure("the process that did it died, probably for want of memory", ""))

    def _next(self) -> tuple[str, Work] | None:
        """The next job, begun; None when there will be no more."""
        with self._lock:
            self._lock.wait_for(lambda: self._closed or self._waiting)
            if self._closed:
                return None
            job_id, task = self._waiting.popleft()
            self._put(replace(self._jobs[job_id], state="running"))
            try:
                self._running = (job_id, self._begin(task))
            except OSError as error:
                self._fail(job_id, Failure(f"no process can be started ({error.strerror})", "try again later"))
                return self._next()
            return self._running

    def _hear(self, job_id: str, event: Event) -> None:
        with self._lock:
            if self._jobs[job_id].is_over:
                return
            match event:
                case Step():
                    self._put(replace(self._jobs[job_id], step=event))
                case Outcome():
                    self._put(replace(self._jobs[job_id], state="done", outcome=event, ended=_now()))
                case Failure():
                    self._fail(job_id, event)

    def _fail(self, job_id: str, failure: Failure) -> None:
        self._put(replace(self._jobs[job_id], state="failed", failure=failure, ended=_now()))

    def _put(self, job: Job) -> None:
        self._jobs[job.id] = job


def _title(task: Task) -> str:
    if task.kind in {"read", "import"}:
        noun = "document" if task.kind == "read" else "file"
        what = f"“{task.paths[0]}”" if len(task.paths) == 1 else counted(len(task.paths), noun)
        return f"Read {what} as {task.role}" if task.kind == "read" else f"Import {what}"
    return {"audit": "Hold the briefs against their sources", "weigh": "Weigh what rests on what"}[task.kind]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

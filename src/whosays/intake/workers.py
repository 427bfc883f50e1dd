"""Work on many inputs in several processes, none of which can take the others down."""

from __future__ import annotations

import itertools
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def work_through(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Iterator[tuple[Task, Result | None]]:
    """Yield each task with its result as soon as it is there; None where the process that had it died.

    Only ``jobs + 1`` tasks are taken from ``tasks`` at a time, so memory stays bounded. When the caller stops early,
    by an error or an interrupt, the processes end at once. Where processes cannot be started, as in a script that
    does not guard its main module (Python's rule for ``multiprocessing``), the work is done in this one.

    Args:
        work: A function of a module, without side effects.
        tasks: What to work on, produced on demand in this process.
        jobs: Processes; with 1, or a single task, the work is done in this one.
    """
    remaining = iter(tasks)
    if jobs > 1:
        first = list(itertools.islice(remaining, 2))
        remaining = itertools.chain(first, remaining)
        if len(first) > 1:
            with _Pool(jobs) as pool:
                if pool.starts():
                    yield from _spread(work, remaining, pool)
                    return
    for task in remaining:
        yield task, work(task)


def _spread(work: Callable[[Task], Result], tasks: Iterator[Task], pool: _Pool) -> Iterator[tuple[Task, Result | None]]:
    """Keep the pool busy; when a process dies, give each task it may have had a process of its own."""
    running: dict[Future[Result], Task] = {}
    while True:
        suspects: list[Task] = []
        for task in itertools.islice(tasks, pool.jobs + 1 - len(running)):
            try:
                running[pool.submit(work, task)] = task
            except BrokenProcessPool:
                suspects.append(task)
        if not running and not suspects:
            return
        finished = wait(running, return_when=FIRST_COMPLETED).done
        for future in finished:
            task = running.pop(future)
            try:
                result = future.result()
            except BrokenProcessPool:
                suspects.append(task)
            else:
                yield task, result
        if suspects:
            suspects += running.values()
            running.clear()
            pool.renew()
            for task in suspects:
                yield task, _alone(work, task)


def _alone(work: Callable[[Task], Result], task: Task) -> Result | None:
    """The result of one task in a process of its own; None if it dies."""
    with _Pool(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return None


class _Pool:
    """An executor that can be replaced when a process has died, and whose processes end when it does."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._others = set(multiprocessing.active_children())
        self._executor = self._new()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def starts(self) -> bool:
        """Whether a process can be started at all."""
        try:
            self.submit(bool, 0).result()
        except BrokenProcessPool:
            return False
        return True

    def submit(self, work: Callable[[Task], Result], task: Task) -> Future[Result]:
        """Hand over a task; where that starts a process, it is one that no Ctrl-C reaches, even as it starts."""
        with _interrupts_held():
            return self._executor.submit(work, task)

    def renew(self) -> None:
        """Replace an executor that has lost a process."""
        self._end()
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        # A forked copy of a process with threads may hang; a spawned one starts clean, on every system.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_prepare)

    def _end(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - self._others:
            process.terminate()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Put Ctrl-C off for a moment; a process that is started meanwhile inherits its being blocked."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """Leave Ctrl-C to the process that started this one, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

"""The case that is served: open in one thread, with a picture of it that all pages share."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from whosays.case import Case
from whosays.records import MissingInput
from whosays.web.book import Book

T = TypeVar("T")
#: Claims of a case of which the garbage collector is spared.
_BIG = 2_000


class Desk:
    """The one place where pages ask the case and decide on it.

    SQLite's connections belong to a thread; here that thread is the desk's own, so that what is decided is decided one
    after the other. A ``Book`` never changes, and any number of pages read the same one at a time.

    Args:
        path: The case file.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._case: Case | None = None
        self._file: tuple[int, int] | None = None
        self._book: tuple[int, Book] | None = None
        self._before: Book | None = None
        self._version: int | None = None
        self._since: float | None = None

    def close(self) -> None:
        """Let go of the case, when what is in hand is done."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def ask(self, question: Callable[[Case], T]) -> T:
        """What the case answers to ``question``, which must not write.

        Raises:
            MissingInput: If the case has been deleted.
            CaseError: The subclass that fits, if it has been replaced by something else.
        """
        return self._thread.submit(lambda: question(self._open())).result()

    def decide(self, decision: Callable[[Case], T], seen: str | None = None, subject: str = "") -> T:
        """Let ``decision`` write to the case.

        Args:
            decision: What to do.
            seen: The version of ``subject`` that whoever decides had before them; None for what may always be said.
            subject: What it is on, as in ``Book.version_of``.

        Raises:
            Conflict: If somebody has decided on ``subject`` since.
        """

        def act() -> T:
            case = self._open()
            if seen is not None:
                self._current(case).check(subject, seen)
            try:
                return decision(case)
            finally:
                self._book, self._since = None, None

        return self._thread.submit(act).result()

    def book(self) -> Book:
        """The case as it is now."""
        return self.coming().result()

    @property
    def waited(self) -> float:
        """For how long the case has been in the making, in seconds; 0 while it is there."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    @property
    def was_there(self) -> bool:
        """Whether pages have had the case before."""
        return self._before is not None

    def coming(self) -> Future[Book]:
        """The case as it is now, once it is there: loading a big one takes a while. Errors as for ``ask``."""
        return self._thread.submit(lambda: self._current(self._open()))

    def _current(self, case: Case) -> Book:
        version = case.version()
        if self._book is None or self._book[0] != version:
            self._since = time.monotonic()
            loads_all = self._before is None or self._version != version
            self._before = Book.of(case, self._before)
            self._book, self._version, self._since = (version, self._before), version, None
            if len(self._before.analysis.claims) >= _BIG:
                _settle(loads_all)
        return self._book[1]

    def _open(self) -> Case:
        """The case; opened anew where another file has come in its place."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            self._close()
            reason = "the case that is served here has been deleted or moved"
            raise MissingInput(self.path, reason, "put it back, or serve another one") from None
        file = (found.st_dev, found.st_ino)
        if self._case is None or self._file != file:
            self._close()
            self._case, self._file = Case.open(self.path), file
        return self._case

    def _close(self) -> None:
        self._book = self._before = self._version = None
        gc.unfreeze()
        if self._case is not None:
            self._case.close()
            self._case = None


def _settle(wholly: bool) -> None:
    """Spare the garbage collector what is loaded: a round through a big case stops all pages for a quarter second.

    What is frozen is still freed when the last reference to it goes.

    Args:
        wholly: Whether to free first what is in circles, which takes such a round.
    """
    if wholly:
        gc.unfreeze()
        gc.collect()
    gc.freeze()

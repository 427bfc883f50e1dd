"""The case that assistants ask: open for reading alone, in one thread, loaded again when it has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, TypeVar

from whosays.assistants.holdings import Holdings
from whosays.case import Case
from whosays.records import MissingInput, WhosaysError
from whosays.store import connect

_T = TypeVar("_T")
#: How long a question waits, in seconds; clients commonly give up after 60.
PATIENCE: Final = 40.0


class Desk:
    """The one place where tools ask the case. SQLite opens it read-only, and its connections belong to this thread.

    Args:
        path: The case file.
        patience: How long a question waits, in seconds.
    """

    def __init__(self, path: str, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._case: Case | None = None
        self._file: tuple[int, int] | None = None
        self._held: tuple[int, Holdings] | None = None

    def prepare(self) -> None:
        """Begin to load the case, so that the first question need not wait; what is wrong shows when one asks."""

        def load() -> None:
            with suppress(WhosaysError):
                self._current(self._open())

        self._thread.submit(load)

    def close(self) -> None:
        """Let go of the case, when what is in hand is done."""
        self._thread.submit(self._let_go).result()
        self._thread.shutdown()

    def ask(self, question: Callable[[Case, Holdings], _T]) -> _T:
        """What ``question`` finds in the case as it is now.

        Raises:
            MissingInput: If the case has been deleted.
            CaseError: The subclass that fits, if it has been replaced by something else.
            TimeoutError: If the case is still being loaded; that goes on.
        """

        def answer() -> _T:
            case = self._open()
            return question(case, self._current(case))

        waiting = self._thread.submit(answer)
        try:
            return waiting.result(self._patience)
        except TimeoutError:
            waiting.cancel()
            raise

    def _current(self, case: Case) -> Holdings:
        version = case.version()
        if self._held is None or self._held[0] != version:
            self._held = (version, Holdings(case.exported()))
        return self._held[1]

    def _open(self) -> Case:
        """The case; opened anew where another file has come in its place."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            self._let_go()
            reason = "the case has been deleted or moved"
            raise MissingInput(self.path, reason, "put it back, or serve another one") from None
        file = (found.st_dev, found.st_ino)
        if self._case is None or self._file != file:
            self._let_go()
            self._case, self._file = Case(self.path, connect(self.path, read_only=True)), file
        return self._case

    def _let_go(self) -> None:
        self._held = None
        if self._case is not None:
            self._case.close()
            self._case = None

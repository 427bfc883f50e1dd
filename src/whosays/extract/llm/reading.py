"""A document read by a language model: every window asked, every quotation found again, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce

from whosays.extract.llm.answers import Answer, read_answer
from whosays.extract.llm.errors import Unanswered, Unusable
from whosays.extract.llm.grounding import Dropped, Grounded, ground, nested
from whosays.extract.llm.prompt import request
from whosays.extract.llm.windows import Window, halves, windows_of
from whosays.language.reading import Proposed
from whosays.records import Document, InputError, Unread
from whosays.records.llm import LlmOptions

#: Sends the body of a request and returns that of the answer.
Ask = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class LlmRead:
    """What a language model read in a document.

    Attributes:
        proposed: Attributions in order of their cues, at offsets of the text; all their words are in it.
        dropped: What did not count, by the reason.
    """

    proposed: tuple[Proposed, ...]
    dropped: Dropped

    def unread(self, document: Document) -> tuple[Unread, ...]:
        """What to tell of what was dropped; nothing where nothing was."""
        if not self.dropped.total:
            return ()
        of = self.dropped.total + len(self.proposed)
        why = {
            "with words that are not in the text": self.dropped.absent,
            "with words that stand far apart": self.dropped.apart,
            "given before": self.dropped.repeated,
            "not of the form that was asked for": self.dropped.malformed,
        }
        told = "; ".join(f"{number:,} {reason}" for reason, number in why.items() if number)
        reason = f"{self.dropped.total:,} of {of:,} attributions that the language model gave do not count ({told})"
        return (Unread(document.path, reason, "look at the passages that have no claims", document.id),)


def read_by_llm(document: Document, options: LlmOptions, ask: Ask | None = None) -> LlmRead:
    """Ask a language model for the attributions of a document, and find each of them in the text.

    Args:
        document: What to read. Its text goes to the endpoint that ``options`` name.
        options: Which model, and how it is asked.
        ask: Sends requests in place of the endpoint; for tests and measurements.

    Raises:
        InputError: If any part of the document was not answered for. Nothing that was answered before is kept: half a
            reading would make what others said the author's own.
    """
    windows = windows_of(document, options.characters)
    try:
        found = _asked(document, windows, options, ask)
    except Unanswered as error:
        raise InputError(document.path, error.reason, error.remedy) from error
    proposed = nested(one for grounded in found for one in grounded.proposed)
    return LlmRead(tuple(proposed), reduce(Dropped.__add__, (grounded.dropped for grounded in found), Dropped()))


def _asked(document: Document, windows: Sequence[Window], options: LlmOptions, ask: Ask | None) -> list[Grounded]:
    """The answers for windows, in their order."""
    if ask is not None:
        return [grounded for window in windows for grounded in _read(document, window, options, ask)]
    from whosays.extract.llm.client import Client

    client = Client(options)
    if options.concurrency == 1 or len(windows) == 1:  # in this thread an interrupt ends it at once
        return [grounded for window in windows for grounded in _read(document, window, options, client.ask)]
    pool = ThreadPoolExecutor(options.concurrency)
    try:
        asked = [pool.submit(_read, document, window, options, client.ask) for window in windows]
        return [grounded for future in asked for grounded in future.result()]
    finally:  # after an error or an interrupt nothing more is sent
        pool.shutdown(wait=False, cancel_futures=True)
        client.stop()


def _read(document: Document, window: Window, options: LlmOptions, ask: Ask) -> list[Grounded]:
    """What the model finds in a window; one that it cannot answer for as a whole is asked about in halves."""
    try:
        answer: Answer = read_answer(ask(request(document, window, options)))
    except Unusable:
        parts = halves(window)
        if parts is None:
            raise
        return [grounded for part in parts for grounded in _read(document, part, options, ask)]
    return [ground(document.text, window, answer)]

"""What would leave the machine if a language model read inputs: counted before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.llm import windows_of
from whosays.ingest import expand, load
from whosays.intake.inputs import STDIN
from whosays.records import InputError, ReadOptions
from whosays.records.llm import LlmOptions
from whosays.store import printable


@dataclass(frozen=True, slots=True)
class Leaving:
    """What of one input would be sent.

    Attributes:
        path: The input, as the user named it.
        characters: Code points of its text that would be read; None for standard input, which is read only once.
        requests: In how many requests; more where an answer is too long. None likewise.
    """

    path: str
    characters: int | None
    requests: int | None


def leaving(paths: Sequence[str], options: ReadOptions, llm: LlmOptions) -> Iterator[Leaving]:
    """What of each input would go to the endpoint; nothing is sent, and inputs that cannot be read are left out.

    What a case holds already, read in the same way, is counted too, though it would not be sent again.

    Args:
        paths: Files, folders and, for ``-``, standard input.
        options: How they are read.
        llm: What they would be read by.
    """
    for path in expand(paths):
        if path == STDIN:
            yield Leaving(STDIN, None, None)
            continue
        try:
            windows = windows_of(load(path, options), llm.characters)
        except (InputError, MemoryError):  # reading it tells why
            continue
        if windows:
            size = sum(end - start for window in windows for start, end in window.core)
            yield Leaving(printable(path), size, len(windows))

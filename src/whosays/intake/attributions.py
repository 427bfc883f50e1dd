"""What the encoder proposes for inputs, without a case: before rules and choice make claims of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.records import Document, InputError, ReadOptions, Unread
from whosays.store import printable

if TYPE_CHECKING:
    from whosays.language.reading import Proposed


@dataclass(frozen=True, slots=True)
class Attributed:
    """An input with the attributions proposed for it.

    Attributes:
        document: The input as it was read.
        attributions: In order of their cues; ranges of code points of ``document.text``.
    """

    document: Document
    attributions: tuple[Proposed, ...]


def attributions_of(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Attributed | Unread]:
    """Read files, folders and, for ``-``, standard input one by one, and yield what became of each; nothing is kept.

    Args:
        paths: What to read.
        options: How to read it.

    Raises:
        ModelError: If the evidence model is damaged, or the parser that the rules need is missing.
    """
    from whosays.ingest import expand

    for path in expand(paths):
        yield _read(path, options or ReadOptions())


def _read(path: str, options: ReadOptions) -> Attributed | Unread:
    from whosays.extract.attribution.proposals import proposed_attributions
    from whosays.ingest import load

    name = printable(path)
    try:
        document = load(path, options)
        document = replace(document, path=name, title=printable(document.title))
        return Attributed(document, tuple(proposed_attributions(document)))
    except InputError as error:
        return Unread(name, error.reason, error.remedy)
    except MemoryError:
        return Unread(name, "reading it took more memory than there is", "split it")

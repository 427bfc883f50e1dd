"""What a model tells of a document before the rules read it: the encoder, or a language model in its place."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.extract.attribution.proposals import read_by_encoder
from whosays.extract.llm import Ask, read_by, read_by_llm
from whosays.language.encoder import model_version
from whosays.language.reading import Read
from whosays.records import Document, Unread
from whosays.records.llm import LlmOptions


@dataclass(frozen=True, slots=True)
class Told:
    """What a model tells of a document.

    Attributes:
        read: Attributions, names and marks; None where no model has read, so that the rules read alone.
        by: Whoever proposed the attributions, with the version, as the activity of claims names them.
        unread: What of its findings does not count.
    """

    read: Read | None
    by: str
    unread: tuple[Unread, ...] = ()


def told_by_encoder(document: Document) -> Told:
    """What the encoder, if it is installed, tells of a document.

    Raises:
        ModelError: If a file of it is damaged.
    """
    read = read_by_encoder(document)
    return Told(read, f"model {model_version()}" if read is not None else "")


def told_by_llm(document: Document, options: LlmOptions, ask: Ask | None = None) -> Told:
    """What a language model tells of the attributions in a document, and the encoder, if installed, of all else.

    Args:
        document: What to read.
        options: As for ``read_by_llm``.
        ask: Likewise.

    Raises:
        InputError: If the language model did not answer for the whole document.
        ModelError: If a file of the encoder is damaged.
    """
    found = read_by_llm(document, options, ask)
    read = read_by_encoder(document) or Read()
    read.attributions = list(found.proposed)
    return Told(read, read_by(options), found.unread(document))

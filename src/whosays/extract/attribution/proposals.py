"""What the encoder proposes for a document, before rules and the product's choice have their say."""

from __future__ import annotations

from whosays.extract.attribution.bounds import bounded, offsets_of
from whosays.extract.attribution.finder import find_attributions, quoted_parts
from whosays.extract.attribution.found import Found
from whosays.extract.attribution.mending import mended
from whosays.language.encoder import shipped_encoder
from whosays.language.passages import Passage, analysed, passages
from whosays.language.reading import EvidenceReader, Proposed, Read
from whosays.records import Document


def read_by_encoder(document: Document) -> Read | None:
    """What the encoder reads in a document, its attributions mended; None where it is not installed.

    Raises:
        ModelError: If the encoder's files are damaged.
    """
    encoder = shipped_encoder()
    return read_with(encoder, document) if encoder is not None else None


def read_with(encoder: EvidenceReader, document: Document) -> Read:
    """What ``encoder`` reads in a document, with the contents of its attributions mended at quotation marks."""
    paragraphs = analysed(document)
    read = encoder.read(document.text, paragraphs)
    read.attributions = mended(read.attributions, document.text, paragraphs)
    return read


def proposed_attributions(document: Document) -> list[Proposed]:
    """Every attribution of a document, in order of the cue.

    They are the encoder's, with their bounds mended; the rules' where it is not installed.

    Raises:
        ModelError: If the encoder's files are damaged, or the parser that the rules need is missing.
    """
    read = read_by_encoder(document)
    if read is not None:
        return with_bounds(document, read)
    return [
        _as_proposed(passage, found)
        for passage in passages(document)
        for found in find_attributions(passage, quoted_parts(passage))
    ]


def with_bounds(document: Document, read: Read) -> list[Proposed]:
    """What the encoder proposes for a document, with bounds that the parse has mended."""
    found = (bounded(passage, one) for passage in passages(document, read) for one in passage.proposed or ())
    return sorted(found, key=lambda one: one.cue)


def _as_proposed(passage: Passage, found: Found) -> Proposed:
    return Proposed(
        source=(offsets_of(passage, found.source),) if found.source is not None else (),
        cue=offsets_of(passage, found.cue),
        content=tuple(offsets_of(passage, part) for part in found.content),
        cue_class=found.cue_class,
        probability=None,
    )

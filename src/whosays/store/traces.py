"""Enough of a claim to find it again when its document has been read anew and its id has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.records import Claim


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """What a claim leaves behind wherever something is decided on it or found of it.

    Attributes:
        claim_id: Its id at the time.
        document_id: The document that carried it.
        path: Where that document was.
        start: Its first code point in the document's text.
        end: One past its last.
        words: Its words; stretches that something interrupts are parted by an ellipsis.
    """

    claim_id: str
    document_id: str
    path: str
    start: int
    end: int
    words: str

    @classmethod
    def of(cls, claim: Claim, path: str) -> ClaimTrace:
        """The trace that ``claim`` leaves, whose document lies at ``path``."""
        first, last = claim.content[0], claim.content[-1]
        return cls(claim.id, claim.document_id, path, first.start, last.end, words_of(claim))


def words_of(claim: Claim) -> str:
    """The words of a claim, stretches that something interrupts parted by an ellipsis."""
    return " … ".join(span.exact for span in claim.content)


def trace_payload(trace: ClaimTrace) -> dict[str, object]:
    """A trace as a part of a decision's payload."""
    return {
        "claim": trace.claim_id,
        "document": trace.document_id,
        "path": trace.path,
        "start": trace.start,
        "end": trace.end,
        "words": trace.words,
    }


def trace_of(payload: Mapping[str, object]) -> ClaimTrace | None:
    """The trace that a payload holds; None where it holds none that makes sense."""
    match payload:
        case {
            "claim": str(claim), "document": str(document), "path": str(path),
            "start": int(start), "end": int(end), "words": str(words),
        }:  # fmt: skip
            return ClaimTrace(claim, document, path, start, end, words)
        case _:
            return None

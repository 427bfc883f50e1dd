"""Which of a passage's own claims is the one that the brief has taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.audit.compare.side import Side
from whosays.records import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})


def telling(doc: Doc) -> frozenset[str]:
    """Lemmas of the words that carry what is said."""
    return frozenset(
        token.lemma_.lower() for token in doc if token.pos_ in _TELLING and not token.is_stop and len(token.text) > 1
    )


def aligned_claim(claim: Side, passage: Side) -> Claim | None:
    """The claim of the passage that shares most with the brief's words; the whole passage's author where none does.

    Likeness is the F-measure of telling words; between equals the longer chain counts, since a retelling that leaves a
    speaker out leaves him out of the words as well.
    """
    ours = telling(claim.doc)
    best: tuple[float, int, Claim] | None = None
    for other in passage.claims:
        theirs = telling(_doc_of(passage, other))
        shared = len(ours & theirs)
        likeness = 2 * shared / (len(ours) + len(theirs)) if ours or theirs else 0.0
        key = (round(likeness, 3), len(other.attribution.chain))
        if best is None or key > best[:2]:
            best = (*key, other)
    return best[2] if best is not None else None


def _doc_of(passage: Side, claim: Claim) -> Doc:
    start = max(passage.start, claim.content[0].start) - passage.start
    end = min(passage.end, claim.content[-1].end) - passage.start
    tokens = passage.doc.char_span(start, end, alignment_mode="expand")
    return tokens.as_doc() if tokens is not None else passage.doc

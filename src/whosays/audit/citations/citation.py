"""A citation: what a claim of a brief hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records import Candidate, Span

#: ``attributed``: the text says who says so. ``bracketed``: a reference in brackets stands by. ``mentioned``: the
#: sentence names a document or its issuer, and nothing that was read as attributing. ``continued``: it stands among
#: sentences that cite, and cites nothing itself; such a claim may as well be the author's own.
Basis = Literal["attributed", "bracketed", "mentioned", "continued"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What one claim of a brief hangs on.

    Attributes:
        claim_id: The claim.
        source_id: The ``Source`` of its chain that was followed; None where it has no chain.
        cited: The words that cite, as the brief has them; those of an earlier sentence where it goes on from there.
        span: Where the claim's own sentence has them; None where it goes on from a sentence before.
        candidates: Documents that may be meant, the best first; none where none is at hand.
        basis: How the claim and the citation are tied.
        pinpoint: Chapter, page or paragraph, as the brief has it; empty for none.
    """

    claim_id: str
    source_id: str | None
    cited: str
    span: Span | None
    candidates: tuple[Candidate, ...]
    basis: Basis = "attributed"
    pinpoint: str = ""

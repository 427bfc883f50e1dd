"""What became of a claim on its way from the document that it cites: verdicts, drift, omissions.

A verdict speaks of two texts, the brief and what it cites. It says nothing of the world.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.span import Span

#: From best to worst; the last two say that there was nothing to compare with.
AuditVerdict = Literal[
    "supported", "understated", "overstated", "distorted", "contradicted", "not_found", "source_unavailable"
]
Drift = Literal[
    "certainty", "attribution", "actor", "action", "scope", "time", "place", "number", "polarity", "wording"
]
#: How two claims of a brief come to rest on one thing.
TwiceToldKind = Literal["same_passage", "same_testimony", "one_source_in_another"]


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a document that a claim rests on.

    Attributes:
        document_id: The document.
        span: The words that were compared with the claim: one sentence or a few.
        context: The same with the sentences around it.
        speaker: Who says them in that document, by its own attributions; empty for the document itself.
    """

    document_id: str
    span: Span
    context: Span
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One element that is not the same in claim and passage.

    Attributes:
        drift: What kind of element.
        claim: The words of the brief; None where the brief has left something out.
        passage: Their counterpart in the source; None where the source has nothing of the kind.
        stronger: Whether the brief says more (True) or less (False) than the source; None where it says another thing.
        why: In a sentence that names both phrases.
        comparison: What found it, such as ``"numbers"`` or ``"pair model 3"``.
    """

    drift: Drift
    claim: Span | None
    passage: Span | None
    stronger: bool | None
    why: str
    comparison: str = ""


@dataclass(frozen=True, slots=True)
class AuditedPart:
    """One of the statements that a claim makes, compared by itself.

    Attributes:
        content: Its words in the brief.
        verdict: Of this part.
        passages: What it rests on, the best first; the others say the same elsewhere.
        differences: What is not the same in the first of them.
        support_probability: The comparison's own probability, 0 to 1, that a careful reader would call it supported.
            None where nothing was compared.
    """

    content: Span
    verdict: AuditVerdict
    passages: tuple[Cited, ...] = ()
    differences: tuple[Difference, ...] = ()
    support_probability: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Documents that a citation may mean; the chapters of one report are one candidate.

    Attributes:
        document_ids: In the order of the work.
        title: Of the work.
        weight: How well it fits, above 0; only the order of the candidates of one citation means anything.
        why: What speaks for it, in words: ``"issuer “Ministry of Ports”; date 2014-03-12"``.
        via: Whether the cited text is not itself in the case, but stands quoted inside these documents.
    """

    document_ids: tuple[str, ...]
    title: str
    weight: float
    why: str
    via: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an analyst decided on a verdict; the machine's own stays beside it.

    Attributes:
        id: Of the decision.
        verdict: What they decided.
        at: ISO time, UTC.
        who: Who decided.
        why: Their reason.
        undone_by: Id of the decision that took it back, or None while it stands.
    """

    id: str
    verdict: AuditVerdict
    at: str
    who: str
    why: str
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One claim of a brief held against what it cites.

    Attributes:
        claim_id: The claim.
        cited_source_id: The ``Source`` that the claim hangs on; None where it is cited in brackets alone.
        cited: The citation as the brief has it.
        citation: Where the brief has it; None where it goes on from a sentence before.
        document_id: The document that was compared; None where none is at hand.
        passage: The words that it rests on most, the first of the worst part; None where nothing was found.
        verdict: Of the worst part.
        drift: Kinds of all differences of all parts, in order of their first appearance.
        why: What was found, in words; names the phrases that differ.
        parts: At least one, except where the source is not at hand.
        candidates: What the citation may mean, best first.
        ruling: What an analyst decided instead, while it stands.
        stale: Whether brief or source were read anew, or judged otherwise, since.
    """

    claim_id: str
    cited_source_id: str | None
    cited: str
    citation: Span | None
    document_id: str | None
    passage: Span | None
    verdict: AuditVerdict
    drift: tuple[Drift, ...]
    why: str
    parts: tuple[AuditedPart, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    ruling: Ruling | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Omission:
    """A sentence of a cited document that cuts against the brief and that the brief does not carry.

    Attributes:
        document_id: The cited document.
        passage: The sentence.
        bears_on: Ids of the claims of the brief that it cuts against, the nearest first.
        why: What sort of sentence it is, and how near it stands to what the brief took.
        weight: How much it matters, above 0; only the order means anything.
    """

    document_id: str
    passage: Span
    bears_on: tuple[str, ...]
    why: str
    weight: float


@dataclass(frozen=True, slots=True)
class TwiceTold:
    """Claims that look like two and rest on one thing.

    Attributes:
        claim_ids: The claims, in order of the brief.
        kind: What they share.
        why: In words.
        document_id: The document of the passage that they share, if it is one.
        passage: The passage.
    """

    claim_ids: tuple[str, ...]
    kind: TwiceToldKind
    why: str
    document_id: str | None = None
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """All that comparing the briefs of a case with their sources gave.

    Attributes:
        entries: In order of the briefs.
        omissions: The weightiest first.
        twice_told: In order of the briefs.
        unavailable: Names of cited sources that are not in the case, each once.
        activity: What made it, such as ``"audit 1, pair model 3"``.
    """

    entries: tuple[AuditEntry, ...] = ()
    omissions: tuple[Omission, ...] = ()
    twice_told: tuple[TwiceTold, ...] = ()
    unavailable: tuple[str, ...] = ()
    activity: str = ""

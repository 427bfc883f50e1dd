"""Auditing a case: every claim of its briefs that hangs on a document is held against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whosays.audit.assess import assess
from whosays.audit.citations import Citation, resolve_citations
from whosays.audit.evidence import Library
from whosays.audit.omissions import find_omissions
from whosays.audit.passages import Finder
from whosays.audit.shelf import shelves
from whosays.audit.twice import find_twice_told
from whosays.language.decode import Floats
from whosays.language.encoder import model_version
from whosays.language.pairs import PairReader, shipped_pairs
from whosays.records import Analysis, Audit, AuditEntry, Claim

#: Raised with every change of the rules or weights that changes verdicts.
AUDIT_VERSION = "3"
_UNDECIDED = "continued"
#: The author's own sentence hangs on a document for sure from this chance of it. On a less likely one it is as likely
#: about something else as changed.
_SURE = 0.85
Progress = Callable[[str, int, int], None]


def audit_case(analysis: Analysis, progress: Progress | None = None) -> Audit:
    """Hold every claim of the briefs of a case that hangs on a source against that source.

    A pure function of the case and the installed weights.

    Args:
        analysis: The case.
        progress: Told the step, how much of it is done, and how much there is.

    Raises:
        ModelError: If the parser's model is not installed, or a file of the encoder is damaged.
    """
    say = progress or (lambda _step, _done, _all: None)
    pairs = shipped_pairs()
    activity = f"audit {AUDIT_VERSION}" + (f", model {model_version()}" if pairs is not None else "")
    say("indexing the sources", 0, 1)
    library = Library.of(analysis, shelves(analysis), pairs)
    say("finding what is cited", 0, 1)
    citations = resolve_citations(analysis, Finder(library.finder.index))
    claims = {claim.id: claim for claim in analysis.claims}
    entries: list[AuditEntry] = []
    for number, citation in enumerate(citations):
        say("comparing", number, len(citations))
        claim = claims[citation.claim_id]
        entry = assess(citation, claim, library, activity)
        if entry is not None and is_kept(citation, claim, entry):
            entries.append(entry)
    say("looking for what was left out", 0, 1)
    comparer = EncoderComparer(pairs) if pairs is not None else None
    return Audit(
        entries=tuple(entries),
        omissions=find_omissions(entries, analysis, comparer),
        twice_told=find_twice_told(entries, analysis, comparer),
        unavailable=_unavailable(citations, analysis),
        activity=activity,
    )


def is_kept(citation: Citation, claim: Claim, entry: AuditEntry) -> bool:
    """Whether a claim is taken to hang on a document after what was found there.

    Where nobody is named for it, that is a guess by what stands around; a document that does not say it speaks against.
    """
    if entry.verdict == "supported":
        return True
    if citation.basis == _UNDECIDED and entry.verdict in {"not_found", "source_unavailable"}:
        return False
    return bool(claim.attribution.chain or not citation.candidates or citation.candidates[0].weight >= _SURE)


class EncoderComparer:
    """The encoder's comparisons for the searches for omissions and for what is told twice."""

    def __init__(self, pairs: PairReader) -> None:
        self._pairs = pairs

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> Floats:
        """Cosines ``(N, M)``."""
        found: Floats = self._pairs.vectors(one) @ self._pairs.vectors(other).T
        return found


def _unavailable(citations: Sequence[Citation], analysis: Analysis) -> tuple[str, ...]:
    names = {source.id: source.name for source in analysis.sources if not source.anonymous}
    missing = (citation for citation in citations if not citation.candidates)
    return tuple(dict.fromkeys(names.get(citation.source_id or "", citation.cited) for citation in missing))

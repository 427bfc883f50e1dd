"""What is asked of the product when its audit is measured: the one place that names its entry points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks._audit_scores import Texts, half
from benchmarks._audit_set import AuditCase
from benchmarks._baselines import Located
from whosays import Case
from whosays.audit.assess import assess
from whosays.audit.citations import Citation, resolve_citations
from whosays.audit.evidence import Library
from whosays.audit.passages import find_passages
from whosays.audit.shelf import shelves
from whosays.ingest.load import load
from whosays.language.pairs import shipped_pairs
from whosays.records import (
    Analysis,
    Attribution,
    Audit,
    AuditedPart,
    Candidate,
    Certainty,
    Claim,
    Document,
    Proposition,
    ReadOptions,
    Span,
)

_ACTIVITY = "benchmark"


@dataclass(frozen=True, slots=True)
class Run:
    """An audit of a case of the set, what was read, and how many seconds reading and auditing took."""

    audit: Audit
    analysis: Analysis
    reading: float
    auditing: float


def texts_of(case: AuditCase) -> Texts:
    """The documents of a case, with the ids, texts and blocks that they have in a case file.

    Raises:
        InputError: If one of them cannot be read.
    """
    brief = load(str(case.brief), ReadOptions(role="brief"))
    sources = {path: load(str(case.folder / path), ReadOptions(role="source")) for path in case.sources}
    return Texts(case, brief, sources)


def run(case: AuditCase) -> Run:
    """Read a case into a file of its own, which is then thrown away, and audit it."""
    with TemporaryDirectory() as folder, Case.open(Path(folder) / "case.whosays", create=True) as opened:
        started = perf_counter()
        opened.read([str(case.brief)], ReadOptions(role="brief"))
        opened.read([str(case.folder / "sources")], ReadOptions(role="source"))
        read = perf_counter()
        audit = opened.audit()
        audited = perf_counter()
        return Run(audit, opened.analysis(), read - started, audited - read)


class Comparison:
    """The product's search and comparison alone, told the words of a claim and the document that it cites.

    Args:
        analysis: A case.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._documents = {document.id: document for document in analysis.documents}
        self._library = Library.of(analysis, shelves(analysis), shipped_pairs())

    @cached_property
    def _cited(self) -> dict[str, str | None]:
        return {one.claim_id: one.source_id for one in resolve_citations(self._analysis)}

    def judged(self, words: Span, brief: Document, document_id: str) -> tuple[AuditedPart, ...]:
        """The words of a brief, with the speakers and the certainty that were read there, against one document."""
        read = max(self._claims(brief), key=lambda claim: _shared(claim, words), default=None)
        plain = Claim("told", brief.id, (words,), Attribution(), Certainty(), Proposition("", "", "", words.exact))
        claim = replace(read, content=(words,)) if read is not None and _shared(read, words) else plain
        return self._parts(claim, document_id, self._cited.get(claim.id))

    def all_judged(self, brief: Document, document_id: str) -> tuple[AuditedPart, ...]:
        """Every claim that was read in a brief, those within another left out, against one document.

        The speakers that the brief names are taken to speak in the document. A brief without a claim is one claim.
        """
        read = self._claims(brief)
        claims = [
            claim
            for claim in read
            if not any(_length(claim) < _length(other) and _shared(other, *claim.content) for other in read)
        ]
        if not claims:
            return self.judged(Span.of(brief.text, 0, len(brief.text)), brief, document_id)
        return tuple(part for claim in claims for part in self._parts(claim, document_id, None))

    def found(self, words: Span, brief: Document, within: Iterable[str] | None) -> list[tuple[str, Span]]:
        """The passages that words of a brief may rest on, best first, with the ids of their documents."""
        found = find_passages(self._library.finder, words, None if within is None else [*within], brief=brief)
        return [(p.document_id, Span.of(self._documents[p.document_id].text, p.start, p.end)) for p in found]

    def _claims(self, brief: Document) -> list[Claim]:
        return [claim for claim in self._analysis.claims if claim.document_id == brief.id]

    def _parts(self, claim: Claim, document_id: str, source_id: str | None) -> tuple[AuditedPart, ...]:
        candidate = Candidate((document_id,), self._documents[document_id].title, 1.0, "told")
        entry = assess(Citation(claim.id, source_id, "", None, (candidate,)), claim, self._library, _ACTIVITY)
        return entry.parts if entry is not None else ()


def _length(claim: Claim) -> int:
    return sum(len(span) for span in claim.content)


def _shared(claim: Claim, *words: Span) -> int:
    return half([(span.start, span.end) for span in claim.content], [(span.start, span.end) for span in words])


def searched(texts: Texts, comparison: Comparison, words: str, source: str | None) -> list[Located]:
    """Places that words of the brief may rest on, best first, within one source or, without one, within all."""
    asked = Span.of(texts.brief.text, *texts.quote(words))
    within = None if source is None else [texts.sources[source].id]
    places = (texts.located(name, span) for name, span in comparison.found(asked, texts.brief, within))
    return [place for place in places if place is not None]


def judge_claims(claims: Sequence[str], document: Document) -> list[tuple[AuditedPart, ...]]:
    """Hold the words of claims against a document: each is a brief of its own, read on the document's date."""
    with TemporaryDirectory() as folder, Case.open(Path(folder) / "case.whosays", create=True) as opened:
        paths = [Path(folder) / f"claim-{number}.txt" for number in range(len(claims))]
        for path, words in zip(paths, claims, strict=True):
            path.write_text(words, "utf-8")
        (source := Path(folder) / "source.txt").write_text(document.text, "utf-8")
        opened.read([str(path) for path in paths], ReadOptions("brief", 1, published=document.published))
        opened.read([str(source)], ReadOptions("source", 1, published=document.published))
        comparison = Comparison(analysis := opened.analysis())
        (held,) = (one for one in analysis.documents if one.role == "source")
        briefs = {one.text: one for one in analysis.documents if one.role == "brief"}
        found = []
        for path in paths:
            own = load(str(path), ReadOptions("brief"))
            found.append(comparison.all_judged(briefs[own.text], held.id))
        return found

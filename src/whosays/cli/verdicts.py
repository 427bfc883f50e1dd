"""An audit as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.cli.plain import cut, one_line

if TYPE_CHECKING:
    from whosays.case import Standing
    from whosays.records import Audit, AuditedPart, AuditEntry, Claim, Document, Omission, Span, TwiceTold

_INDENT = " " * 4
_LONGEST = 400
#: Omissions that are listed; the report and the JSON have all.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Selection:
    """What of an audit is shown.

    Attributes:
        audit: That of one brief, or of all.
        numbered: Its entries with their numbers in the whole audit.
        claims: The claims of the briefs by id.
        documents: The documents that it speaks of, by id.
    """

    audit: Audit
    numbered: tuple[tuple[int, AuditEntry], ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]

    @classmethod
    def of(cls, standing: Standing, brief: Document | None) -> Selection:
        """The audit of a case; with ``brief``, what of it concerns that brief."""
        audit, claims = standing.audit, standing.claims
        numbered = [*enumerate(audit.entries, 1)]
        if brief is not None:
            mine = {identity for identity, claim in claims.items() if claim.document_id == brief.id}
            numbered = [(number, entry) for number, entry in numbered if entry.claim_id in mine]
            others = [entry.cited for entry in audit.entries if entry.claim_id not in mine]
            cited = [entry.cited for _, entry in numbered]
            audit = replace(
                audit,
                entries=tuple(entry for _, entry in numbered),
                omissions=tuple(it for it in audit.omissions if mine.intersection(it.bears_on)),
                twice_told=tuple(it for it in audit.twice_told if mine.intersection(it.claim_ids)),
                unavailable=tuple(it for it in audit.unavailable if _names(it, cited) or not _names(it, others)),
            )
        return cls(audit, tuple(numbered), claims, standing.documents)


def audit_lines(selection: Selection, *, everything: bool) -> Iterator[str]:
    """The balance, then the verdicts, then what else was found.

    Args:
        selection: What of the audit is shown.
        everything: Whether claims that their sources support are listed, too.
    """
    from whosays.export.verdicts import balance, standing_verdict, worst_first

    yield f"{balance(selection.audit.entries)}."
    for number, entry in worst_first(selection.numbered):
        verdict = standing_verdict(entry)
        if everything or entry.ruling is not None or verdict not in {"supported", "source_unavailable"}:
            yield ""
            yield from _entry_lines(number, entry, selection)
    yield from _omission_lines(selection)
    yield from _twice_lines(selection)
    unavailable = selection.audit.unavailable
    if unavailable:
        yield ""
        yield f"Cited, but not in the case: {len(unavailable):,}"
        yield from (f"{_INDENT}{one_line(name)}" for name in unavailable)


def _entry_lines(number: int, entry: AuditEntry, selection: Selection) -> Iterator[str]:
    from whosays.export.verdicts import NAMES

    words = " … ".join(span.exact for span in selection.claims[entry.claim_id].content)
    drift = f" ({', '.join(entry.drift)})" if entry.drift else ""
    stale = " · stale" if entry.stale else ""
    yield f"{number:>3}. {NAMES[entry.verdict]}{drift}{stale}: “{_short(words)}”"
    if entry.ruling is not None:
        made = f"{entry.ruling.who}, {entry.ruling.at[:10]}, {entry.ruling.id}"
        yield f"{_INDENT} ruling: {NAMES[entry.ruling.verdict]} ({one_line(made)}): {one_line(entry.ruling.why)}"
    if entry.cited:
        yield f"{_INDENT} cites: {one_line(entry.cited)}"
    yield from _part_lines(entry, selection)
    if entry.why:
        yield f"{_INDENT} why: {one_line(entry.why)}"
    if len(entry.candidates) > 1:
        titles = "; ".join(f"“{one_line(it.title)}” ({one_line(it.why)})" for it in entry.candidates)
        yield f"{_INDENT} the citation may mean: {titles}"


def _part_lines(entry: AuditEntry, selection: Selection) -> Iterator[str]:
    """The passage of each part; the words and the verdict of the part where there are several."""
    from whosays.export.verdicts import NAMES

    if not entry.parts and entry.passage is not None:
        yield f"{_INDENT} source: “{_short(entry.passage.exact)}”"
        yield f"{_INDENT * 2} {_place(entry.document_id, entry.passage, selection.documents)}"
    for part in entry.parts:
        if len(entry.parts) > 1:
            yield f"{_INDENT} part: “{_short(part.content.exact)}”: {NAMES[part.verdict]}"
        yield from _passage_lines(part, selection)


def _passage_lines(part: AuditedPart, selection: Selection) -> Iterator[str]:
    for rank, cited in enumerate(part.passages):
        place = _place(cited.document_id, cited.span, selection.documents)
        if rank:
            yield f"{_INDENT * 2} also {place}"
            continue
        said_by = f" (says {one_line(cited.speaker)})" if cited.speaker else ""
        yield f"{_INDENT} source: “{_short(cited.span.exact)}”{said_by}"
        yield f"{_INDENT * 2} {place}"


def _omission_lines(selection: Selection) -> Iterator[str]:
    omissions: Sequence[Omission] = selection.audit.omissions
    if not omissions:
        return
    yield ""
    shown = f", the first {_MOST}" if len(omissions) > _MOST else ""
    yield f"Left out, though it cuts against the brief: {len(omissions):,}{shown}"
    numbers = _numbers(selection)
    for omission in omissions[:_MOST]:
        bears_on = [str(number) for claim in omission.bears_on for number in numbers.get(claim, ())]
        against = f" [bears on {', '.join(bears_on)}]" if bears_on else ""
        yield f"{_INDENT}“{_short(omission.passage.exact)}”"
        yield f"{_INDENT * 2}{_place(omission.document_id, omission.passage, selection.documents)}"
        yield f"{_INDENT * 2}{one_line(omission.why)}{against}"


def _twice_lines(selection: Selection) -> Iterator[str]:
    told: Sequence[TwiceTold] = selection.audit.twice_told
    if not told:
        return
    yield ""
    yield f"Told more than once: {len(told):,}"
    numbers = _numbers(selection)
    for twice in told:
        yield f"{_INDENT}{one_line(twice.why)}"
        for claim_id in twice.claim_ids:
            claim = selection.claims[claim_id]
            number = ", ".join(map(str, numbers.get(claim_id, ())))
            words = _short(" … ".join(span.exact for span in claim.content))
            yield f"{_INDENT * 2}{f'{number}. ' if number else ''}“{words}”"


def _numbers(selection: Selection) -> dict[str, list[int]]:
    """Numbers of the verdicts on each claim."""
    numbers: dict[str, list[int]] = {}
    for number, entry in selection.numbered:
        numbers.setdefault(entry.claim_id, []).append(number)
    return numbers


def _place(document_id: str | None, span: Span, documents: Mapping[str, Document]) -> str:
    """The place of a span: title, role, path, page where there are pages, and offsets."""
    document = documents.get(document_id or "")
    if document is None:
        return "in a document that is no longer in the case"
    page = next((page for page in document.pages if page.start <= span.start < page.end), None)
    place = f"page {page.number}, " if page else ""
    title = f"{one_line(document.title)} ({document.role}), {document.path}"
    return f"{title}, {place}characters {span.start}–{span.end}"


def _names(source: str, citations: Iterable[str]) -> bool:
    """Whether one of ``citations`` holds the name of a source."""
    return any(source.casefold() in citation.casefold() for citation in citations)


def _short(words: str) -> str:
    return cut(one_line(words), _LONGEST)

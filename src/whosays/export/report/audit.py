"""What became of the claims of the briefs on their way from the documents that they cite?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.export.report.audit_cards import Card, Maker, Where
from whosays.export.report.differing import Part
from whosays.export.report.index import Index
from whosays.export.verdicts import NAMES, balance, is_flawed, standing_verdict, worst_first
from whosays.export.words import clipped, counted
from whosays.records import Analysis, Audit, AuditEntry, AuditVerdict

#: Cards on one page, those that an analyst should see first; and omissions shown at once.
CARDS, FIRST_OMISSIONS = 1_000, 20
_WORDS = 400


@dataclass(frozen=True, slots=True)
class Brief:
    """The verdicts on one brief, by what is to be done with them; ``left_out`` have no card for want of room."""

    title: str
    balance: str
    flawed: tuple[Card, ...]
    unavailable: tuple[Card, ...]
    supported: tuple[Card, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that a brief does not carry; ``number`` counts from 1."""

    number: int
    words: tuple[Part, ...]
    where: Where
    why: str
    bears_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Claims that rest on one thing, with the numbers of their verdicts."""

    why: str
    claims: tuple[tuple[tuple[int, ...], str], ...]
    where: Where | None
    words: str


@dataclass(frozen=True, slots=True)
class Use:
    """What briefs took from a document, numbers of verdicts by the verdict, and left in it, numbers of omissions."""

    where: Where
    claims: str
    taken: tuple[tuple[str, tuple[int, ...]], ...]
    left: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Audited:
    """The audit as the page shows it.

    Attributes:
        balance: All verdicts in a line.
        stale: How many verdicts are stale.
        briefs: Each that has claims with a source.
        uses: The documents that claims were compared with, most used first.
        omissions: The weightiest first.
        told: Claims told more than once.
        carded: Numbers of the verdicts that have a card.
        made: What made it.
    """

    balance: str
    stale: int
    briefs: tuple[Brief, ...]
    uses: tuple[Use, ...]
    omissions: tuple[Left, ...]
    told: tuple[Told, ...]
    carded: frozenset[int]
    made: str


def spots(analysis: Analysis, index: Index) -> dict[int, tuple[tuple[int, int], ...]]:
    """The places in the documents that the audit leads to, by the number of the document."""
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    numbers = {document.id: number for number, document in enumerate(index.documents, 1)}
    audit = analysis.audit
    places = [] if audit is None else [
        *((cited.document_id, cited.span) for it in audit.entries for part in it.parts for cited in part.passages),
        *((it.document_id, it.passage) for it in audit.entries),
        *((it.document_id, it.passage) for it in audit.omissions),
        *((it.document_id, it.passage) for it in audit.twice_told),
    ]  # fmt: skip
    for document_id, span in places:
        number = numbers.get(document_id or "")
        if number is None or span is None:
            continue
        # The place of a stale verdict may be one in an earlier text.
        if index.documents[number - 1].text[span.start : span.end] == span.exact:
            found[number].add((span.start, span.end))
    return {number: tuple(sorted(held)) for number, held in found.items()}


def audited(analysis: Analysis, index: Index, shown: frozenset[str], links: Mapping[str, str]) -> Audited | None:
    """The audit of a case as the page shows it; None where the case was not audited.

    Args:
        analysis: The case.
        index: The same, numbered.
        shown: Anchors of the places in documents that the page shows.
        links: For each claim's id the anchor of its card or of its place in the text, where the page has one.
    """
    audit = analysis.audit
    if audit is None:
        return None
    maker = Maker(index, shown, links)
    numbered = known_verdicts(audit, maker)
    carded = frozenset(number for number, _ in worst_first(numbered)[:CARDS])
    by_brief: defaultdict[str, list[tuple[int, AuditEntry]]] = defaultdict(list)
    for number, entry in numbered:
        by_brief[maker.brief(entry).id].append((number, entry))
    omissions = left_out(audit, maker)
    return Audited(
        balance(audit.entries),
        sum(entry.stale for entry in audit.entries),
        tuple(_brief(document.title, by_brief[document.id], maker, carded)
              for document in index.documents if document.id in by_brief),
        uses_of(audit, omissions, maker),
        omissions,
        told_twice(audit, index, maker),
        carded,
        audit.activity,
    )  # fmt: skip


def known_verdicts(audit: Audit, maker: Maker) -> list[tuple[int, AuditEntry]]:
    """The verdicts whose claims are in the case, with their numbers in the audit's list."""
    return [(number, entry) for number, entry in enumerate(audit.entries, 1) if maker.knows(entry)]


def left_out(audit: Audit, maker: Maker) -> tuple[Left, ...]:
    """What the cited documents say against the brief, and the brief does not carry, the weightiest first."""
    numbers = _numbers(known_verdicts(audit, maker))
    return tuple(
        Left(
            number,
            maker.quoted(omission.passage),
            maker.where(omission.document_id, omission.passage),
            omission.why,
            tuple(sorted(n for claim_id in omission.bears_on for n in numbers.get(claim_id, ()))),
        )
        for number, omission in enumerate(audit.omissions, 1)
    )


def uses_of(audit: Audit, omissions: Sequence[Left], maker: Maker) -> tuple[Use, ...]:
    """What was taken from each document, and what was left in it, the most used first.

    Args:
        audit: The audit.
        omissions: Its own, as ``left_out`` gives them.
        maker: Of the page.
    """
    numbered = known_verdicts(audit, maker)
    taken: defaultdict[str, dict[AuditVerdict, list[int]]] = defaultdict(dict)
    for number, entry in worst_first(numbered):
        if entry.document_id is not None:
            taken[entry.document_id].setdefault(standing_verdict(entry), []).append(number)
    left: defaultdict[str, list[int]] = defaultdict(list)
    for omission, shown in zip(audit.omissions, omissions, strict=True):
        left[omission.document_id].append(shown.number)
    uses = []
    for document_id in dict.fromkeys([*taken, *left]):
        verdicts = taken.get(document_id, {})
        count = sum(map(len, verdicts.values()))
        uses.append(
            Use(
                maker.where(document_id, None, _title(document_id, numbered)),
                counted(count, "claim"),
                tuple((NAMES[verdict], tuple(numbers)) for verdict, numbers in verdicts.items()),
                tuple(left[document_id]),
            )
        )
    return tuple(sorted(uses, key=lambda use: (-sum(len(numbers) for _, numbers in use.taken), use.where.title)))


def told_twice(audit: Audit, index: Index, maker: Maker) -> tuple[Told, ...]:
    """What looks like two claims and rests on one thing, in order of the briefs."""
    numbers = _numbers(enumerate(audit.entries, 1))
    spoken_of = {claim_id for twice in audit.twice_told for claim_id in twice.claim_ids}
    words = {
        numbered.claim.id: clipped(" … ".join(" ".join(span.exact.split()) for span in numbered.claim.content), _WORDS)
        for numbered in index.claims
        if numbered.claim.id in spoken_of
    }
    return tuple(
        Told(
            twice.why,
            tuple((tuple(numbers.get(claim, ())), words[claim]) for claim in twice.claim_ids if claim in words),
            maker.where(twice.document_id, twice.passage) if twice.document_id else None,
            clipped(" ".join(twice.passage.exact.split()), _WORDS) if twice.passage else "",
        )
        for twice in audit.twice_told
    )


def _brief(title: str, entries: Sequence[tuple[int, AuditEntry]], maker: Maker, carded: frozenset[int]) -> Brief:
    flawed: list[Card] = []
    unavailable: list[Card] = []
    supported: list[Card] = []
    for number, entry in worst_first(entries):
        if number in carded:
            verdict = standing_verdict(entry)
            pile = (
                flawed if is_flawed(verdict) or entry.ruling else supported if verdict == "supported" else unavailable
            )
            pile.append(maker.card(number, entry))
    rest = sum(number not in carded for number, _ in entries)
    line = balance([entry for _, entry in entries])
    return Brief(title, line, tuple(flawed), tuple(unavailable), tuple(supported), rest)


def _title(document_id: str, numbered: Sequence[tuple[int, AuditEntry]]) -> str:
    """What a document was called when it was compared."""
    works = (work for _, entry in numbered for work in entry.candidates if document_id in work.document_ids)
    return next((work.title for work in works), "")


def _numbers(numbered: Iterable[tuple[int, AuditEntry]]) -> Mapping[str, Sequence[int]]:
    """Numbers of the verdicts on each claim, by its id."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in numbered:
        found[entry.claim_id].append(number)
    return found

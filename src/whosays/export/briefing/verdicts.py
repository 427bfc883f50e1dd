"""What became of the claims on their way from the documents that they cite: both passages, and the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from whosays.export.briefing.content import Block, Heading, Item, Note, Paragraph, Run, Runs, Table, said, strong
from whosays.export.briefing.desk import NAME, Desk, line, sentence
from whosays.export.exported import words_of
from whosays.export.report.audit import known_verdicts
from whosays.export.report.audit_cards import Card, Maker, Row
from whosays.export.report.differing import Part
from whosays.export.verdicts import MEANINGS, NAMES, balance, is_flawed, standing_verdict, worst_first
from whosays.export.words import counted, listed
from whosays.records import Audit, AuditEntry, Omission

_CARDS, _LISTED, _OMISSIONS, _TWICE, _CLAIMS = 120, 60, 40, 30, 8
_TWO_TEXTS: Final = (
    "A verdict speaks of two texts, a brief and what it cites, and says nothing of the world. Words that differ stand "
    "out and are lettered on both sides."
)


def verdicts(desk: Desk) -> Iterator[Block]:
    """Every verdict, those that an analyst should see first in full."""
    audit = desk.analysis.audit
    if audit is None:
        return
    yield Heading(1, "What the sources say of it")
    yield Paragraph((strong(f"{balance(audit.entries)}."), Run(f" {_TWO_TEXTS}")))
    if stale := sum(entry.stale for entry in audit.entries):
        yield Paragraph((strong(f"{counted(stale, 'verdict')} {'is' if stale == 1 else 'are'} stale"),
                         Run(": texts or judgements have changed since; audit the case again.")))  # fmt: skip
    maker = Maker(desk.index, frozenset(), {})
    ranked = worst_first(known_verdicts(audit, maker))
    full = [pair for pair in ranked if is_flawed(standing_verdict(pair[1])) or pair[1].ruling]
    for number, entry in full[:_CARDS]:
        yield from _verdict(desk, maker.card(number, entry), entry)
    yield from desk.more(
        len(full) - _CARDS, "verdict that brief and source differ", "verdicts that brief and source differ"
    )
    shown = {number for number, _ in full}
    rest = [pair for pair in ranked if pair[0] not in shown]
    for verdict, title in (
        ("source_unavailable", "Could not be checked: the source is not in the case"),
        ("supported", "Supported by their sources"),
    ):
        some = [entry for _, entry in rest if standing_verdict(entry) == verdict]
        if some:
            yield Heading(2, title)
        for entry in some[:_LISTED]:
            yield Item(_in_short(desk, entry))
        noun = f"verdict “{NAMES[standing_verdict(some[0])]}”" if some else ""
        yield from desk.more(len(some) - _LISTED, noun, noun.replace("verdict ", "verdicts "))
    yield from _omitted(desk, audit.omissions)
    yield from _twice(desk, audit)
    if audit.activity:
        yield Paragraph((Run(f"Compared by {audit.activity}.", "emphasis"),))


def _verdict(desk: Desk, card: Card, entry: AuditEntry) -> Iterator[Block]:
    standing = NAMES[standing_verdict(entry)]
    drift = f" ({', '.join(card.drift)})" if card.drift else ""
    yield Heading(2, f"Verdict {card.number}, on claim {card.claim}: {standing}{drift}")
    own = desk.case.claims[entry.claim_id]
    citation = (desk.place(own.document_id, entry.citation),) if entry.citation else ()
    stale = " Stale: texts or judgements have changed since." if entry.stale else ""
    cites = f"Cites “{line(entry.cited, NAME)}”; {MEANINGS[standing_verdict(entry)]}.{stale}"
    yield Paragraph(said(cites, *citation))
    if ruling := entry.ruling:
        ruled = f"{NAMES[ruling.verdict]}, by {line(ruling.who, NAME)} on {ruling.at[:10]}: {sentence(ruling.why)}"
        machine = f" The comparison’s own verdict: {NAMES[entry.verdict]}."
        yield Paragraph((strong("Ruled "), Run(f"{ruled}{machine}")))
    rows = tuple(_row(desk, entry, row, position) for position, row in enumerate(card.rows))
    yield Table(("The brief", "The source"), rows, (50, 50))
    for note in (note for row in card.rows for note in row.notes):
        yield Item((strong(f"{note.letter}. {note.drift}"), Run(f": {line(note.why)}")))
    if card.why:
        yield Paragraph(said(sentence(card.why[:1].upper() + card.why[1:])))
    for where, why in card.candidates:
        yield Item(said(f"May mean {where.title}: {line(why)}"))


def _row(desk: Desk, entry: AuditEntry, row: Row, position: int) -> tuple[Runs, Runs]:
    claim = desk.case.claims[entry.claim_id]
    part = entry.parts[position] if position < len(entry.parts) else None
    spans = (part.content,) if part and len(entry.parts) > 1 else claim.content
    mine = (*_parts(row.claim), Run("", "plain", (desk.place(claim.document_id, *spans),)))
    if row.verdict:
        mine = (strong(f"{row.verdict.name}: "), *mine)
    if row.passage is None:
        return mine, said("nothing to compare it with")
    cited = part.passages[0] if part and part.passages else None
    notes: tuple[Note, ...] = ()
    if cited:
        notes = (desk.place(cited.document_id, cited.span),)
    elif entry.passage:
        notes = (desk.place(entry.document_id, entry.passage),)
    speaker = (Run(f"{line(row.speaker, NAME)}: ", "emphasis"),) if row.speaker else ()
    also = (Run(f" The same in {listed([*dict.fromkeys(where.title for where in row.also)])}."),) if row.also else ()
    return mine, (*speaker, *_parts(row.passage), Run("", "plain", notes), *also)


def _parts(parts: Sequence[Part]) -> Iterator[Run]:
    """Words of one side; what differs stands out, with its letters behind."""
    for part in parts:
        words = part.words.replace("\n", " ")
        yield Run(words, "strong" if part.kind == "differs" else "plain")
        if part.letters:
            yield Run(f" ({', '.join(part.letters)})")


def _in_short(desk: Desk, entry: AuditEntry) -> Runs:
    claim = desk.case.claims[entry.claim_id]
    notes = (desk.place(entry.document_id, entry.passage),) if entry.passage else ()
    return (
        strong(f"Claim {desk.number(claim.id)}"),
        Run(": "),
        desk.quoted(claim),
        Run(f", citing “{line(entry.cited, NAME)}”", "plain", notes),
    )


def _omitted(desk: Desk, omissions: Sequence[Omission]) -> Iterator[Block]:
    if omissions:
        yield Heading(2, "Left out, though it cuts against the brief")
    for one in omissions[:_OMISSIONS]:
        numbers = [str(number) for number in map(desk.number, one.bears_on) if number]
        bears = f" Bears on claim{'' if len(numbers) == 1 else 's'} {listed(numbers[:_CLAIMS])}." if numbers else ""
        quote = Run(f"“{line(one.passage.exact)}”", "plain", (desk.place(one.document_id, one.passage),))
        yield Item((quote, Run(f": {sentence(one.why)}{bears}")))
    yield from desk.more(len(omissions) - _OMISSIONS, "omission")


def _twice(desk: Desk, audit: Audit) -> Iterator[Block]:
    if audit.twice_told:
        yield Heading(2, "Looks like several claims, and rests on one thing")
    for one in audit.twice_told[:_TWICE]:
        notes = (desk.place(one.document_id, one.passage),) if one.document_id and one.passage else ()
        yield Item(said(sentence(one.why), *notes))
        known = [claim_id for claim_id in one.claim_ids if claim_id in desk.case.claims]
        for claim_id in known[:_CLAIMS]:
            claim = desk.case.claims[claim_id]
            words = Run(f"“{line(words_of(claim))}”", "plain", (desk.claim(claim),))
            yield Item((strong(f"Claim {desk.number(claim_id)}"), Run(": "), words), 1)
        if len(known) > _CLAIMS:
            yield Item(said(f"and {counted(len(known) - _CLAIMS, 'claim')} more"), 1)
    yield from desk.more(len(audit.twice_told) - _TWICE, "group of claims that rest on one thing",
                         "groups of claims that rest on one thing")  # fmt: skip

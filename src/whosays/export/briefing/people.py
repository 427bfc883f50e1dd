"""Who may be whom: pairs of names that are still open, and what the texts argue of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from whosays.export.briefing.content import Block, Heading, Item, Note, Paragraph, Run, said, strong
from whosays.export.briefing.desk import NAME, Desk, line
from whosays.export.report.identities import TITLES, in_words
from whosays.export.words import counted, rounded
from whosays.records import Identity

_PAIRS, _ARGUED, _FEATURES, _QUOTES = 40, 20, 3, 3
_LENGTH: Final = 160


def identities(desk: Desk) -> Iterator[Block]:
    """The pairs that nobody has joined or kept apart, the likeliest first, and the arguments on them."""
    found = [it for it in desk.analysis.identities if not it.joined and it.judgement != "negative"]
    argued = desk.analysis.identity_hypotheses
    if not found and not argued:
        return
    yield Heading(1, "Who may be whom")
    yield Paragraph(
        said("Nothing here joins anybody: a pair stays two until an analyst judges, and can be parted again.")
    )
    if argued:
        yield Heading(2, "Argued in the texts")
    yield from _argued(desk)
    if found:
        yield Heading(2, f"Open: {counted(len(found), 'pair')} of names that may be one")
    found.sort(key=lambda it: (-(it.match_probability or 0), it.left_name, it.right_name, it.left, it.right))
    for it in found[:_PAIRS]:
        yield Item(_pair(desk, it))
    yield from desk.more(len(found) - _PAIRS, "pair of names that may be one", "pairs of names that may be one")


def _pair(desk: Desk, it: Identity) -> tuple[Run, ...]:
    given = "not compared" if it.match_probability is None else f"match probability {rounded(it.match_probability)}"
    judged = "; judged: unsure" if it.judgement == "unsure" else ""
    why = "; ".join(f"{feature.name} {feature.weight:+.1f} bits" for feature in it.features[:_FEATURES])
    return (
        Run(f"“{line(it.left_name, _LENGTH)}”", "strong", _mention(desk, it.left)),
        Run(" and "),
        Run(f"“{line(it.right_name, _LENGTH)}”", "strong", _mention(desk, it.right)),
        Run(f": {given}{judged}{f' ({why})' if why else ''}"),
    )


def _mention(desk: Desk, reference: str) -> tuple[Note, ...]:
    """A footnote to the first place that names somebody, in one document where the reference says which."""
    identity, _, document = reference.partition("@")
    entity = desk.case.entities.get(identity)
    mentions = [one for one in entity.mentions if document in ("", one.document_id)] if entity else []
    return tuple(desk.place(one.document_id, one.span) for one in mentions[:1])


def _argued(desk: Desk) -> Iterator[Block]:
    found = desk.analysis.identity_hypotheses
    shown = in_words(found[:_ARGUED], desk.analysis.documents)
    for record, it in zip(found, shown, strict=False):
        yield Heading(3, f"Is “{line(it.left, NAME)}” “{line(it.right, NAME)}”?")
        places = tuple(desk.place(one.document_id, one.sentence) for one in record.arguments[:_QUOTES])
        yield Paragraph(said(f"{it.standing.capitalize()}. {it.probability}", *places))
        for group in it.groups:
            yield Item((strong(group.title),))
            of_group = (one for one in record.items if TITLES[one.bearing] == group.title)
            for item, evidence in zip(group.items, of_group, strict=True):
                quotes = dict.fromkeys((*evidence.left, *evidence.right))
                notes = tuple(desk.place(quote.document_id, quote.span) for quote in [*quotes][:_QUOTES])
                yield Item(said(f"{line(item.words)}{f' ({item.weight})' if item.weight else ''}", *notes), 1)
    yield from desk.more(len(found) - _ARGUED, "argument that two are one", "arguments that two are one")

"""What rests on what: on a single origin, on a brief alone; what does not fit; without whom most falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from whosays.export.balance import (
    GROUNDS,
    TENSIONS,
    WEAKNESSES,
    Ground,
    Weighed,
    balance_line,
    by_ground,
    critical_in_words,
    further_weaknesses,
    grade_of,
    relation_in_words,
    relation_period,
    support_in_words,
)
from whosays.export.briefing.content import Block, Heading, Item, Paragraph, Run, Runs, Table, said, strong
from whosays.export.briefing.desk import NAME, Desk, line
from whosays.export.words import counted, listed, number
from whosays.records import Assertion, Relation, Tension

#: Things listed under a ground that is a weakness, and under one that is none.
_WEAK, _SOUND = 40, 15
_TENSIONS, _SAID, _CRITICAL, _CIRCLES, _ORIGINS = 60, 3, 20, 20, 4
_SOUND_GROUNDS: Final[frozenset[Ground]] = frozenset({"several", "unsure"})
_RANGE: Final = (
    "Support is a count of independent origins, not of texts: copies of one report count once, and a brief does not "
    "count. It is a range, from every two origins that might depend on each other doing so to none of them."
)


def resting(desk: Desk) -> Iterator[Block]:
    """Relations and assertions by what is weak in them, the weakest first."""
    balance = desk.analysis.balance
    if balance is None:
        return
    yield Heading(1, "What rests on a single origin, and what on more")
    yield Paragraph((strong(f"{balance_line(balance)}."), Run(f" {_RANGE}")))
    if desk.analysis.balance_stale:
        yield Paragraph((strong("Documents or decisions have changed since: weigh the case again."),))
    yield from _piles(desk, "Relations", balance.relations)
    yield from _piles(desk, "Said more than once, or denied", balance.assertions)
    yield from _circles(desk)
    yield from _critical(desk)
    if balance.activity:
        yield Paragraph((Run(f"Weighed by {balance.activity}.", "emphasis"),))


def tensions(desk: Desk) -> Iterator[Block]:
    """What does not fit, every side of it."""
    found = desk.balance.tensions
    if not found:
        return
    yield Heading(1, "What does not fit")
    yield Paragraph(said("Every side stays: newer never overwrites older, and nobody is ruled to be right."))
    for position, tension in enumerate(found[:_TENSIONS], 1):
        yield from _tension(desk, tension, position)
    yield from desk.more(len(found) - _TENSIONS, "tension")


def _piles(desk: Desk, title: str, things: Sequence[Relation] | Sequence[Assertion]) -> Iterator[Block]:
    if not things:
        return
    yield Heading(2, title)
    noun = "relation" if isinstance(things[0], Relation) else "group of claims that say the same"
    plural = "" if isinstance(things[0], Relation) else "groups of claims that say the same"
    left_out = 0
    for ground, some in by_ground(things).items():
        most = _SOUND if ground in _SOUND_GROUNDS else _WEAK
        yield Heading(3, f"{GROUNDS[ground].capitalize()}: {number(len(some))}")
        for it in some[:most]:
            yield Item(_thing(desk, it))
        if (rest := len(some) - most) > 0:
            yield Paragraph(said(f"… and {number(rest)} more on this ground."))
            left_out += rest
    yield from desk.more(left_out, noun, plural)


def _thing(desk: Desk, it: Weighed) -> Runs:
    if isinstance(it, Relation):
        subject, verb, thing = relation_in_words(it, desk.names)
        period = relation_period(it)
        what: Runs = (strong(subject), Run(f" {verb} "), strong(thing), Run(f", {period}" if period else ""))
    else:
        what = said(f"“{line(it.text)}”")
    origins = [line(desk.voices.voice(origin).name, NAME) for origin in it.support.origins]
    told = listed([*origins[:_ORIGINS], *([f"{number(len(origins) - _ORIGINS)} more"] * (len(origins) > _ORIGINS))])
    weak = [WEAKNESSES[weakness] for weakness in further_weaknesses(it)]
    support = "; ".join(filter(None, (support_in_words(it.support), f"ends in {told}" if told else "", *weak)))
    denied: Runs = ()
    if it.denied_by:
        denied = (Run(f"; denied by {counted(len(it.denied_by), 'claim')}", "plain", desk.claims(it.denied_by)),)
    claims = counted(len(it.claim_ids), "claim") if it.claim_ids else "no claim"
    made = Run(f" ({claims}; {support})", "plain", desk.claims(it.claim_ids))
    return (*what, made, *denied)


def _tension(desk: Desk, tension: Tension, position: int) -> Iterator[Block]:
    about = [desk.names[entity] for entity in tension.entity_ids if entity in desk.names]
    head = f" {listed(about)}:" if about else ""
    yield Item((strong(f"{position}. {TENSIONS[tension.kind]}."), Run(f"{head} {line(tension.why)}")))
    for rank, side in enumerate(tension.sides, 1):
        for claim_id in desk.first(side, _SAID):
            claim = desk.case.claims.get(claim_id)
            shown = desk.voices.said(claim_id)
            path = " ← ".join(line(voice.name, NAME) for voice in shown.path)
            words = desk.quoted(claim) if claim else Run(shown.words)
            yield Item((Run(f"Side {rank}: "), words, Run(f" · {path}" if path else "")), 1)
        if len(side) > _SAID:
            yield Item(said(f"Side {rank}: and {counted(len(side) - _SAID, 'claim')} more"), 1)


def _circles(desk: Desk) -> Iterator[Block]:
    found = desk.balance.circles
    if found:
        yield Heading(2, "Circles: each rests on the next, and the last on the first")
    for one in found[:_CIRCLES]:
        ring = " ← ".join(line(desk.voices.voice(voice).name, NAME) for voice in (*one.voices, *one.voices[:1]))
        yield Item((strong(ring), Run(f": {line(one.why)}", "plain", desk.claims(one.claim_ids))))
    yield from desk.more(len(found) - _CIRCLES, "circle of sources", "circles of sources")


def _critical(desk: Desk) -> Iterator[Block]:
    found = desk.analysis.critical
    if not found:
        return
    yield Heading(2, "Without whom most falls")
    rows = []
    for one in found[:_CRITICAL]:
        voice = desk.voices.by_id.get(one.voice)
        grade = grade_of(voice, desk.analysis.grades) if voice else ""
        name = line(desk.voices.voice(one.voice).name, NAME)
        rows.append((said(name), said(critical_in_words(one)), said(grade or "none")))
    yield Table(("Source", "Without it", "Grade"), tuple(rows), (40, 48, 12))
    yield from desk.more(len(found) - _CRITICAL, "source without which something falls",
                         "sources without which something falls")  # fmt: skip

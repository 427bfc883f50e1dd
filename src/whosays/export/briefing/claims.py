"""What the briefs claim, by source: who says it, through whom, how surely, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from whosays.export.briefing.content import Block, Heading, Item, Paragraph, Run, said, strong
from whosays.export.briefing.desk import NAME, Desk, line
from whosays.export.report.cards import KINDS, QUOTES, STANCES, when
from whosays.export.report.index import AUTHOR, Numbered
from whosays.export.words import counted, listed, number

#: Claims that are all listed. Of more: sources with a heading of their own, claims under each, and under the authors.
_ALL, _SOURCES, _CLAIMS, _OWN = 400, 40, 15, 40
_PARTS: Final = 6


def claimed(desk: Desk) -> Iterator[Block]:
    """The claims of the briefs; of every document where the case has no brief."""
    briefs = {document.id for document in desk.analysis.documents if document.role == "brief"}
    mine = [one for one in desk.index.claims if not briefs or one.claim.document_id in briefs]
    if not mine:
        return
    title = "What the brief claims" if len(briefs) == 1 else "What the briefs claim" if briefs else "What is claimed"
    yield Heading(1, f"{title}, by source")
    by_origin: defaultdict[str, list[Numbered]] = defaultdict(list)
    for one in mine:
        by_origin[one.origin.source_id if one.origin else AUTHOR].append(one)
    order = sorted(by_origin, key=lambda key: (key == AUTHOR, -len(by_origin[key]), by_origin[key][0].number))
    named = [key for key in order if key != AUTHOR]
    sources, claims, own = (_ALL, _ALL, _ALL) if len(mine) <= _ALL else (_SOURCES, _CLAIMS, _OWN)
    shown = [*named[:sources], *([AUTHOR] if AUTHOR in by_origin else [])]
    left_out = sum(len(by_origin[key]) for key in named[sources:])
    for key in shown:
        most = own if key == AUTHOR else claims
        yield Heading(2, _headed(desk, key, by_origin[key]))
        for one in by_origin[key][:most]:
            yield Item(_claim(desk, one))
        if (rest := len(by_origin[key]) - most) > 0:
            yield Paragraph(said(f"… and {counted(rest, 'claim')} more from here."))
            left_out += rest
    if len(named) > sources:
        yield Paragraph(said(f"{counted(len(named) - sources, 'further source')} with fewer claims is not listed."))
    yield from desk.more(
        left_out, "claim of a brief" if briefs else "claim", "claims of briefs" if briefs else "claims"
    )
    others = len(desk.index.claims) - len(mine)
    if others:
        yield Paragraph(said(
            f"The source documents make {counted(others, 'claim')}; they are here where something rests on them."
        ))  # fmt: skip
        desk.told(others, "claim of a source document, shown only where something rests on it",
                  "claims of source documents, shown only where something rests on them")  # fmt: skip


def _headed(desk: Desk, key: str, claims: Sequence[Numbered]) -> str:
    source = desk.index.sources.get(key)
    several = len({one.document for one in claims}) > 1
    name = f"The author{'s' if several else ''}, in their own words"
    if source is not None:
        withheld = ", not named" if source.anonymous and source.kind != "anonymous_group" else ""
        name = f"{line(source.name, NAME)} ({KINDS[source.kind]}{withheld})"
    hedged, negative = sum(one.hedged for one in claims), sum(one.negative for one in claims)
    parts = [counted(len(claims), "claim")]
    parts += [f"{number(hedged)} less than certain"] if hedged else []
    parts += [f"{number(negative)} denied or negative"] if negative else []
    return f"{name}: {', '.join(parts)}"


def _claim(desk: Desk, numbered: Numbered) -> tuple[Run, ...]:
    claim = numbered.claim
    chain = [line(desk.index.name(link), NAME) for link in claim.attribution.chain]
    certainty = claim.certainty
    hedges = [f"“{line(hedge.exact, NAME)}”" for hedge in certainty.hedges[:_PARTS]]
    how = certainty.level if certainty.polarity == "positive" else f"{certainty.level}, negative"
    stance = [STANCES[claim.attribution.stance]] if claim.attribution.stance in STANCES else []
    quote = [QUOTES[claim.attribution.quote_type]] if claim.attribution.quote_type in QUOTES else []
    times = [f"{when(time).words} [{time.edtf or 'not dated'}]" for time in claim.times[:_PARTS]]
    places = list(dict.fromkeys(desk.names[place] for place in claim.places if place in desk.names))
    parts = [
        " ← ".join(chain) if len(chain) > 1 else "",
        ", ".join([*stance, *quote]),
        f"{how}{f' ({listed(hedges)})' if hedges else ''}",
        "; ".join(times),
        f"at {listed(places[:_PARTS])}" if places else "",
    ]
    return (
        strong(f"Claim {numbered.number}"),
        Run(": "),
        desk.quoted(claim),
        Run(f" · {' · '.join(filter(None, parts))}"),
    )

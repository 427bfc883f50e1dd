"""Dated claims and relations as JSON for timeline viewers: the format of TimelineJS 3, with our own keys beside its.

TimelineJS takes HTML in its texts, so that words of documents are escaped; it passes over keys that it does not know.
https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from markupsafe import escape

from whosays.export.balance import WEAKNESSES, relation_in_words, relation_period, support_in_words
from whosays.export.calendar_dates import Day, Ends, ends_of
from whosays.export.exported import Exported, words_of
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.report.plain import flat
from whosays.export.time_words import time_in_words
from whosays.export.values import spans_as_json
from whosays.export.words import clipped, counted
from whosays.records import Claim, Relation, TimeExpression

_Json: TypeAlias = dict[str, Any]
#: Groups are drawn as lanes, and a viewer has room for few: those with most dated claims, and the others together.
LANES: Final = 8
_RELATIONS, _OTHERS, _AUTHORS = "Relations", "Other sources", "The authors"
_HEADLINE, _TEXT = 140, 1_200
#: Years that JavaScript's dates reach; beyond them TimelineJS needs its other scale, of whole years.
_HUMAN: Final = range(-271_820, 275_760)
#: What stands for the signs of HTML where they cannot be escaped.
_LOOK_ALIKES: Final = str.maketrans("<>", "‹›")
_ENTITY: Final = re.compile(r"&(?=#?\w)")
_SAID: Final = "A claim is what somebody says, as surely as the text puts it. Nothing here says that it happened."


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write an event for each date of each claim, then for each dated relation."""
    lanes = _lanes(case)
    years = [day[0] for ends in _all_ends(case) for day in ends if day]
    scale = "human" if all(year in _HUMAN for year in years) else "cosmological"
    with output.open() as stream:
        stream.write(f'{{"scale": {_text(scale)},\n"title": {_text(_title(case))},\n"eras": [],\n"events": ['.encode())
        separator = "\n"
        for event in _events(case, lanes, unexpressed):
            stream.write(f"{separator}{_text(event)}".encode("utf-8", "replace"))
            separator = ",\n"
        stream.write(b"\n]}\n")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _title(case: Exported) -> _Json:
    held = f"{counted(len(case.claims), 'claim')} in {counted(len(case.documents), 'document')}."
    return {"text": {"headline": _html(case.title, _HEADLINE), "text": f"<p>{held} {_SAID}</p>"}, "autolink": False}


def _all_ends(case: Exported) -> Iterator[Ends]:
    for claim in case.claims.values():
        for time in claim.times:
            if ends := ends_of(time.edtf, time.earliest, time.latest):
                yield ends
    for relation in case.analysis.balance.relations if case.analysis.balance else ():
        if ends := ends_of(None, relation.earliest, relation.latest):
            yield ends


def _lanes(case: Exported) -> frozenset[str]:
    """The sources that get a group of their own, by id."""
    counts: Counter[str] = Counter()
    for claim in case.claims.values():
        if claim.attribution.chain and any(ends_of(it.edtf, it.earliest, it.latest) for it in claim.times):
            counts[claim.attribution.chain[-1].source_id] += 1
    ranked = sorted(counts, key=lambda source: (-counts[source], case.sources[source].name, source))
    return frozenset(ranked[:LANES])


def _events(case: Exported, lanes: frozenset[str], unexpressed: Unexpressed) -> Iterator[_Json]:
    for claim in case.claims.values():
        dated = False
        for time in claim.times:
            if ends := ends_of(time.edtf, time.earliest, time.latest):
                dated = True
                yield _claim(case, claim, time, ends, _group(case, claim, lanes))
            elif time.kind == "date":
                unexpressed.add("time of a claim that fixes no date", "times of claims that fix no date")
        if not dated:
            unexpressed.add("claim without a date", "claims without a date")
    for relation in case.analysis.balance.relations if case.analysis.balance else ():
        if ends := ends_of(None, relation.earliest, relation.latest):
            yield _relation(case, relation, ends)
        else:
            unexpressed.add("relation without a date", "relations without a date")


def _group(case: Exported, claim: Claim, lanes: frozenset[str]) -> str:
    if not claim.attribution.chain:
        return _AUTHORS
    origin = claim.attribution.chain[-1].source_id
    return _label(case.sources[origin].name) if origin in lanes else _OTHERS


def _claim(case: Exported, claim: Claim, time: TimeExpression, ends: Ends, group: str) -> _Json:
    document = case.documents[claim.document_id]
    chain, certainty, words = case.chain(claim), claim.certainty, words_of(claim)
    page = case.page(document.id, claim.content[0].start)
    said = [certainty.level, certainty.polarity, *(f"“{hedge.exact}”" for hedge in certainty.hedges)]
    characters = f"characters {claim.content[0].start}–{claim.content[-1].end}"
    place = ", ".join((document.title, *([f"p. {page}"] if page else []), characters))
    paragraphs = (
        f"“{clipped(words, _TEXT)}”",
        f"{' ← '.join(chain) or 'The author'} · {claim.attribution.stance} · {', '.join(said)}",
        f"Dated by “{' '.join(time.span.exact.split())}”. {place}",
    )
    return {
        "unique_id": f"{claim.id}-{time.span.start}",
        **_dates(ends),
        "display_date": _label(time_in_words(time.edtf) if time.edtf else time.span.exact),
        "group": group,
        "autolink": False,
        "text": {
            "headline": _html(words, _HEADLINE),
            "text": "".join(f"<p>{_html(one, 2 * _TEXT)}</p>" for one in paragraphs),
        },
        "kind": "claim",
        "edtf": time.edtf,
        "earliest": time.earliest,
        "latest": time.latest,
        "certainty": {
            "level": certainty.level, "polarity": certainty.polarity, "hedges": spans_as_json(certainty.hedges)
        },
        "stance": claim.attribution.stance,
        "chain": [*chain],
        "claim_id": claim.id,
        "document_id": document.id,
        "content": spans_as_json(claim.content),
        "time": {"start": time.span.start, "end": time.span.end, "exact": time.span.exact, "anchor": time.anchor},
    }  # fmt: skip


def _relation(case: Exported, relation: Relation, ends: Ends) -> _Json:
    names = {entity: case.entities[entity].name for entity in (relation.subject_id, relation.object_id)
             if entity in case.entities}  # fmt: skip
    headline = " ".join(relation_in_words(relation, names))
    support, denied = relation.support, len(relation.denied_by)
    parts = [
        counted(len(relation.claim_ids), "claim"),
        support_in_words(support),
        *(WEAKNESSES[weakness] for weakness in support.weaknesses),
        *([f"denied by {counted(denied, 'claim')}"] if denied else []),
    ]
    return {
        "unique_id": relation.id,
        **_dates(ends),
        "display_date": relation_period(relation),
        "group": _RELATIONS,
        "autolink": False,
        "text": {"headline": _html(headline, _HEADLINE), "text": f"<p>{_html(' · '.join(parts), _TEXT)}</p>"},
        "kind": "relation",
        "edtf": None,
        "earliest": relation.earliest,
        "latest": relation.latest,
        "relation_id": relation.id,
        "type": relation.type,
        "subject_id": relation.subject_id,
        "object_id": relation.object_id,
        "claim_ids": [*relation.claim_ids],
        "denied_by": [*relation.denied_by],
        "origins": {"least": support.least, "most": support.most},
    }


def _dates(ends: Ends) -> _Json:
    """Start and end; what is open at one end stands at the other, since the format wants a start."""
    first, last = ends
    start = first or last
    dates: _Json = {"start_date": _date(start)} if start else {}
    return {**dates, "end_date": _date(last)} if first and last and first != last else dates


def _date(day: Day) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), day, strict=False))


def _label(words: str) -> str:
    """Words for a field that TimelineJS 3.9 decodes before it takes it for HTML, so that escapes do not hold."""
    shown = flat(clipped(" ".join(words.split()), _HEADLINE)).translate(_LOOK_ALIKES)
    return _ENTITY.sub("＆", shown)


def _html(words: str, most: int) -> str:
    return str(escape(flat(clipped(" ".join(words.split()), most))))


FORMAT: Final = Format(
    title="dated claims and relations for timeline viewers (TimelineJS 3 JSON, with EDTF)",
    suffix=".json",
    media_type="application/json",
    carries=frozenset({
        "claims", "positions", "chains", "stances", "certainty", "hedges", "times", "relations", "relation times",
        "origins",
    }),
    write=write,
)  # fmt: skip

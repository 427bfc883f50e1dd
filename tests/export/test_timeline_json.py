"""Dated claims and relations for timeline viewers: TimelineJS’s keys, ours beside them, and no markup from texts."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
from tests.export.briefing.everything import AT, everything, many

from whosays.export import timeline_json
from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.records import Analysis, Span, TimeExpression

#: What TimelineJS 3 documents of its JSON.
DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "additionalProperties": False,
    "dependentRequired": {"day": ["month"]},
}
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
SCHEMA = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "title": {"type": "object", "properties": {"text": TEXT}, "required": ["text"]},
        "eras": {"type": "array"},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "text", "unique_id"],
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "text": TEXT,
                    "group": {"type": "string"},
                    "display_date": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "autolink": {"const": False},
                },
            },
        },
    },
}


def timeline(case: Exported) -> tuple[dict[str, Any], tuple[str, ...]]:
    stream = io.BytesIO()
    told = write_on(timeline_json.FORMAT, case, stream)
    read = json.loads(stream.getvalue())
    jsonschema.validate(read, SCHEMA)
    return read, told


def dated(edtf: str | None, earliest: str | None, latest: str | None) -> dict[str, Any]:
    """The event of a claim with such a time."""
    case = everything(nasty="")
    claim = case.analysis.claims[0]
    time = TimeExpression(Span(0, 4, "then"), edtf, earliest, latest)
    analysis = Analysis(case.analysis.documents, claims=(replace(claim, times=(time,)),))
    events = timeline(Exported("t", analysis, AT))[0]["events"]
    return events[0] if events else {}


def test_a_claim_has_our_keys_too() -> None:
    case = everything(nasty="")
    events = timeline(case)[0]["events"]
    event = next(one for one in events if one["edtf"] == "2014-03/2014-06")
    claim = case.claims[event["claim_id"]]
    assert event["start_date"] == {"year": 2014, "month": 3}
    assert event["end_date"] == {"year": 2014, "month": 6}
    assert event["display_date"] == "March 2014 to June 2014"
    assert (event["earliest"], event["latest"]) == ("2014-03-01", "2014-06-30")
    assert event["certainty"] == {"level": "certain", "polarity": "positive", "hedges": []}
    assert event["document_id"] == claim.document_id
    text = case.documents[claim.document_id].text
    assert [text[one["start"] : one["end"]] for one in event["content"]] == [one["exact"] for one in event["content"]]
    assert event["chain"] == ["New Courier", "two customs officers"]
    assert event["group"] == "two customs officers"
    assert len({one["unique_id"] for one in events}) == len(events)


def test_times_keep_their_shape() -> None:
    since = dated("2003/..", "2003-01-01", None)
    assert (since["start_date"], since["display_date"]) == ({"year": 2003}, "since 2003")
    assert "end_date" not in since
    until = dated("../1996", None, "1996-12-31")
    assert (until["start_date"], until["earliest"], until["display_date"]) == ({"year": 1996}, None, "until 1996")
    day = dated("2020-08-07", "2020-08-07", "2020-08-07")
    assert day["start_date"] == {"year": 2020, "month": 8, "day": 7}
    assert "end_date" not in day
    assert dated("XXXX-08-07", None, None) == {}


def test_old_and_far_years_behave() -> None:
    old = dated("-0043", None, None)
    assert (old["start_date"], old["display_date"]) == ({"year": -43}, "44 BC")
    far = dated("Y12024", "12024-01-01", "12024-12-31")
    assert far["start_date"] == {"year": 12024}
    case = everything(nasty="")
    claim = replace(case.analysis.claims[0], times=(TimeExpression(Span(0, 4, "then"), "Y-300000", None, None),))
    whole = timeline(Exported("t", Analysis(case.analysis.documents, claims=(claim,)), AT))[0]
    assert whole["scale"] == "cosmological"
    assert timeline(case)[0]["scale"] == "human"


def test_relations_keep_their_range() -> None:
    case = everything(nasty="")
    events = {one["unique_id"]: one for one in timeline(case)[0]["events"] if one["kind"] == "relation"}
    assert case.analysis.balance
    wanted = [one for one in case.analysis.balance.relations if one.earliest or one.latest]
    assert wanted
    assert set(events) == {one.id for one in wanted}
    for relation in wanted:
        event = events[relation.id]
        assert event["origins"] == {"least": relation.support.least, "most": relation.support.most}
        assert event["claim_ids"] == [*relation.claim_ids]


def test_words_of_documents_are_no_markup() -> None:
    whole, _ = timeline(everything())
    for event in [whole["title"], *whole["events"]]:
        shown = json.dumps([event["text"], event.get("group"), event.get("display_date")])
        assert "<b>" not in shown
        assert "<script" not in shown
        assert "\\u202e" not in shown


def test_labels_hold_even_where_escapes_are_undone() -> None:
    case = everything(nasty="")
    claim = next(one for one in case.analysis.claims if one.attribution.chain)
    name = "A&B <img onerror=x> &lt;img&gt; & &amp;lt;img"
    chain = (replace(claim.attribution.chain[-1], source_id="src-x", name=name),)
    time = TimeExpression(Span(0, 4, "then"), "&lt;b&gt;", "2014-01-01", "2014-12-31")
    claim = replace(claim, attribution=replace(claim.attribution, chain=chain), times=(time,))
    (event,) = timeline(Exported("t", Analysis(case.analysis.documents, claims=(claim,)), AT))[0]["events"]
    assert event["group"] == "A＆B ‹img onerror=x› ＆lt;img＆gt; & ＆amp;lt;img"
    assert event["display_date"] == "＆lt;b＆gt;"


def test_what_has_no_date_is_told() -> None:
    case = everything(nasty="")
    _, told = timeline(case)
    undated = sum(all(not time.earliest and not time.latest for time in one.times) for one in case.analysis.claims)
    assert f"{undated} claims without a date" in told
    assert "1 time of a claim that fixes no date" in told
    assert any("relation" in line and "without a date" in line for line in told)


def test_groups_are_few_and_bytes_are_the_same() -> None:
    case = many(60)
    claims = tuple(
        replace(one, times=(TimeExpression(Span(0, 4, "then"), "2014", "2014-01-01", "2014-12-31"),))
        for one in case.analysis.claims
    )
    case = Exported("t", replace(case.analysis, claims=claims), AT)
    groups = {event["group"] for event in timeline(case)[0]["events"]}
    assert "Other sources" in groups
    assert len(groups) <= timeline_json.LANES + 3
    assert timeline(case) == timeline(case)


def test_an_empty_case_is_an_empty_timeline() -> None:
    whole, told = timeline(Exported("t", Analysis(), AT))
    assert whole["events"] == []
    assert told == ()

"""FollowTheMoney entities and statements: what stands where, without their library."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.everything import everything
from tests.export.ftm.harbour import (
    ARGUED,
    AT,
    BUILT,
    GONE,
    GUILD,
    HOLT,
    LEADS,
    LEDGER,
    MARA,
    MET,
    NEVER,
    OWNS,
    PELL,
    QUAY,
    SWEDEN,
    TERN,
    brief,
    harbour,
    ledger,
)

from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.ftm import entities, resolver, statements
from whosays.export.ftm.dates import interval_dates, point_date
from whosays.export.ftm.record import ftm_id
from whosays.export.ftm.types import KINDS, LIMITS, fitted, pieces
from whosays.records import content_id

Json = dict[str, Any]


def written(case: Exported) -> dict[str, Json]:
    stream = io.BytesIO()
    write_on(entities.FORMAT, case, stream)
    found = [json.loads(line) for line in stream.getvalue().decode().splitlines()]
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    return by_id


def stated(case: Exported) -> list[Json]:
    stream = io.BytesIO()
    write_on(statements.FORMAT, case, stream)
    return [json.loads(line) for line in stream.getvalue().decode().splitlines()]


def relation(found: dict[str, Json], *ends: str) -> Json:
    return found[content_id("rel", *ends)]


def test_every_id_of_a_case_is_there_as_it_is() -> None:
    case = harbour()
    found = written(case)
    assert {*case.entities, *case.documents, *case.claims} <= found.keys()
    assert found[PELL.id]["referents"] == [GONE]
    assert all(record.id in found for record in case.analysis.balance.relations)  # type: ignore[union-attr]


def test_every_reference_leads_to_an_entity() -> None:
    for case in (harbour(), everything()):
        found = written(case)
        for entity in found.values():
            for prop, values in entity["properties"].items():
                if KINDS[prop] == "entity":
                    assert set(values) <= found.keys(), prop


def test_a_document_has_its_text_on_its_pages_and_says_when_it_cannot_give_a_date() -> None:
    found = written(harbour())
    assert found[ledger.id]["schema"] == "Pages"
    assert "bodyText" not in found[ledger.id]["properties"]
    (page,) = (one for one in found.values() if one["properties"].get("document") == [ledger.id] and "index" in
               one["properties"])  # fmt: skip
    assert page["properties"]["bodyText"] == [LEDGER]
    assert found[ledger.id]["properties"]["publishedAt"] == ["2014-05"]
    assert "publishedAt" not in found[brief.id]["properties"]
    assert "Published: 2015 or 2016 (EDTF [2015,2016])" in found[brief.id]["properties"]["notes"]


def test_a_document_without_pages_holds_its_text_in_pieces_with_their_offsets() -> None:
    text = "\n\n".join(f"Paragraph {number}. " + "The tide came in. " * 40 for number in range(300))
    long = replace(brief, text=text, pages=())
    entity = written(harbour(documents=(long, ledger), claims=(), balance=None))[brief.id]
    assert entity["schema"] == "PlainText"
    values, starts = entity["properties"]["bodyText"], entity["whosays"]["bodyTextStarts"]
    assert len(values) > 1
    for value, start in zip(values, starts, strict=True):
        assert text[start : start + len(value)] == value


def test_a_country_is_a_territory_with_its_code_and_a_place_an_address() -> None:
    found = written(harbour())
    assert found[SWEDEN.id]["schema"] == "Territory"
    assert found[SWEDEN.id]["properties"]["country"] == ["se"]
    assert found[QUAY.id]["properties"]["full"] == ["Quay Lane"]
    assert found[HOLT.id]["properties"]["title"] == ["Captain"]


def test_mentions_know_where_they_stand() -> None:
    mentions = [one for one in written(harbour()).values() if one["schema"] == "Mention"]
    assert len(mentions) == 10
    (first,) = (one for one in mentions if one["properties"]["name"] == ["Tern"])
    start, end = first["whosays"]["start"], first["whosays"]["end"]
    assert LEDGER[start:end] == "Tern"
    assert first["properties"]["resolved"] == [TERN.id]


def test_a_relation_is_an_interval_where_its_ends_fit_and_a_link_where_they_do_not() -> None:
    found = written(harbour())
    leads = relation(found, HOLT.id, "directorship", GUILD.id)
    assert leads["schema"] == "Directorship"
    assert leads["properties"]["director"] == [HOLT.id]
    assert leads["properties"]["startDate"] == ["2011"]
    assert "endDate" not in leads["properties"]
    built = relation(found, TERN.id, "employment", SWEDEN.id)
    assert (built["schema"], built["properties"]["role"]) == ("UnknownLink", ["employment"])
    met = relation(found, HOLT.id, "met", PELL.id)
    assert met["properties"]["date"] == ["2014-05-03"]
    assert met["properties"]["status"] == ["disputed"]
    assert met["properties"]["proof"] == [brief.id, ledger.id]
    assert any("never met" in words and "denied by" in words for words in met["properties"]["description"])


def test_what_is_only_denied_is_no_edge_of_its_kind() -> None:
    never = relation(written(harbour()), PELL.id, "met", MARA.id)
    assert never["properties"]["role"] == ["denied: met"]
    assert never["properties"]["status"] == ["denied"]


def test_a_case_that_was_never_weighed_has_the_relations_that_its_claims_state() -> None:
    weighed, unweighed = written(harbour()), written(harbour(balance=None))
    ends = (HOLT.id, "directorship", GUILD.id)
    assert relation(unweighed, *ends)["properties"]["director"] == [HOLT.id]
    assert "origin" in relation(weighed, *ends)["properties"]["summary"][0]
    assert relation(unweighed, *ends)["properties"]["summary"] == ["1 claim says so."]
    # Where it does not matter who is named first, the lower id is.
    met = relation(unweighed, *sorted((HOLT.id, PELL.id))[:1], "met", *sorted((HOLT.id, PELL.id))[1:])
    assert met["properties"]["role"] == ["met"]


def test_a_claim_is_a_note_of_who_says_it_how_surely_and_where() -> None:
    note = written(harbour())[OWNS.id]
    assert note["schema"] == "Note"
    assert note["properties"]["description"] == ["she might own the Tern"]
    (summary,) = note["properties"]["summary"]
    assert "Said by: Warden Pell" in summary
    assert "possible by “might”" in summary
    assert "page 1, characters 108–130" in summary
    assert note["properties"]["entity"] == [HOLT.id, TERN.id]
    assert note["properties"]["keywords"] == ['admiralty-scale:information-credibility="3"']


def test_a_chain_is_a_link_for_each_step_in_order() -> None:
    links = {one["properties"]["recordId"][0]: one["properties"] for one in written(harbour()).values()
             if one["properties"].get("object") == [MET.id]}  # fmt: skip
    assert links.keys() == {"1 of 2", "2 of 2"}
    assert links["1 of 2"]["role"] == ["hands on"]
    assert links["2 of 2"]["role"] == ["asserts"]


def test_a_source_is_its_entity_or_its_document_or_itself() -> None:
    found = written(harbour())
    said = {one["properties"]["object"][0]: one["properties"]["subject"][0] for one in found.values()
            if "recordId" in one["properties"]}  # fmt: skip
    assert said[OWNS.id] == PELL.id
    assert said[NEVER.id] == ledger.id
    assert found[said[MET.id]]["schema"] == "LegalEntity"
    assert found[PELL.id]["properties"]["keywords"] == ['admiralty-scale:source-reliability="b"']


def test_doubtful_identity_is_a_link_with_its_number_and_never_a_merge() -> None:
    links = [one for one in written(harbour()).values() if one["schema"] == "Similar"]
    assert [one["properties"]["confidenceScore"] for one in links] == [["0.875000"], ["0.125000"]]
    assert {*links[0]["properties"]["candidate"], *links[0]["properties"]["match"]} == {HOLT.id, MARA.id}
    # A side that another name has taken in is that name now.
    assert links[1]["id"] == ARGUED.id
    assert links[1]["properties"]["match"] == [PELL.id]


def test_what_has_no_place_is_told() -> None:
    told = write_on(entities.FORMAT, harbour(), io.BytesIO())
    assert "1 pair of names judged to be two" in told
    assert "1 argument about somebody without a name" in told
    everywhere = write_on(entities.FORMAT, everything(), io.BytesIO())
    assert "1 question with rival hypotheses" in everywhere
    assert any("verdict" in line for line in everywhere)
    assert not any(line.split(" ", 1)[1] in {"claims", "entities", "documents", "mentions"} for line in everywhere)


def test_the_same_case_gives_the_same_bytes() -> None:
    for form in (entities.FORMAT, statements.FORMAT, resolver.FORMAT):
        one, other = io.BytesIO(), io.BytesIO()
        write_on(form, harbour(), one)
        write_on(form, harbour(), other)
        assert one.getvalue() == other.getvalue() != b""


def test_every_statement_names_the_document_and_the_claim_that_give_it() -> None:
    found = stated(harbour())
    owner = content_id("rel", HOLT.id, "met", PELL.id)
    ends = {(one["dataset"], one["origin"]) for one in found if one["entity_id"] == owner and one["prop"] == "subject"}
    assert ends == {(brief.id.replace("-", "_"), MET.id), (ledger.id.replace("-", "_"), NEVER.id)}
    dated = [one for one in found if one["entity_id"] == owner and one["prop"] == "date"]
    assert [(one["dataset"], one["value"]) for one in dated] == [("whosays", "2014-05-03")]
    names = [one for one in found if one["canonical_id"] == HOLT.id and one["prop"] == "name"]
    assert {one["dataset"] for one in names} == {brief.id.replace("-", "_"), ledger.id.replace("-", "_")}
    assert all(one["first_seen"] == AT.removesuffix("Z") for one in found)
    assert next(iter(found[0])) == "canonical_id"


def test_statements_on_one_entity_stand_together_and_each_once() -> None:
    found = stated(harbour())
    runs = [one["canonical_id"] for one, before in zip(found, [None, *found], strict=False)
            if before is None or before["canonical_id"] != one["canonical_id"]]  # fmt: skip
    assert len(runs) == len(set(runs))
    assert len({one["id"] for one in found}) == len(found)


def test_a_name_that_was_taken_in_is_a_statement_of_its_own_id() -> None:
    (old,) = (one for one in stated(harbour()) if one["entity_id"] == GONE)
    assert (old["canonical_id"], old["prop"]) == (PELL.id, "id")


def test_a_resolver_gets_what_was_decided_and_what_is_open() -> None:
    stream = io.BytesIO()
    write_on(resolver.FORMAT, harbour(), stream)
    edges = {frozenset(line[:2]): line[2:] for line in map(json.loads, stream.getvalue().splitlines())}
    assert edges[frozenset({HOLT.id, PELL.id})][0] == "negative"
    assert edges[frozenset({PELL.id, GONE})][0] == "positive"
    assert edges[frozenset({HOLT.id, MARA.id})] == ["no_judgement", 0.875, "whosays/machine", AT]


@pytest.mark.parametrize(("bounds", "dates"), [
    (("2012-01-01", "2012-12-31"), {"date": "2012"}),
    (("2012-05-01", "2012-05-31"), {"date": "2012-05"}),
    (("2012-05-03", "2012-05-03"), {"date": "2012-05-03"}),
    (("2012-01-01", "2012-01-01"), {"date": "2012-01-01"}),
    (("1991-01-01", "1992-12-31"), {"startDate": "1991", "endDate": "1992"}),
    (("2015-01-01", "2015-04-30"), {"startDate": "2015", "endDate": "2015-04"}),
    (("1998-09-21", "1998-09-30"), {"startDate": "1998-09-21", "endDate": "1998-09-30"}),
    (("2003-02-01", None), {"startDate": "2003-02"}),
    ((None, "2020-02-29"), {"endDate": "2020-02"}),
    ((None, None), {}),
])  # fmt: skip
def test_bounds_become_dates_no_more_precise_than_they_are(
    bounds: tuple[str | None, str | None], dates: dict[str, str]
) -> None:
    assert interval_dates(*bounds) == dates


@given(st.dates(), st.dates())
def test_dates_never_leave_out_a_day_that_is_possible(one: object, other: object) -> None:
    earliest, latest = sorted((str(one), str(other)))
    found = interval_dates(earliest, latest)
    assert all(day.startswith(found["date"]) for day in (earliest, latest)) if "date" in found else (
        earliest.startswith(found["startDate"]) and latest.startswith(found["endDate"]))  # fmt: skip


def test_only_a_day_a_month_or_a_year_is_one_date() -> None:
    assert point_date("2014-05") == "2014-05"
    assert [point_date(edtf) for edtf in ("2014~", "[2014,2016]", "2014/..", "-0043", "early")] == [None] * 5


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_values_fit_or_are_told_apart(text: str) -> None:
    for kind, limit in LIMITS.items():
        for value in fitted(kind, text).fitting:
            assert 0 < len(value) <= limit
            assert value == value.strip()


def test_a_name_that_is_too_long_is_kept_whole_in_the_notes() -> None:
    long = replace(HOLT, name="Maren " * 100)
    found = written(harbour(entities=(long,), claims=(), balance=None))[HOLT.id]["properties"]
    assert all(len(name) <= LIMITS["name"] for name in found["name"])
    assert any(note.startswith("name: Maren") and len(note) > 500 for note in found["notes"])


def test_a_text_is_cut_between_paragraphs_and_nothing_is_lost() -> None:
    text = "\n\n".join("word " * 2_000 for _ in range(20))
    found = list(pieces(text))
    assert all(len(piece) <= LIMITS["text"] for _, piece in found)
    assert "".join("".join(piece.split()) for _, piece in found) == "".join(text.split())
    assert list(pieces("x" * 70_000)) == [(0, "x" * 65_000), (65_000, "x" * 5_000)]


def test_ids_are_those_that_followthemoney_takes() -> None:
    assert ftm_id("ent-1@doc-2") == "ent-1.doc-2"
    assert ftm_id("doc-2:10-20") == "doc-2.10-20"
    assert {BUILT.id, LEADS.id} <= written(harbour()).keys()

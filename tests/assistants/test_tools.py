"""What each tool answers, and what it says where there is nothing."""

from __future__ import annotations

from typing import Any

import pytest
from mcp.types import CallToolResult, Tool, ToolListChangedNotification  # noqa: F401
from tests import audited, weighed
from tests.served import answer, make_case, refusal

from whosays.assistants.quoting import NOTICE
from whosays.case import Case


def test_a_claim_is_found_with_its_exact_words_and_place(mill: str) -> None:
    found = answer(mill, "search_claims", query="mill flooded")
    assert found["notice"] == NOTICE
    assert found["total"] == 4
    first = found["claims"][0]
    (content,) = first["content"]
    assert content["quoted"] == weighed.FLOOD
    text = weighed.FILES[first["document"]["quoted_path"]]
    assert text[content["start"] : content["end"]] == weighed.FLOOD
    assert first["document"]["quoted_title"] in text


def test_who_says_it_is_put_together_by_origin_and_independence_is_a_range(mill: str) -> None:
    found = answer(mill, "who_says", query="the mill flooded")
    origins = {(one["origin"] or {"quoted_name": one["author_of"]["quoted_title"]})["quoted_name"]: one["count"]
               for one in found["speakers"]}  # fmt: skip
    assert origins == {"Courier": 2, "Harbour officials": 1, "A letter of the miller": 1}
    (alike,) = found["assertions"]
    assert alike["claims"] == 4
    assert 1 <= alike["support"]["least"] <= alike["support"]["most"] <= 3


def test_a_denial_is_counted_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_case("gate", "Warden Pell: the gate was open.\nWarden Orr: the gate was not open.", monkeypatch)
    speakers = answer(path, "who_says", query="who says that the gate was open?")["speakers"]
    assert {one["origin"]["quoted_name"].split(":")[0]: one["negative"] for one in speakers} == {
        "Warden Pell": 0,
        "Warden Orr": 1,
    }


def test_one_claim_comes_with_context_chain_ways_and_tensions(mill: str) -> None:
    found = answer(mill, "search_claims", query='"gate was open"')
    claims = {one["document"]["quoted_path"]: one["id"] for one in found["claims"]}
    shown = answer(mill, "claim", claim_id=claims["sources/herald.txt"], context=15)
    assert shown["links"][0]["cue"]["quoted"] == "said"
    assert shown["links"][0]["holder"]["quoted_name"] == "Warden Pell"
    assert shown["context"]["quoted"].endswith("said that the gate was open.")
    assert [voice["quoted_name"] for voice in shown["ways"][0]["voices"]][-1] == "Warden Pell"
    assert [one["kind"] for one in shown["tensions"]] == ["polarity"]
    assert {len(side) for side in shown["tensions"][0]["sides"]} == {1, 2}


@pytest.mark.parametrize(
    ("tool", "arguments", "remedy"),
    [
        ("claim", {"claim_id": "clm-0"}, "search_claims"),
        ("passage", {"document": "nowhere.txt"}, "documents"),
        ("passage", {"document": "brief.txt", "start": 10**9}, "below"),
        ("passage", {"document": "brief.txt", "start": 5, "end": 5}, "below"),
        ("entity", {"name": "Zzyzx"}, "search_claims"),
        ("rests_on", {"source": "Zzyzx"}, "sources"),
        ("audit_verdicts", {}, "whosays audit"),
    ],
)
def test_what_is_not_there_is_told_with_what_to_call_instead(
    mill: str, tool: str, arguments: dict[str, Any], remedy: str
) -> None:
    assert remedy in refusal(mill, tool, **arguments)


def test_an_unweighed_case_says_so(lamp: str) -> None:
    assert "whosays weigh" in refusal(lamp, "rests_on", source="The Board")
    assert "whosays weigh" in refusal(lamp, "tensions")


def test_what_rests_on_a_source(mill: str) -> None:
    found = answer(mill, "rests_on", source="warden pell")
    assert found["voice"]["quoted_name"] == "Warden Pell"
    assert found["falls"] == sum(one["falls"] for one in found["resting"]) > 0
    relation = next(one["relation"] for one in found["resting"] if one["relation"])
    assert (relation["quoted_subject"], relation["type"], relation["quoted_object"]) == ("Pell", "employment", "Ostrel")
    assert relation["denied_by"]
    assert answer(mill, "rests_on", source=found["voice"]["id"])["resting"] == found["resting"]


def test_a_name_that_several_have_is_answered_with_all_of_them(mill: str) -> None:
    found = answer(mill, "rests_on", source="r")
    assert found["voice"] is None
    assert len(found["found"]) > 1
    assert found["resting"] == []


def test_an_entity_by_name_and_by_a_name_spelled_otherwise(mill: str) -> None:
    found = answer(mill, "entity", name="pell")
    assert found["entity"]["quoted_name"] == "Pell"
    assert found["mentions"][0]["quoted"].count("Pell") == 1
    assert [one["type"] for one in found["relations"]] == ["employment"]
    alike = answer(mill, "entity", name="Ostrell")
    assert alike["entity"] is None
    assert [one["quoted_name"] for one in alike["found"]] == ["Ostrel"]


def test_verdicts_by_kind_and_by_document(lamp: str) -> None:
    every = answer(lamp, "audit_verdicts")
    assert every["counts"]["overstated"] == 1
    assert every["total"] == sum(every["counts"].values())
    (one,) = answer(lamp, "audit_verdicts", verdict="overstated")["verdicts"]
    assert one["claim"]["content"][0]["quoted"] == audited.OIL
    assert one["passage"]["quoted"] in audited.REPORT
    assert one["cited"]["quoted_path"] == "sources/report.txt"
    assert answer(lamp, "audit_verdicts", document="letter.txt")["total"] == 1


def test_a_ruling_counts_and_the_machines_verdict_stays(lamp: str) -> None:
    with Case.open(lamp) as case:
        case.overrule("1", "supported", "pk", "the report says it elsewhere")
    one = answer(lamp, "audit_verdicts", limit=1)["verdicts"][0]
    assert (one["verdict"], one["machine_verdict"], one["ruled"]) == ("supported", "overstated", True)
    assert one["quoted_ruling"] == "pk: the report says it elsewhere"


def test_coverage_tells_what_was_not_read(mill: str) -> None:
    with Case.open(mill) as case:
        case.read(["gone.txt"])
    found = answer(mill, "coverage")
    assert (found["briefs"], found["sources"], found["audited"], found["weighed"]) == (1, 3, False, True)
    assert [one["quoted_path"] for one in found["unread"]] == ["gone.txt"]

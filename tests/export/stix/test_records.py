"""What each record becomes in STIX, as an analyst of threat intelligence reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.everything import AT, WHO, everything
from tests.export.stix.bundles import objects_of, record_of, standing_for

from whosays.export.exported import Exported
from whosays.export.stix.extensions import GRADES
from whosays.records import Analysis, Entity, Grade, Source, Span


def test_a_claim_says_who_through_whom_how_surely_and_where() -> None:
    note = standing_for("claim", everything())[0]
    assert note["abstract"].startswith("a harbour pilot: Captain Ilse Dorn probably sold the ferry")
    assert note["authors"] == ["a harbour pilot"]
    assert note["content"] == (
        "“Captain Ilse Dorn probably sold the ferry to Norlund Lines at Vessby”\n\n"
        "Attributed to Gazette, who has it from a harbour pilot.\n\n"
        "In the text: put as probable; hedged by “probably”.\n\n"
        "When: 3 March 2014.\n\n"
        "In “The Sinking of the Alba”, page 1, characters 92 to 160."
    )
    record = record_of(note)
    assert [link["name"] for link in record["chain"]] == ["Gazette", "a harbour pilot"]
    assert record["certainty"] == {
        "level": "probable",
        "polarity": "positive",
        "hedges": [{"start": 110, "end": 118, "exact": "probably"}],
    }
    case = everything()
    for place in record["content"]:
        assert case.documents[place["document_id"]].text[place["start"] : place["end"]] == place["exact"]
    kinds = [ref.partition("--")[0] for ref in note["object_refs"]]
    assert kinds == ["file", "identity", "identity", "location", "identity", "identity"]


def test_a_denial_is_told_as_one() -> None:
    note = next(one for one in standing_for("claim", everything()) if record_of(one)["stance"] == "denies")
    assert note["abstract"] == "pilots' union denies: Dorn had met Norlund"
    assert "In the text: the holder denies it; put in the negative." in note["content"]


def test_confidence_is_there_only_where_an_analyst_graded_a_claim() -> None:
    graded, *others = [one for one in objects_of(everything()) if "confidence" in one]
    assert (graded["confidence"], others) == (50, [])
    assert graded["labels"] == ['admiralty-scale:information-credibility="3"']
    assert graded["extensions"][GRADES]["grades"] == [
        {
            "subject": everything().analysis.claims[0].id,
            "information_credibility": "3",
            "graded_by": WHO,
            "graded_at": "2024-05-06T07:08:09.000Z",
            "reason": "one witness",
        }
    ]


@pytest.mark.parametrize(("credibility", "confidence"), [("1", 90), ("2", 70), ("4", 30), ("5", 10), ("6", None)])
def test_confidence_follows_the_table_of_the_standard(credibility: str, confidence: int | None) -> None:
    case = everything()
    grade = replace(case.analysis.grades[1], credibility=credibility)
    changed = Exported("case", replace(case.analysis, grades=(grade,)), AT)
    assert standing_for("claim", changed)[0].get("confidence") == confidence


def test_a_source_bears_its_grade_and_the_analysts_own_note() -> None:
    gazette = next(one for one in standing_for("source", everything()) if one["name"] == "Gazette")
    assert gazette["labels"] == ['admiralty-scale:source-reliability="b"']
    assert gazette["extensions"][GRADES]["grades"][0]["source_reliability"] == "B"
    note = standing_for("grade", everything())[0]
    assert (note["authors"], note["object_refs"], note["created"]) == (
        *([WHO], [gazette["id"]]),
        "2024-05-06T07:08:09.000Z",
    )
    assert note["content"] == "Reliability of the source “Gazette”: B, usually reliable.\n\nit names its staff"


def test_a_graded_document_bears_its_grade() -> None:
    case = everything()
    source = case.analysis.documents[1]
    changed = replace(case.analysis, grades=(Grade(source.id, source.title, "F", None),))
    report = standing_for("document", Exported("case", changed, AT))[1]
    assert report["labels"] == ['admiralty-scale:source-reliability="f"']


def test_a_relation_is_claimed_and_not_established() -> None:
    (edge,) = [one for one in standing_for("relation", everything()) if one["type"] == "relationship"]
    assert (edge["relationship_type"], edge["start_time"], edge["stop_time"]) == (
        "paid",
        "2014-03-03T00:00:00.000Z",
        "2014-03-03T23:59:59.999Z",
    )
    assert edge["description"].startswith("As claimed, not as established: Norlund Lines paid Ilse Dorn.")
    support = record_of(edge)["support"]
    assert (support["least"], support["most"], support["weaknesses"][0]) == (1, 1, "single_origin")
    assert len(support["origins"][0]["object_refs"]) == 2


def test_what_a_relation_rests_on_is_a_note_with_its_claims_and_origins() -> None:
    (note,) = standing_for("support", everything())
    assert note["abstract"] == "1 independent origin: Norlund Lines paid Ilse Dorn"
    assert [ref.partition("--")[0] for ref in note["object_refs"]] == [
        *("relationship", "identity", "identity"),
        *("note", "note", "identity", "identity"),
    ]


def test_a_relation_that_is_only_denied_is_no_edge() -> None:
    (note,) = [one for one in standing_for("relation", everything()) if one["type"] == "note"]
    assert note["content"] == (
        "Denied, and asserted by nobody: Ilse Dorn met Norlund Lines.\n\npilots' union: “Dorn had met Norlund”"
    )


def test_who_denies_disagrees_in_their_own_words() -> None:
    (opinion,) = standing_for("denial", everything())
    assert (opinion["opinion"], opinion["authors"], opinion["explanation"]) == (
        *("disagree", ["pilots' union"]),
        "“Dorn had met Norlund”",
    )
    assert opinion["object_refs"] == [standing_for("assertion", everything())[1]["id"]]


def test_a_disputed_relation_has_an_opinion_against_it() -> None:
    case = everything()
    assert case.analysis.balance is not None
    relation, denied = case.analysis.balance.relations
    disputed = replace(relation, denied_by=denied.denied_by)
    changed = replace(case.analysis, balance=replace(case.analysis.balance, relations=(disputed,), assertions=()))
    exported = Exported("case", changed, AT)
    (opinion,) = standing_for("denial", exported)
    (edge,) = standing_for("relation", exported)
    assert opinion["object_refs"] == [edge["id"]]
    assert {opinion["id"], edge["id"]} <= {*standing_for("document", exported)[0]["object_refs"]}


def test_no_finding_hangs_on_notes_alone() -> None:
    """Platforms such as MISP have no notes on notes."""
    for kind in ("support", "assertion", "tension", "verdict", "omission", "twice_told", "identity_hypothesis"):
        for note in standing_for(kind, everything()):
            assert {ref.partition("--")[0] for ref in note["object_refs"]} & {"file", "identity"}, kind


def test_both_sides_of_a_tension_stay() -> None:
    (note,) = standing_for("tension", everything())
    claims = {record_of(one)["record_id"]: one["id"] for one in standing_for("claim", everything())}
    assert [[*side["claim_refs"]] for side in record_of(note)["sides"]] == [
        [claims[everything().analysis.claims[0].id]],
        [claims[everything().analysis.claims[2].id]],
    ]
    assert note["content"].endswith("All of them stay.")


def test_a_pair_that_may_be_one_is_a_link_with_its_probability() -> None:
    (link,) = standing_for("identity", everything())
    assert (link["relationship_type"], record_of(link)["match_probability"]) == ("possibly-same-as", 0.625)
    assert "may be one: match probability 0.62, the model’s. Nobody has decided." in link["description"]


def test_what_texts_argue_of_a_pair_is_a_note_with_the_evidence() -> None:
    (note,) = standing_for("identity_hypothesis", everything())
    assert note["content"] == (
        "Whether “Ilse Dorn” and “I. Dorne” are one is argued in 1 place. Nothing is joined by that.\n\n"
        "In “The Sinking of the Alba”: “Ilse Dorn is the I. Dorne of the insurance papers”\n\n"
        "Match probability 0.62, the model’s.\n\n"
        "Birth, neither for nor against: only one side has a date of birth."
    )
    record = record_of(note)
    assert (record["arguments"][0]["record_kind"], record["items"][0]["right"][0]["exact"]) == (
        "identifies",
        "born in 1961",
    )


def test_a_verdict_stays_the_machines_beside_the_ruling() -> None:
    note = standing_for("verdict", everything())[0]
    record = record_of(note)
    assert (record["verdict"], record["ruling"]["verdict"], note["authors"]) == ("overstated", "supported", [WHO])
    assert f"Ruled by {WHO}: supported. “may” was the editor's." in note["content"]


def test_a_question_groups_its_evidence_and_each_hypothesis_has_a_range() -> None:
    (grouping,) = standing_for("question", everything())
    first, second = standing_for("hypothesis", everything())
    assert first["object_refs"] == second["object_refs"] == [grouping["id"]]
    assert first["extensions"][GRADES]["likelihood"] == {"low": 0.25, "high": 0.75, "terms": "unlikely to likely"}
    assert [label.partition("=")[2] for label in first["labels"]] == [
        '"unlikely"',
        '"roughly-even-chance"',
        '"likely"',
    ]
    assert "confidence" not in first
    assert record_of(grouping)["evidence"][0]["ratings"] == [
        {"hypothesis_key": "H1", "consistency": "CC"},
        {"hypothesis_key": "H2", "consistency": "I"},
    ]


def test_a_report_names_its_file_and_all_that_the_document_says() -> None:
    case = everything()
    brief, source = standing_for("document", case)
    said = [
        one["id"]
        for one in standing_for("claim", case)
        if record_of(one)["content"][0]["document_id"] == case.analysis.documents[0].id
    ]
    assert {*said} < {*brief["object_refs"]}
    assert not {*said} & {*source["object_refs"]}
    assert brief["external_references"] == [
        {
            "source_name": "file",
            "description": "brief.txt",
            "hashes": {"SHA-256": case.analysis.documents[0].sha256},
        }
    ]
    assert (brief["published"], record_of(brief)["published_edtf"]) == ("2014-05-01T00:00:00.000Z", "2014-05")


@pytest.mark.parametrize("published", [None, "XXXX-05", "-0043", "no date"])
def test_a_document_without_a_date_that_stix_can_hold_says_so(published: str | None) -> None:
    case = everything()
    documents = tuple(replace(one, published=published) for one in case.analysis.documents)
    report = standing_for("document", Exported("case", replace(case.analysis, documents=documents), AT))[0]
    assert report["published"] == "2024-05-06T07:08:09.000Z"
    assert "“published” is when this case was last changed" in report["description"]


@pytest.mark.parametrize(
    ("schema", "name", "expected"),
    [
        ("Country", "Iceland", {"country": "IS"}),
        ("Country", "Ivory Coast", {"country": "CI"}),
        ("Country", "Soviet Union", {"country": "Soviet Union"}),
        ("Country", "Old Tarnland", {"country": "Old Tarnland"}),
        ("Address", "Western Asia", {"region": "western-asia"}),
        ("Address", "Vessby", {"region": "unspecified"}),
        ("Vessel", "Alba", {"identity_class": "unknown"}),
        ("PublicBody", "Board of Lights", {"identity_class": "organization"}),
    ],
)
def test_a_thing_is_what_its_schema_and_name_tell(schema: str, name: str, expected: dict[str, str]) -> None:
    entity = Entity("ent-1", schema, name, (), ())  # type: ignore[arg-type]
    (made,) = standing_for("entity", Exported("case", Analysis(entities=(entity,)), AT))
    assert {key: made[key] for key in ("country", "region", "identity_class") if key in made} == expected


def test_a_source_that_is_an_entity_is_one_object_with_it_but_a_state_is_no_place() -> None:
    entities = (Entity("ent-1", "Person", "Ilse Dorn", (), ()), Entity("ent-2", "Country", "Iceland", (), ()))
    sources = (
        Source("src-1", "Dorn", "person", False, "ent-1"),
        Source("src-2", "Iceland", "state", False, "ent-2"),
        Source("src-3", "officials", "anonymous_group", True),
    )
    made = objects_of(Exported("case", Analysis(entities=entities, sources=sources), AT))[3:]
    assert [(one["type"], one["name"], one.get("identity_class")) for one in made] == [
        ("identity", "Ilse Dorn", "individual"),
        ("location", "Iceland", None),
        ("identity", "Iceland", "organization"),
        ("identity", "officials", "unknown"),
    ]
    assert [it["source_id"] for it in record_of(made[0])["sources"]] == ["src-1"]
    assert record_of(made[2])["sources"][0]["entity_ref"] == made[1]["id"]


def test_hostile_words_are_kept_whole_in_the_record_and_tamed_for_readers() -> None:
    case = everything()
    claim = case.analysis.claims[5]
    words = "\u202eevil\u0000 <script>" + "x" * 9000
    hostile = replace(claim, content=(Span(0, len(words), words),))
    note = standing_for("claim", Exported("case", replace(case.analysis, claims=(hostile,)), AT))[0]
    assert record_of(note)["content"][0]["exact"] == words
    assert note["content"].startswith("“evil <script>xxx")
    assert len(note["content"]) <= 5000
    assert len(note["abstract"]) <= 160

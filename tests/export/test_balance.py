"""What rests on what, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from tests.export.report.balances import support, voice_id, weighed_case

from whosays.export.balance import (
    CONSISTENCIES,
    CREDIBILITIES,
    GROUNDS,
    RELATIONS,
    RELIABILITIES,
    TENSIONS,
    WEAKNESSES,
    Ground,
    balance_line,
    by_ground,
    critical_in_words,
    further_weaknesses,
    grade_in_words,
    grade_of,
    ground_of,
    interval_in_words,
    likelihood_in_words,
    relation_in_words,
    relation_period,
    support_in_words,
)
from whosays.records import (
    Assertion,
    Balance,
    Consistency,
    Credibility,
    Critical,
    Grade,
    HypothesisReading,
    RelationType,
    Reliability,
    Support,
    TensionKind,
    Voice,
    Weakness,
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (GROUNDS, Ground), (WEAKNESSES, Weakness), (RELATIONS, RelationType), (TENSIONS, TensionKind),
        (CONSISTENCIES, Consistency), (RELIABILITIES, Reliability), (CREDIBILITIES, Credibility),
    ],
)  # fmt: skip
def test_everything_has_its_words(words: dict[str, str], kind: object) -> None:
    assert {*words} == {*get_args(kind)}
    assert all(words.values())


def test_the_balance_in_a_line() -> None:
    balance = weighed_case().balance
    assert balance is not None
    assert balance_line(balance) == (
        "8 relations and 2 assertions rest on 8 origins; of the relations 2 rest on one origin, 1 rests on unnamed "
        "sources alone, 1 is known through the brief alone, 1 is disputed; 1 circle; 2 tensions"
    )
    alone = Balance(relations=balance.relations[:1])
    assert balance_line(alone) == "1 relation rests on 1 origin; of the relations 1 rests on one origin"
    several = Balance(assertions=balance.assertions, circles=balance.circles * 2)
    assert balance_line(several) == "2 assertions rest on 4 origins; 2 circles"


def test_a_case_without_relations_says_so() -> None:
    assert balance_line(Balance()) == "No relation and no assertion that several claims share was found"
    tensions = weighed_case().balance.tensions  # type: ignore[union-attr]
    assert balance_line(Balance(tensions=tensions[:1])).endswith(" was found; 1 tension")


@pytest.mark.parametrize(
    ("found", "ground"),
    [
        (support(["a"], 1, 1, "single_origin", "disputed"), "disputed"),
        (support([], 0, 0, "brief_only"), "brief_only"),
        (support([], 0, 0), "unsupported"),
        (support(["a"], 1, 1, "single_origin", "anonymous_only"), "anonymous_only"),
        (support(["a"], 1, 1, "hedged_only", "single_origin"), "single_origin"),
        (support(["a", "b"], 1, 2, "hedged_only"), "unsure"),
        (support(["a", "b"], 2, 2, "circular"), "several"),
    ],
)
def test_each_has_one_ground_the_weakest(found: Support, ground: Ground) -> None:
    assert ground_of(Assertion("asr-1", "it", ("clm-1",), support=found)) == ground


def test_they_are_listed_by_ground_and_in_it_by_their_claims() -> None:
    def held(identity: str, claims: int, least: int) -> Assertion:
        return Assertion(identity, "it", ("clm-1",) * claims, support=Support(("voi-1",), least, 2))

    listed = by_ground([held("b", 1, 2), held("c", 3, 2), held("a", 1, 2), held("d", 1, 1)])
    assert {ground: [it.id for it in some] for ground, some in listed.items()} == {
        "unsure": ["d"], "several": ["c", "a", "b"],
    }  # fmt: skip
    assert [*listed] == ["unsure", "several"], "the weakest first"


def test_what_the_heading_says_is_not_said_again() -> None:
    def weak(found: Support) -> tuple[Weakness, ...]:
        return further_weaknesses(Assertion("asr-1", "it", ("clm-1",), support=found))

    assert weak(support(["a"], 1, 1, "single_origin", "hedged_only")) == ("hedged_only",)
    assert weak(support(["a"], 1, 1, "single_origin", "anonymous_only", "disputed")) == ("anonymous_only",)
    assert weak(support(["a", "b"], 1, 2, "circular")) == ("circular",)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Support(("a", "b"), 1, 2), "1–2 independent origins"),
        (Support(("a", "b"), 2, 2), "2 independent origins"),
        (Support(("a",), 1, 1), "1 independent origin"),
        (Support(), "no origin"),
        (Support(weaknesses=("brief_only",)), "no origin but the brief"),
    ],
)
def test_support_is_a_range(found: Support, words: str) -> None:
    assert support_in_words(found) == words


def test_a_relation_reads_as_a_sentence_with_its_time() -> None:
    case = weighed_case()
    assert case.balance is not None
    names = {entity.id: entity.name for entity in case.entities}
    assert relation_in_words(case.balance.relations[3], names) == ("Tomas Reik", "directs", "Corran Freight")
    assert relation_period(case.balance.relations[3]) == "6 April 2014 to 12 April 2014"
    assert relation_period(case.balance.relations[0]) == "since 2011"
    assert relation_period(case.balance.relations[1]) == ""
    assert relation_in_words(case.balance.relations[0], {})[0] == case.balance.relations[0].subject_id


@pytest.mark.parametrize(
    ("critical", "words"),
    [
        (Critical("v", ("a",)), "1 relation falls without it"),
        (Critical("v", ("a", "b"), ("c",)), "2 relations and 1 assertion fall without it"),
        (Critical("v", (), ("c",), 1), "1 assertion falls without it; 1 more leans on it among others"),
        (Critical("v", leaning=4), "nothing falls without it; 4 more lean on it among others"),
    ],
)  # fmt: skip
def test_what_falls_without_a_voice(critical: Critical, words: str) -> None:
    assert critical_in_words(critical) == words


def test_a_voice_has_the_grades_of_what_it_takes_in() -> None:
    case = weighed_case()
    assert case.balance is not None
    courier = next(voice for voice in case.balance.voices if voice.name == "New Courier")
    assert grade_of(courier, case.grades) == "C"
    also = replace(case.grades[0], subject=courier.id, reliability="A")
    assert grade_of(courier, (*case.grades, also)) == "A/C"
    assert grade_of(Voice(voice_id("x"), "x", "person", False), case.grades) == ""
    assert [grade_in_words(grade) for grade in case.grades] == ["C, fairly reliable", "2, probably so"]
    assert grade_in_words(Grade("src-1", "x", None, None)) == "not graded"


def test_intervals_show_both_ends_and_a_likelihood_is_never_a_point() -> None:
    assert [interval_in_words(ends) for ends in ((1.5, 3.0), (2.0, 2.0), (0.0, 0.25))] == ["1.5–3", "2", "0–0.2"]
    reading = HypothesisReading("H1", 0, (0.0, 0.0), (0.3, 0.3), "unlikely")
    assert likelihood_in_words(reading) == "unlikely (0.30–0.30)"
    assert likelihood_in_words(replace(reading, probability=(0.0, 1.0), words="")) == "less than 0.01–more than 0.99"
    assert likelihood_in_words(replace(reading, probability=None)) == "not computed"

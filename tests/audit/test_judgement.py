"""Verdicts from differences, and judgement from comparisons."""

from __future__ import annotations

import json
import math
from importlib import resources
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.weighing import compared, reading, row, weigh_plainly

from whosays.audit import judgement
from whosays.audit.compare.compared import FEATURES, Compared
from whosays.audit.judgement import CLASSES, chances, columns, judge, rests_on, verdict_of, worst
from whosays.records import AuditVerdict, Difference, Drift


def difference(drift: Drift, stronger: bool | None = None) -> Difference:
    return Difference(drift, None, None, stronger, "")


@pytest.mark.parametrize(
    ("drift", "stronger", "verdict"),
    [
        ("polarity", None, "contradicted"),
        ("certainty", True, "overstated"),
        ("certainty", False, "understated"),
        ("scope", True, "overstated"),
        ("scope", False, "understated"),
        ("attribution", True, "overstated"),
        ("attribution", None, "distorted"),
        ("actor", None, "distorted"),
        ("action", None, "distorted"),
        ("time", None, "distorted"),
        ("place", None, "distorted"),
        ("number", None, "distorted"),
        ("number", True, "distorted"),
        ("wording", None, "distorted"),
    ],
)
def test_each_difference_makes_a_verdict(drift: Drift, stronger: bool | None, verdict: AuditVerdict) -> None:
    assert verdict_of([difference(drift, stronger)]) == verdict


def test_of_several_differences_the_worst_counts_in_any_order() -> None:
    found = [difference("scope", False), difference("certainty", True), difference("time"), difference("polarity")]
    for count, verdict in enumerate(["supported", "understated", "overstated", "distorted", "contradicted"]):
        assert {verdict_of(some) for some in permutations(found[:count])} == {verdict}


def test_the_worst_verdict_of_a_claim_s_parts() -> None:
    ordered: list[AuditVerdict] = [
        "supported", "understated", "overstated", "distorted", "contradicted", "not_found",
    ]  # fmt: skip
    for count in range(1, len(ordered) + 1):
        assert worst(ordered[:count]) == worst(ordered[count - 1 :: -1]) == ordered[count - 1]


def test_a_statement_rests_on_the_passage_that_was_found_best() -> None:
    assert rests_on([compared(0.3), compared(0.8), compared(0.5)]) == 1
    assert rests_on([compared(0.8), compared(0.8), compared(0.8)]) == 0


@pytest.mark.parametrize(("supports", "contradicts"), [(0.98, 0.01), (0.01, 0.98)])
def test_of_passages_found_alike_the_one_that_speaks_of_the_matter_counts(supports: float, contradicts: float) -> None:
    silent = compared(0.5, reading(0.02, 0.02))
    speaking = compared(0.5, reading(supports, contradicts))
    assert rests_on([silent, speaking]) == 1
    assert rests_on([speaking, silent]) == 0
    assert rests_on([compared(0.99, reading(0.02, 0.02)), compared(0.01, reading(supports, contradicts))]) == 0


@given(st.lists(st.tuples(*[st.integers(0, 100)] * 3), min_size=1, max_size=6))
def test_no_passage_that_is_better_in_every_way_is_passed_over(percents: list[tuple[int, int, int]]) -> None:
    best = rests_on([compared(w / 100, reading(s / 100, c / 100)) for w, s, c in percents])
    assert not any(all(mine > theirs for mine, theirs in zip(one, percents[best], strict=True)) for one in percents)


def test_what_is_changed_is_told_from_what_is_supported_and_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh_plainly(monkeypatch)
    for read in (None, reading()):
        kinds = [
            judge([compared(0.5, read, **features)]).kind
            for features in ({"overlap": 1.0}, {"overlap": 1.0, "number_differs": 1.0}, {"overlap": 0.0})
        ]
        assert kinds == ["supported", "changed", "absent"]


def test_only_the_passage_that_it_rests_on_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh_plainly(monkeypatch)
    well = compared(0.4, overlap=1.0)
    found = judge([well, compared(0.9, overlap=1.0, time_differs=1.0)])
    assert (found.index, found.kind) == (1, "changed")
    assert found.supported == pytest.approx(chances(compared(0.9, overlap=1.0, time_differs=1.0))["supported"])
    assert judge([well]).supported > found.supported


@pytest.mark.parametrize(
    ("absent", "supported", "kind"),
    [(0.3, 0.19, "supported"), (0.3, 0.21, "changed"), (0.1, 0.19, "absent"), (0.1, 0.21, "absent")],
)
def test_thresholds_decide_where_nothing_is_certain(
    absent: float, supported: float, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each verdict has a sixth, and so the supported one a fifth of what is not absent.
    rows = {name: row({}) for name in CLASSES}
    thresholds = {"absent": absent, "supported": supported}
    monkeypatch.setattr(judgement, "_weights", lambda: {"rules": rows, "rules thresholds": thresholds})
    found = judge([compared()])
    assert found.kind == kind
    assert found.supported == pytest.approx(1 / 6)


@pytest.mark.parametrize(("threshold", "kind"), [(0.6, "absent"), (0.9, "supported")])
def test_absent_is_what_is_likely_enough_to_be(threshold: float, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {name: row({"bias": math.log(12.5)} if name == "not_found" else {}) for name in CLASSES}
    thresholds = {"absent": threshold, "supported": 0.1}
    monkeypatch.setattr(judgement, "_weights", lambda: {"rules": rows, "rules thresholds": thresholds})
    assert judge([compared()]).kind == kind


def test_the_shipped_weights_are_those_of_the_comparisons() -> None:
    weights = json.loads(resources.files("whosays.audit").joinpath("weights.json").read_text("utf-8"))
    assert tuple(weights["columns"]) == columns() == ("bias", *FEATURES)
    for kind in ("encoder", "rules"):
        assert {name: len(values) for name, values in weights[kind].items()} == dict.fromkeys(CLASSES, len(columns()))
        assert weights[f"{kind} thresholds"].keys() == {"absent", "supported"}
        assert all(0 < value < 1 for value in weights[f"{kind} thresholds"].values())


@given(st.lists(st.floats(-7, 7), min_size=len(FEATURES), max_size=len(FEATURES)), st.booleans())
def test_chances_are_a_distribution_whatever_was_found(values: list[float], with_encoder: bool) -> None:
    one = compared(0.5, reading() if with_encoder else None)
    found = chances(Compared(one.passage, one.around, one.place, (), one.reading, tuple(values)))
    assert tuple(found) == CLASSES
    assert sum(found.values()) == pytest.approx(1.0)
    assert all(0.0 <= chance <= 1.0 for chance in found.values())

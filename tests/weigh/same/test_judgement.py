"""From comparisons to kinds of bonds."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.weigh.same.compared import FEATURES, LEANING, READ, TURNED, Compared, Manner, PairRead, Question, columns
from whosays.weigh.same.judgement import Judge, logistic, shipped_judge

NOTHING = Compared((0.0,) * len(FEATURES), (0.0,) * len(TURNED), (0.0,) * len(LEANING))


def plain_judge() -> Judge:
    """One that goes by words alone: bonded by words alike, denied by polarity, leaning by words held."""
    bond = [-2.0, *(4.0 * (name == "words alike") for name in FEATURES)]
    denial = [-3.0, *(6.0 * (name == "polarity differs") for name in TURNED)]
    leaning = [4.0 * (name == "words held") for name in LEANING]
    rules = {"bond": bond, "denial": denial, "leaning": leaning, "step": 2.0, "least": 0.5}
    return Judge({"rules": rules, "events": {"bond": bond, "least": 0.5}})


def compared(*, alike: float, turned: bool = False, leaning: float = 0.0) -> Compared:
    return Compared(
        tuple(alike * (name == "words alike") for name in FEATURES),
        tuple(float(turned and name == "polarity differs") for name in TURNED),
        tuple(leaning * (name == "words held") for name in LEANING),
    )


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (compared(alike=0.9), "same"),
        (compared(alike=0.9, turned=True), "contradicting"),
        (compared(alike=0.9, leaning=1.0), "narrower"),
        (compared(alike=0.9, leaning=-1.0), "broader"),
        (compared(alike=0.1), None),
    ],
)
def test_what_the_first_is_to_the_second(one: Compared, kind: str | None) -> None:
    assert plain_judge().call(one) == kind


@given(st.floats(-3, 3))
def test_turning_the_pair_round_turns_the_kind_round(leaning: float) -> None:
    judge, turned = plain_judge(), {"broader": "narrower", "narrower": "broader"}
    there, back = (judge.kind(compared(alike=0.9, leaning=value)) for value in (leaning, -leaning))
    assert back[0] == turned.get(there[0], there[0])
    assert back[1] == pytest.approx(there[1])


def test_probabilities_stay_within_bounds_for_any_weights() -> None:
    assert 0.0 <= logistic(-1e9) < logistic(0.0) == 0.5 < logistic(1e9) <= 1.0


def test_the_shipped_weights_are_those_of_the_comparisons() -> None:
    kept = json.loads(resources.files("whosays.weigh.same").joinpath("weights.json").read_text("utf-8"))
    manners: tuple[Manner, ...] = ("rules", "encoder")
    questions: tuple[Question, ...] = ("bond", "denial", "leaning")
    for question in questions:
        assert tuple(kept["columns"][question]) == columns(question, "encoder")
        assert all(len(kept[manner][question]) == len(columns(question, manner)) for manner in manners)
    assert len(kept["events"]["bond"]) == len(columns("bond", "events"))


def test_what_the_encoder_finds_borne_out_both_ways_is_likelier_bonded() -> None:
    judge = shipped_judge()
    faint, sure = (
        Compared(NOTHING.features, NOTHING.turned, NOTHING.leaning, PairRead(value, value, 0.0, 0.0))
        for value in (0.05, 0.95)
    )
    assert len(READ) == 4
    assert judge.bonded(faint) < judge.bonded(sure)

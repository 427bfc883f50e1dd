"""The authored scenarios of claims."""

from __future__ import annotations

from collections import Counter

from training.pairs.scenarios import KINDS, read_scenarios

TOLD = [*read_scenarios()]


def test_every_scenario_has_one_base_and_only_known_kinds() -> None:
    bases = Counter(one.scenario for one in TOLD if one.kind == "base")
    assert set(bases.values()) == {1}
    assert {one.scenario for one in TOLD} == set(bases)
    assert {one.kind for one in TOLD} == {"base", *KINDS}


def test_a_scenario_is_either_learnt_from_or_kept() -> None:
    parts = {(one.scenario, one.held_out) for one in TOLD}
    assert len(parts) == len({scenario for scenario, _ in parts})
    assert {held_out for _, held_out in parts} == {True, False}


def test_no_text_stands_twice_under_different_kinds() -> None:
    kinds = {(one.scenario, one.text): one.kind for one in TOLD}
    assert all(kinds[one.scenario, one.text] == one.kind for one in TOLD)

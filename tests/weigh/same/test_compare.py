"""Single comparisons, and all of them together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from tests.weigh.same.told import FILLERS, NEVER_SOLD, PAINTED, SOLD, WAS_SOLD, case_of

from whosays.text.quantities import plain_quantities
from whosays.weigh.same.compare import Comparer
from whosays.weigh.same.compared import FEATURES, LEANING, TURNED, PairRead, columns
from whosays.weigh.same.facets import facets_of
from whosays.weigh.same.measures import apart, exacter, numbers_met, shared, swapped, times_met

FACETS = facets_of(case_of([SOLD, PAINTED, *FILLERS], [WAS_SOLD, NEVER_SOLD]))
ACTIVE, PORTRAITS, PASSIVE, NEVER = FACETS[0], FACETS[1], FACETS[6], FACETS[7]


def test_every_value_has_its_name() -> None:
    found = Comparer(FACETS).compared(ACTIVE, PASSIVE)
    assert (len(found.features), len(found.turned), len(found.leaning)) == (len(FEATURES), len(TURNED), len(LEANING))
    assert len(found.bond_values) == len(columns("bond", "rules"))
    read = replace(found, read=PairRead(0.9, 0.2, 0.0, 0.1))
    assert len(read.bond_values) == len(columns("bond", "encoder"))
    assert len(read.denial_values) == len(columns("denial", "encoder"))
    assert len(read.leaning_values) == len(columns("leaning", "encoder"))
    assert read.without_reading() == found


def test_comparisons_have_no_direction_but_leaning_has() -> None:
    comparer = Comparer(FACETS)
    for one, other in combinations(FACETS, 2):
        there, back = comparer.compared(one, other), comparer.compared(other, one)
        assert there.features == pytest.approx(back.features)
        assert there.turned == back.turned
        assert there.leaning == pytest.approx([-value for value in back.leaning])


def test_the_same_in_other_words_is_nearer_than_another_deed_of_the_same_person() -> None:
    comparer = Comparer(FACETS)
    near, far = (dict(zip(FEATURES, comparer.features(ACTIVE, other), strict=True)) for other in (PASSIVE, PORTRAITS))
    assert all(near[name] > far[name] for name in ("words alike", "words held", "times meet", "trigger alike"))


def test_a_denial_shows_in_what_is_turned() -> None:
    assert dict(zip(TURNED, Comparer(FACETS).turned(ACTIVE, NEVER), strict=True))["polarity differs"] == 1.0


def test_days_meet_where_one_satisfies_both() -> None:
    assert times_met([(1, 10)], [(10, 20)]) == 1.0
    assert times_met([(1, 9)], [(10, 20), (30, 31)]) == 0.0
    assert times_met([], [(1, 2)]) is None


def test_only_numbers_of_one_thing_are_compared() -> None:
    nine, ten, oars, more = map(plain_quantities, ("nine boats sank", "ten boats", "ten oars", "at least eight boats"))
    assert numbers_met(nine, ten) == 0.0
    assert numbers_met(nine, oars) is None
    assert numbers_met(nine, more) == 1.0


def test_the_shorter_time_is_the_more_exact() -> None:
    assert exacter([(5, 5)], [(1, 30)]) == 1.0
    assert exacter([], [(1, 30)]) == -1.0
    assert exacter([], []) == 0.0


def test_sets_are_apart_only_where_both_have_members() -> None:
    assert apart(frozenset("a"), frozenset("b")) == 1.0
    assert apart(frozenset("a"), frozenset()) == apart(frozenset("ab"), frozenset("b")) == 0.0
    assert shared(frozenset("ab"), frozenset("b")) == 1.0


def test_roles_are_swapped_where_the_doer_suffers_it() -> None:
    one = replace(ACTIVE, subjects=frozenset("a"), objects=frozenset("b"))
    other = replace(ACTIVE, subjects=frozenset("b"), objects=frozenset("a"))
    assert swapped(one, other) == 1.0
    assert swapped(one, one) == 0.0

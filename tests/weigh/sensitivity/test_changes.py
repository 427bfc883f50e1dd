"""What falls and what weakens where voices are left out, or between two balances."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.sensitivity.standing import balance, provenance

from whosays.records import Balance, Change, Effect, Relation, Support, Weakness
from whosays.weigh.sensitivity import Drop, changes_between, changes_when_dropped
from whosays.weigh.sensitivity.changes import effect_of

SAID = {
    "c1": ["courier clerk"],
    "c2": ["gazette clerk", "gazette baker"],
    "c3": ["herald"],
    "c4": ["courier"],
}
COUNTED = provenance(SAID)
WEIGHED = balance(
    COUNTED,
    relations={"r1": ("c1", ""), "r2": ("c1 c2", ""), "r3": ("c3", "c4"), "r4": ("c3", "")},
    assertions={"a1": ("c4", ""), "a2": ("c3", "")},
    narrower={"a1": ("a2",)},
)
EVERYBODY = Drop(tuple(sorted(voice.id for voice in COUNTED.voices)))


def effects(changes: tuple[Change, ...]) -> dict[str, Effect]:
    return {change.id: change.effect for change in changes}


def test_the_only_witness_takes_a_relation_along_and_another_keeps_one() -> None:
    changes = changes_when_dropped(WEIGHED, COUNTED, Drop(("clerk",)))
    assert [(change.id, change.effect) for change in changes] == [("r1", "falls"), ("r2", "weakens")]
    fallen, weakened = changes
    assert (fallen.before.most, fallen.after) == (1, Support())
    assert (weakened.before.most, weakened.after.most, weakened.after.weaknesses) == (2, 1, ("single_origin",))


def test_a_paper_takes_along_what_only_it_carries() -> None:
    assert effects(changes_when_dropped(WEIGHED, COUNTED, Drop(("gazette",)))) == {"r2": "weakens"}


def test_without_whoever_denies_it_a_relation_is_disputed_no_more() -> None:
    changes = changes_when_dropped(WEIGHED, COUNTED, Drop(("courier",)))
    assert effects(changes)["r3"] == "strengthens"
    assert "disputed" not in changes[-1].after.weaknesses


def test_what_a_narrower_assertion_still_says_does_not_fall() -> None:
    change = next(it for it in changes_when_dropped(WEIGHED, COUNTED, Drop(("courier",))) if it.id == "a1")
    assert (change.effect, change.kept_by, change.after.most) == ("weakens", ("a2",), 0)
    both = changes_when_dropped(WEIGHED, COUNTED, Drop(("courier", "herald")))
    assert effects(both)["a1"] == effects(both)["a2"] == "falls"


def test_assertions_narrower_than_each_other_do_not_hold_each_other_up() -> None:
    circle = balance(COUNTED, assertions={"a1": ("c4", ""), "a2": ("c4", "")}, narrower={"a1": ("a2",), "a2": ("a1",)})
    assert effects(changes_when_dropped(circle, COUNTED, Drop(("courier",)))) == {"a1": "falls", "a2": "falls"}


def test_without_everybody_everything_falls() -> None:
    changes = changes_when_dropped(WEIGHED, COUNTED, EVERYBODY)
    assert effects(changes) == dict.fromkeys(("r1", "r2", "r3", "r4", "a1", "a2"), "falls")
    assert changes[0].id == "r2"  # of those that fall it had the most


def test_without_nobody_nothing_changes() -> None:
    assert changes_when_dropped(WEIGHED, COUNTED, Drop()) == ()
    assert changes_when_dropped(WEIGHED, COUNTED, Drop(("nobody",))) == ()
    assert changes_when_dropped(Balance(), provenance({}), EVERYBODY) == ()


@settings(deadline=None)
@given(st.frozensets(st.sampled_from(EVERYBODY.voices)), st.frozensets(st.sampled_from(EVERYBODY.voices)))
def test_whoever_more_are_left_out_the_more_falls(some: frozenset[str], more: frozenset[str]) -> None:
    def falling(gone: frozenset[str]) -> set[str]:
        changes = changes_when_dropped(WEIGHED, COUNTED, Drop(tuple(sorted(gone))))
        return {change.id for change in changes if change.effect == "falls"}

    assert falling(some) <= falling(some | more)


@pytest.mark.parametrize(
    ("least", "most", "weaknesses", "effect"),
    [
        (1, 3, (), None),
        (0, 0, (), "falls"),
        (1, 2, (), "weakens"),
        (0, 3, (), "weakens"),
        (1, 3, ("anonymous_only",), "weakens"),
        (2, 3, (), "strengthens"),
        (2, 3, ("disputed",), "shifts"),
        (2, 2, (), "shifts"),
    ],
)
def test_the_effect(least: int, most: int, weaknesses: tuple[Weakness, ...], effect: Effect | None) -> None:
    assert effect_of(Support((), 1, 3), Support((), least, most, weaknesses)) == effect


def test_what_had_no_support_has_none_to_lose() -> None:
    assert effect_of(Support(weaknesses=("disputed",)), Support()) is None


def relation(key: str, claims: str, most: int = 1, subject: str = "ann") -> Relation:
    return Relation(key, subject, "met", "bert", tuple(claims.split()), support=Support((), 1, most))


def test_between_equal_balances_nothing_changes() -> None:
    assert changes_between(WEIGHED, WEIGHED) == ()


def test_a_relation_parted_in_two_is_compared_with_the_larger_part() -> None:
    whole = Balance(relations=(relation("r1", "c1 c2 c3", 3), relation("r9", "c9")))
    parted = Balance(relations=(relation("r2", "c1 c2", 2), relation("r3", "c3", 1), relation("r9", "c9")))
    assert changes_between(whole, parted) == (
        Change("relation", "r1", "weakens", Support((), 1, 3), Support((), 1, 2), after_id="r2"),
        Change("relation", "r3", "appears", Support(), Support((), 1, 1)),
    )
    joined = changes_between(parted, whole)
    assert [(change.id, change.effect, change.after_id) for change in joined] == [
        ("r2", "strengthens", "r1"),
        ("r3", "strengthens", "r1"),
    ]


def test_a_relation_of_another_sort_on_the_same_claims_is_another_one() -> None:
    before, after = relation("r1", "c1"), replace(relation("r2", "c1"), type="trained")
    changes = changes_between(Balance(relations=(before,)), Balance(relations=(after,)))
    assert [(change.id, change.effect) for change in changes] == [("r1", "falls"), ("r2", "appears")]


def test_a_relation_that_keeps_its_id_and_loses_an_origin_weakens() -> None:
    before, after = relation("r1", "c1 c2", 2), relation("r1", "c1 c2", 1)
    (change,) = changes_between(Balance(relations=(before,)), Balance(relations=(after,)))
    assert (change.effect, change.after_id) == ("weakens", "")

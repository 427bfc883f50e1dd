"""On which voices most hangs, and what hangs on one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.sensitivity.standing import balance, provenance

from whosays.records import Balance, Critical, CutSet
from whosays.weigh.sensitivity import Drop, changes_when_dropped, critical, resting_on

SAID = {"c1": ["courier clerk"], "c2": ["gazette clerk"], "c3": ["herald"]}
COUNTED = provenance(SAID)
WEIGHED = balance(COUNTED, {"r1": ("c1", ""), "r2": ("c1 c2", "")}, {"a1": ("c1 c2 c3", ""), "a2": ("c3", "")})


def test_those_without_whom_most_falls_come_first() -> None:
    assert critical(WEIGHED, COUNTED) == (
        Critical("clerk", ("r1", "r2"), (), 1),
        Critical("courier", ("r1",), (), 2),
        Critical("herald", (), ("a2",), 1),
        Critical("gazette", (), (), 2),
    )


def test_nothing_hangs_on_anybody_in_an_empty_case() -> None:
    assert critical(Balance(), provenance({})) == ()


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["c1", "c2", "c3"]),
        st.lists(st.lists(st.sampled_from("abcd"), min_size=1, unique=True).map(" ".join), min_size=1, max_size=3),
    )
)
def test_what_falls_is_what_dropping_the_voice_makes_fall(said: dict[str, list[str]]) -> None:
    counted = provenance(said)
    weighed = balance(counted, {"r1": ("c1 c2", ""), "r2": ("c2 c3", "c1"), "r3": ("c3", "")})
    told = {one.voice: set(one.relations) for one in critical(weighed, counted)}
    for voice in "abcd":
        changes = changes_when_dropped(weighed, counted, Drop((voice,)))
        assert told.get(voice, set()) == {one.id for one in changes if one.effect == "falls"}


def test_what_rests_on_a_voice_comes_with_its_share_and_its_cuts() -> None:
    resting = resting_on(WEIGHED, COUNTED, Drop(("clerk",)))
    assert [(one.id, one.falls) for one in resting] == [("r2", True), ("r1", True), ("a1", False)]
    first, second, third = resting
    assert (first.share, second.share) == (pytest.approx(2 / 3), pytest.approx(1 / 2))
    assert first.cuts.sets == (CutSet(("clerk",)), CutSet(("courier", "gazette")))
    assert third.cuts.sets[0] == CutSet(("clerk", "herald"))
    assert sum(share.share for share in third.shares) == pytest.approx(1)


def test_several_voices_together_bear_the_sum_of_their_shares() -> None:
    (alone,) = [one for one in resting_on(WEIGHED, COUNTED, Drop(("courier", "gazette"))) if one.id == "r2"]
    assert alone.falls
    assert alone.share == pytest.approx(1 / 3)


def test_a_long_list_keeps_what_falls() -> None:
    resting = resting_on(WEIGHED, COUNTED, Drop(("clerk",)), most=2)
    assert [one.id for one in resting] == ["r2", "r1"]

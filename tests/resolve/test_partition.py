"""Sets that are joined, and what keeps them apart."""

from __future__ import annotations

from whosays.resolve.bearers import Bearer
from whosays.resolve.partition import Partition

A, B, C, D = (Bearer(name, "ent") for name in "abcd")


def test_what_keeps_two_apart_keeps_their_sets_apart() -> None:
    sets = Partition([A, B, C, D])
    sets.keep_apart("dec-1", [A], [B])
    assert sets.reason_apart([A, B]) == "dec-1"
    assert sets.reason_apart([A, C]) is None
    sets.join([A, C])
    sets.join([B, D])
    assert sets.reason_apart([C, D]) == "dec-1"
    assert sets.apart([C], [D])
    assert not sets.apart([C], [A])
    assert sets.opponents([sets.head(A), sets.head(B)]) == {
        sets.head(A): {sets.head(D)},
        sets.head(D): {sets.head(C)},
    }


def test_several_that_are_kept_from_one_may_join() -> None:
    sets = Partition([A, B, C])
    sets.keep_apart("dec-1", [A], [B, C])
    assert sets.reason_apart([B, C]) is None
    assert sets.reason_apart([A, B, C]) == "dec-1"
    sets.join([B, C])
    assert sets.sets() == [[A], [B, C]]
    assert sets.together([B, C])
    assert not sets.together([A, B, C])

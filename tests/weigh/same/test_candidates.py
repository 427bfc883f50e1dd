"""Which pairs are worth comparing."""

from __future__ import annotations

from tests.weigh.same.told import FILLERS, NEVER_SOLD, PAINTED, SOLD, WAS_SOLD, Said, case_of

from whosays.weigh.same.candidates import candidates
from whosays.weigh.same.facets import facets_of


def test_claims_that_share_what_is_rare_are_compared_and_others_are_not() -> None:
    facets = facets_of(case_of([SOLD, PAINTED, *FILLERS], [WAS_SOLD, NEVER_SOLD]))
    ids = [one.id for one in facets]
    pairs = {(ids[one], ids[other]) for one, other in candidates(facets)}
    assert {(ids[0], ids[6]), (ids[0], ids[7]), (ids[6], ids[7])} <= pairs
    assert not any(ids[filler] in pair for filler in range(2, 6) for pair in pairs)


def test_pairs_come_in_order_each_once() -> None:
    pairs = candidates(facets_of(case_of([SOLD, *FILLERS], [WAS_SOLD], [NEVER_SOLD])))
    assert pairs == sorted(set(pairs))
    assert all(one < other for one, other in pairs)


def test_many_claims_on_one_matter_make_no_square_of_pairs() -> None:
    towns = [f"Port{letter}{other}" for letter in "abcdefghijklmnop" for other in "abcdefghijklmnop"]
    told = [
        Said(f"The harbour of {town} imported salt", f"The harbour of {town}", "imported", "salt") for town in towns
    ]
    found = candidates(facets_of(case_of(told)))
    assert len(found) <= 10 * len(towns)


def test_nothing_to_compare_is_no_error() -> None:
    assert candidates([]) == []
    assert candidates(facets_of(case_of([SOLD]))) == []

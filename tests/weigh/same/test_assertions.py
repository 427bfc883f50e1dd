"""Claims gathered into assertions."""

from __future__ import annotations

from collections.abc import Iterable

from tests.weigh.same.told import NEVER_SOLD, PAINTED, SOLD, WAS_SOLD, case_of

from whosays.records import Assertion, BondKind, ClaimBond, Support
from whosays.weigh.same import gather_assertions


class Counting:
    """In place of a provenance: every claim is an origin of its own."""

    def support(self, claim_ids: Iterable[str], denied_by: Iterable[str] = ()) -> Support:
        own = tuple(claim_ids)
        return Support(own, 1, len(own), ("disputed",) if tuple(denied_by) else ())


CASE = case_of([SOLD, PAINTED], [WAS_SOLD], [NEVER_SOLD], [SOLD])
IDS = [claim.id for claim in CASE.claims]


def gathered(*bonds: tuple[int, int, BondKind, float]) -> tuple[Assertion, ...]:
    told = [ClaimBond(IDS[one], IDS[other], kind, probability, "") for one, other, kind, probability in bonds]
    return gather_assertions(CASE, told, Counting())  # type: ignore[arg-type]


def test_claims_that_say_the_same_are_one_assertion_in_order_of_the_case() -> None:
    (one,) = gathered((0, 2, "same", 0.9), (2, 4, "same", 0.8), (0, 4, "same", 1.0))
    assert one.claim_ids == (IDS[0], IDS[2], IDS[4])
    assert one.support.most == 3
    assert one.text == SOLD.text


def test_a_denied_claim_is_an_assertion_by_itself_and_so_is_the_denial() -> None:
    one, denial = gathered((0, 3, "contradicting", 0.9))
    assert (one.claim_ids, one.denied_by) == ((IDS[0],), (IDS[3],))
    assert (denial.claim_ids, denial.denied_by) == ((IDS[3],), (IDS[0],))
    assert one.support.weaknesses == ("disputed",)


def test_what_contradicts_is_never_gathered() -> None:
    found = gathered((0, 2, "same", 0.9), (2, 3, "same", 0.9), (0, 3, "contradicting", 0.9))
    assert not any({IDS[0], IDS[3]} <= set(one.claim_ids) for one in found)


def test_broader_and_narrower_link_assertions_both_ways() -> None:
    wide, exact = gathered((0, 4, "same", 1.0), (1, 2, "same", 0.9), (0, 1, "broader", 0.9))
    assert wide.narrower == (exact.id,)
    assert exact.broader == (wide.id,)
    assert wide.broader == exact.narrower == ()


def test_without_bonds_nothing_is_gathered() -> None:
    assert gathered() == ()


def test_weak_bonds_gather_nothing() -> None:
    assert gathered((0, 2, "same", 0.1)) == ()

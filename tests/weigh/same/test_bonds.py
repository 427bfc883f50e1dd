"""Bonds of small cases, by the rules alone and with an encoder that is made up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.weigh.same.told import FILLERS, NEVER_SOLD, PAINTED, SOLD, WAS_SOLD, case_of

from whosays.records import Analysis, ClaimBond
from whosays.weigh.same import bonds, find_bonds
from whosays.weigh.same.compared import PairRead
from whosays.weigh.same.facets import Facets


@pytest.fixture(autouse=True)
def by_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bonds, "shipped_pairs", lambda: None)


def kinds(analysis: Analysis) -> dict[tuple[int, int], str]:
    order = {claim.id: place for place, claim in enumerate(analysis.claims)}
    return {(order[bond.left], order[bond.right]): bond.kind for bond in find_bonds(analysis)}


def test_two_documents_that_say_it_in_active_and_passive_say_the_same() -> None:
    assert kinds(case_of([SOLD, *FILLERS], [WAS_SOLD, PAINTED])).get((0, 5)) == "same"


def test_a_copied_document_is_bonded_claim_by_claim() -> None:
    told = [SOLD, PAINTED, *FILLERS]
    found = kinds(case_of(told, told))
    assert {(place, place + len(told)): "same" for place in range(len(told))}.items() <= found.items()


def test_copies_are_bonded_without_a_doubt_and_with_few_before_them() -> None:
    analysis = case_of(*([SOLD] for _ in range(30)))
    found = find_bonds(analysis)
    assert {bond.probability for bond in found} == {1.0}
    assert len(found) == sum(min(place, 12) for place in range(30))


def test_a_denial_contradicts() -> None:
    assert kinds(case_of([SOLD, *FILLERS], [NEVER_SOLD])).get((0, 5)) == "contradicting"


def test_what_shares_only_a_name_is_not_bonded() -> None:
    assert kinds(case_of([SOLD, *FILLERS], [PAINTED])) == {}


def test_a_case_without_claims_has_no_bonds() -> None:
    assert find_bonds(Analysis()) == ()


def test_the_left_comes_first_in_the_case_and_the_order_is_theirs() -> None:
    analysis = case_of([WAS_SOLD, *FILLERS], [NEVER_SOLD, SOLD])
    order = {claim.id: place for place, claim in enumerate(analysis.claims)}
    found = [(order[bond.left], order[bond.right]) for bond in find_bonds(analysis)]
    assert found == sorted(found)
    assert all(left < right for left, right in found)


def test_the_same_case_gives_the_same_bonds() -> None:
    assert find_bonds(case_of([SOLD], [WAS_SOLD, NEVER_SOLD])) == find_bonds(case_of([SOLD], [WAS_SOLD, NEVER_SOLD]))


def test_the_encoder_is_asked_for_few_pairs_and_can_turn_the_rules_down(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def doubting(pairs: Sequence[tuple[Facets, Facets]], _: object) -> list[PairRead | None]:
        asked.append(len(pairs))
        return [PairRead(0.0, 0.0, 0.0, 0.0)] * len(pairs)

    monkeypatch.setattr(bonds, "read_pairs", doubting)
    monkeypatch.setattr(bonds, "_MOST_READ", 1)
    before: tuple[ClaimBond, ...] = find_bonds(case_of([SOLD, *FILLERS], [PAINTED]))
    assert before == ()
    find_bonds(case_of([SOLD, *FILLERS], [WAS_SOLD], [NEVER_SOLD]))
    assert max(asked) == 1


def test_why_names_whom_both_speak_of_and_the_denial() -> None:
    (bond,) = [one for one in find_bonds(case_of([SOLD, *FILLERS], [NEVER_SOLD])) if one.kind == "contradicting"]
    assert "Orsolya Vant" in bond.why
    assert "not so" in bond.why

from __future__ import annotations

import pytest
from tests.audit.sides import brief, claim_with, exact, side

from whosays.audit.compare.polarity import compare_polarity
from whosays.records import Difference


def compared(told: str, passage: str) -> list[Difference]:
    claim = brief(f"The Harbour Board reported that {told}.")
    theirs = side(passage)
    content = brief(claim.text, told)
    return compare_polarity(claim_with(claim, told), content, theirs, claim_with(theirs, "the yard"))


@pytest.mark.parametrize(
    ("passage", "negation"),
    [
        ("Ada Quist never sold the yard.", "never sold"),
        ("Ada Quist did not sell the yard.", "not sell"),
        ("Ada Quist denied that she had sold the yard.", "denied"),
    ],
)
def test_what_the_source_denies(passage: str, negation: str) -> None:
    (found,) = compared("Quist had sold the yard", passage)
    assert (found.drift, found.stronger) == ("polarity", None)
    assert exact(found.claim, found.passage) == (None, negation)
    assert f"“{negation}”" in found.why


def test_what_the_brief_denies() -> None:
    (found,) = compared("Quist had not sold the yard", "Ada Quist sold the yard.")
    assert exact(found.claim, found.passage) == ("not sold", None)
    assert "“not sold”" in found.why


@pytest.mark.parametrize(
    ("told", "passage"),
    [
        ("Quist had sold the yard", "Ada Quist sold the yard."),
        ("Quist had not sold the yard", "Ada Quist never sold the yard."),
    ],
)
def test_what_both_affirm_or_both_deny(told: str, passage: str) -> None:
    assert compared(told, passage) == []


def test_where_each_has_a_negation_of_its_own_nothing_is_said() -> None:
    assert compared("Quist had sold the yard without a licence", "Ada Quist never sold the yard.") == []

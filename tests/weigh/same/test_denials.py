"""Which contradictions stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.weigh.same.told import FILLERS, NEVER_SOLD, SOLD, Said, case_of

from whosays.weigh.same.compare import Comparer
from whosays.weigh.same.compared import PairRead
from whosays.weigh.same.denials import differs, stands
from whosays.weigh.same.facets import Facets, facets_of
from whosays.weigh.same.saying import is_reference

NINE = Said("Yesterday the ferry Heron drowned nine goats", "the ferry Heron", "drowned", "nine goats")
TEN = replace(NINE, text="Yesterday the ferry Heron drowned ten goats")
OTHER = replace(NINE, text="Yesterday the ferry Gannet drowned ten goats", subject="the ferry Gannet")
BORN = Said("Ida Holm was born in 1901", "Ida Holm", "was born", "in 1901", date=("1901", "1901"))
LATER = replace(BORN, text="Ida Holm was born in 1911", date=("1911", "1911"))
REFUSED = Said("The council of Arrel refused the plan", "The council of Arrel", "refused", "the plan")
GRANTED = Said("The council of Arrel granted the plan", "The council of Arrel", "granted", "the plan")


def pair(one: Said, other: Said) -> tuple[Comparer, Facets, Facets]:
    facets = facets_of(case_of([one, *FILLERS], [other]))
    return Comparer(facets), facets[0], facets[-1]


@pytest.mark.parametrize(
    ("one", "other", "read", "standing"),
    [
        (SOLD, NEVER_SOLD, None, True),
        (SOLD, NEVER_SOLD, PairRead(0.9, 0.9, 0.0, 0.0), False),
        (NINE, TEN, None, True),
        (NINE, OTHER, None, False),
        (BORN, LATER, None, True),
        (REFUSED, GRANTED, None, False),
        (REFUSED, GRANTED, PairRead(0.0, 0.0, 0.9, 0.9), True),
        (REFUSED, GRANTED, PairRead(0.0, 0.0, 0.9, 0.1), False),
    ],
)
def test_a_contradiction_stands_where_nothing_else_parts_the_claims(
    one: Said, other: Said, read: PairRead | None, standing: bool
) -> None:
    comparer, first, second = pair(one, other)
    assert stands(first, second, comparer.compared(first, second, read)) is standing


def test_an_author_does_not_contradict_himself_but_somebody_he_quotes_may() -> None:
    comparer, first, second = pair(SOLD, NEVER_SOLD)
    second = replace(second, document_id=first.document_id)
    compared = comparer.compared(first, second)
    assert not stands(first, second, compared)
    assert stands(first, replace(second, attributed=True), compared)


def test_what_parts_two_claims_is_named() -> None:
    assert differs(*pair(NINE, TEN)[1:]) == "number"
    assert differs(*pair(BORN, LATER)[1:]) == "time"
    assert differs(*pair(SOLD, SOLD)[1:]) is None


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("For the arrival, see Arrel interview 4", True),
        ("Interview 4, box 2, 12-13, 1904", True),
        ("Two of the 14 boats reached Arrel", False),
        ("They could see Arrel from the hill", False),
    ],
)
def test_references_say_where_to_look(text: str, reference: bool) -> None:
    assert is_reference(text) is reference

from __future__ import annotations

import pytest
from tests.audit.sides import brief, exact, side

from whosays.audit.compare.numbers import compare_numbers


@pytest.mark.parametrize(
    ("claim", "passage", "ours", "theirs"),
    [
        ("Twelve boats sank.", "Twenty boats sank.", "Twelve boats", "Twenty boats"),
        ("40 men drowned.", "43 men drowned.", "40 men", "43 men"),
        ("They sank twelve of the boats.", "They sank 20 old boats.", "twelve of the boats", "20 old boats"),
        ("It cost $40,000 to build.", "It cost $45,000 to build.", "$40,000", "$45,000"),
        ("30 per cent of the men left.", "40% of the men left.", "30 per cent", "40%"),
        ("It lies 3 km away.", "It lies 4,500 metres away.", "3 km", "4,500 metres"),
    ],
)
def test_another_number_of_the_same_things_differs(claim: str, passage: str, ours: str, theirs: str) -> None:
    (found,), missing = compare_numbers(brief(claim), side(passage))
    assert (found.drift, found.stronger, missing) == ("number", None, 0)
    assert exact(found.claim, found.passage) == (ours, theirs)
    assert f"“{ours}”" in found.why
    assert f"“{theirs}”" in found.why


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Twelve boats sank.", "A dozen boats sank."),
        ("Twelve boats sank.", "12 boats sank, and 9 rafts."),
        ("About 40 men drowned.", "43 men drowned."),
        ("40 men drowned.", "About 43 men drowned."),
        ("It lies 3 km away.", "It lies 3,000 metres away."),
        ("He sold two tonnes of copper.", "He sold 2,000 kilograms of copper."),
        ("It cost 3.5 million crowns.", "It cost 3,500,000 crowns."),
        ("In 2014 nine boats sank.", "In 2016 nine boats sank."),
        ("One man left.", "The man left."),
        ("They left the yard.", "Twelve boats left the yard."),
    ],
)
def test_one_number_in_other_words_agrees(claim: str, passage: str) -> None:
    assert compare_numbers(brief(claim), side(passage)) == ([], 0)


@pytest.mark.parametrize(
    ("claim", "passage", "ours", "theirs"),
    [
        ("It lies 3 km away.", "It lies 3 miles away.", "3 km", "3 miles"),
        ("He sold 12 kilograms of copper.", "He sold 12 tonnes of copper.", "12 kilograms", "12 tonnes"),
        ("He was paid $40,000.", "He was paid €40,000.", "$40,000", "€40,000"),
    ],
)
def test_another_unit_differs(claim: str, passage: str, ours: str, theirs: str) -> None:
    (found,), missing = compare_numbers(brief(claim), side(passage))
    assert (found.drift, missing) == ("number", 0)
    assert exact(found.claim, found.passage) == (ours, theirs)


@pytest.mark.parametrize("passage", ["The boats sank.", "The boats sank, and nine rafts too."])
def test_a_number_that_the_passage_does_not_give_is_missing_and_no_difference(passage: str) -> None:
    assert compare_numbers(brief("Twelve boats sank."), side(passage)) == ([], 1)


def test_each_number_of_the_passage_answers_one_of_the_brief() -> None:
    (found,), missing = compare_numbers(
        brief("Twelve boats came in spring and thirty boats in autumn."),
        side("Twelve boats came in spring and twenty boats in autumn."),
    )
    assert exact(found.claim, found.passage) == ("thirty boats", "twenty boats")
    assert missing == 0

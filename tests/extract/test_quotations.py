import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.attribution.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[slice(*quotation.inner)] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“It is shut,” she said.", ["It is shut,"]),
        ('"It is shut," she said. "For good."', ["It is shut,", "For good."]),
        ("«Elle est fermée», he said.", ["Elle est fermée"]),
        ("„Zu” said one and “shut” the other.", ["Zu", "shut"]),
        ("«Under the terms of the lease,” the court found.", ["Under the terms of the lease,"]),
        ("''We have him,'' she wrote back.", ["We have him,"]),
        ("He called it ‘a quarrel between clerks’.", ["a quarrel between clerks"]),
        ("It was a ‘cold’ case.", []),
        ("The clerks’ ledger wasn’t the mayor’s.", []),
        ('A 12" pipe burst.', []),
    ],
)
def test_pairs_marks_of_all_kinds(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


def test_an_unclosed_quotation_at_the_start_of_a_paragraph_runs_on() -> None:
    (quotation,) = find_quotations("“We waited for a year. Nobody came.")
    assert not quotation.closed
    assert quotation.inner == (1, 35)


def test_an_unclosed_mark_in_the_middle_is_a_slip() -> None:
    assert find_quotations("The mayor “never answered the letter.") == ()


@given(st.text(alphabet="ab .“”\"'‘’«»„\n", max_size=80))
def test_quotations_are_ordered_disjoint_and_inside(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))

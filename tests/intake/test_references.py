"""Which claim do a user's words mean?"""

from __future__ import annotations

import pytest
from tests.factories import make_claim, make_document

from whosays.intake.references import find_claim
from whosays.intake.traces import Claims
from whosays.records import UsageError

BRIEF = make_document("The mill\n\nThe mill flooded. The gate was open.", "texts/brief.txt")
LETTER = make_document("A letter\n\nThe mill flooded. The gate was open at noon@night.", "texts/letter.txt")
CLAIMS = Claims(
    [
        (BRIEF, [make_claim(BRIEF, "The mill flooded"), make_claim(BRIEF, "The gate was open")]),
        (LETTER, [make_claim(LETTER, "The mill flooded"), make_claim(LETTER, "The gate was open at noon@night")]),
    ]
)


@pytest.mark.parametrize(
    ("reference", "path", "words"),
    [
        ("the gate  was OPEN", "texts/brief.txt", "The gate was open"),
        ("open at noon", "texts/letter.txt", "The gate was open at noon@night"),
        ("noon@night", "texts/letter.txt", "The gate was open at noon@night"),
        ("the mill flooded@letter.txt", "texts/letter.txt", "The mill flooded"),
        ("flooded@texts/brief.txt", "texts/brief.txt", "The mill flooded"),
        (f"flooded@{BRIEF.id}", "texts/brief.txt", "The mill flooded"),
    ],
)
def test_words_mean_a_claim(reference: str, path: str, words: str) -> None:
    found = find_claim(reference, CLAIMS)
    assert (found.document.path, found.claim.content[0].exact) == (path, words)
    assert find_claim(f" {found.claim.id} ", CLAIMS) == found


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("the mill flooded", r"may be any of 2 claims: “The mill flooded” \(clm-\w+, texts/brief.txt\); .*WORDS@PATH"),
        ("the", "may be any of 4 claims"),
        ("the moon", "no claim of this case is or has “the moon”: find one with: whosays ask"),
        ("the mill flooded@diary.txt", "no claim of this case is or has"),
        ("@letter.txt", "no claim of this case is or has"),
        ("", "no claim of this case is or has"),
        ("clm-0123456789abcdef", "no claim of this case is or has"),
    ],
)
def test_words_that_mean_none_or_several(reference: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        find_claim(reference, CLAIMS)

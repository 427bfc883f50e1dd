from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Abara met Dr. Lund on Sept. 3 near St. Olave.",
        "It was made under Executive Order (E.O.) 13999 and No. 12 of the list.",
        "See Harbour Act, Pub. L. No. 12-7, 44 Stat. 310 (2d Cir. 1998).",
        "A report (Northern Univ. Press, 2004, p. 7) names the U.S. Department of Ports.",
        "GEN. ABARA SPOKE FIRST.",
        "They sold it to Lund Shipping Ltd. Panama in May.",
        "The clerk, i.e. Mrs. Oyelaran, cf. Annex 2, left.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The answer was no. They left at once.", "The answer was no."),
        ("He dealt in works of art. Nobody asked.", "He dealt in works of art."),
        ("It was sent to the U.S. The clerk kept a copy.", "It was sent to the U.S."),
        ("The ship belongs to Lund Shipping Ltd. It sails for nobody else.", "The ship belongs to Lund Shipping Ltd."),
        ("“Nobody asked me.” Lund shrugged.", "“Nobody asked me.”"),
        ("She waited (until six.) Nobody came.", "She waited (until six.)"),
        ("The list ends\nhere. Élodie wrote it.", "The list ends\nhere."),
    ],
)
def test_a_sentence_ends(text: str, first: str) -> None:
    assert cut(text)[0] == first
    assert len(cut(text)) == 2


def test_a_paragraph_ends_a_sentence_and_a_line_does_not() -> None:
    assert cut("no stop here\n\nbut a new\nparagraph") == ["no stop here", "but a new\nparagraph"]


@given(st.text(alphabet='aB1 .!?…\n"”)( U.S', max_size=80), st.integers(0, 20), st.integers(0, 80))
def test_every_character_that_shows_is_in_one_sentence(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    start = min(start, end)
    found = list(sentences(text, start, end))
    shown = [place for place in range(start, end) if not text[place].isspace()]
    covered = [place for low, high in found for place in range(low, high) if not text[place].isspace()]
    assert covered == shown
    assert all(not text[low].isspace() and not text[high - 1].isspace() for low, high in found)

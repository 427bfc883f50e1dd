from __future__ import annotations

import pytest
from tests.audit.sides import brief, side

from whosays.audit.compare.names import core_sounds, missing_names
from whosays.records import Span


def missing(claim: str, around: str) -> list[str]:
    return [one.mention.span.exact for one in missing_names(brief(claim), side(around))]


@pytest.mark.parametrize(
    ("claim", "around", "absent"),
    [
        ("Ada Quist sold the yard.", "Ulf Berg sold the yard.", ["Ada Quist"]),
        ("Ada Quist sold the yard to Ulf Berg.", "Ada Quist sold the yard to her brother.", ["Ulf Berg"]),
        ("The yard lies in Sundvik.", "The yard lies in Orlo.", ["Sundvik"]),
    ],
)
def test_who_is_not_spoken_of_is_missing(claim: str, around: str, absent: list[str]) -> None:
    assert missing(claim, around) == absent


@pytest.mark.parametrize(
    ("claim", "around"),
    [
        ("Ada Quist sold the yard.", "Ada Quist sold the yard."),
        ("Ada Quist sold the yard.", "Quist sold the yard."),
        ("Mohammed Darrazi sold the yard.", "Muhammad al-Darazi sold the yard."),
        ("Omar Faez sold the yard.", "Umar Fa’iz sold the yard."),
        (
            "Mikhail Orlovsky sold the yard.",
            "The board wrote that Михаил Орловский had sold the old yard at the quay to his brother.",
        ),
        ("The Harbour Board of Sundvik sold it.", "The Board sold it to Sundvik."),
        ("The clerk sold the yard.", "Ulf Berg sold the yard."),
        ("She sold the yard.", "Ulf Berg sold the yard."),
    ],
)
def test_a_name_in_other_words_or_none_at_all_is_not(claim: str, around: str) -> None:
    assert missing(claim, around) == []


def test_whom_a_pronoun_stands_for_is_spoken_of() -> None:
    claim = brief("Ada Quist left the yard.")
    text = "Ada Quist came at noon. She left the yard. The mayor stayed."
    assert missing_names(claim, side(text, "She left the yard.")) == []
    assert len(missing_names(claim, side(text, "The mayor stayed."))) == 1


def test_a_name_is_missing_once() -> None:
    assert missing("Ada Quist met Ulf Berg, and Ada Quist left.", "Ulf Berg left.") == ["Ada Quist"]


def test_the_name_of_the_source_itself_is_not_looked_for() -> None:
    claim = brief("Ulf Berg said that Ada Quist sold the yard.")
    around = side("The yard was sold.")
    names = [one.mention.span.exact for one in missing_names(claim, around)]
    assert names == ["Ulf Berg", "Ada Quist"]
    aside = Span.of(claim.document.text, 0, len("Ulf Berg"))
    assert [one.mention.span.exact for one in missing_names(claim, around, aside=[aside])] == ["Ada Quist"]


def test_words_sound_alike_across_spellings_and_small_ones_do_not_count() -> None:
    assert core_sounds("the Yard of Ørsted") == core_sounds("a YARD in Orsted")
    assert core_sounds("of the and") == frozenset()

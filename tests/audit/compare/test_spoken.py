"""Which words beside a claim's own are compared with it."""

from __future__ import annotations

import pytest
from tests.audit.sides import brief, claim_with

from whosays.audit.compare.compared import Statement
from whosays.audit.compare.spoken import spoken


def words(text: str, told: str, cited: int = 0) -> str:
    part = brief(text, told)
    return spoken(claim_with(part, told), part, cited).text


@pytest.mark.parametrize(
    ("text", "told", "compared"),
    [
        (
            "The Harbour Board found that several of the stokers had said that the doors were open.",
            "the doors were open",
            "several of the stokers had said that the doors were open",
        ),
        (
            "The report says that the foreman suspected that the pumps were broken.",
            "the pumps were broken",
            "the foreman suspected that the pumps were broken",
        ),
        (
            "The Harbour Board found that the doors were open, as a stoker had told it.",
            "the doors were open",
            "the doors were open",
        ),
    ],
)
def test_who_speaks_within_the_cited_source_is_compared_with_the_words(text: str, told: str, compared: str) -> None:
    assert words(text, told) == compared


def test_what_denies_or_weakens_is_compared_with_the_words() -> None:
    assert words("The Board denied that Quist had sold the yard.", "Quist had sold the yard").startswith(
        "The Board denied"
    )
    assert words("The Board suspected that Quist had sold the yard.", "Quist had sold the yard").startswith("The Board")


def test_a_plain_cue_is_not() -> None:
    assert (
        words("The Board reported that Quist had sold the yard.", "Quist had sold the yard")
        == "Quist had sold the yard"
    )


def test_every_link_speaks_where_the_cited_source_is_in_none() -> None:
    text = "A stoker said that the doors were open (Inquiry, p. 12)."
    assert words(text, "the doors were open", -1) == "A stoker said that the doors were open"


def test_a_speaker_of_another_sentence_stands_before_the_words() -> None:
    text = "The Harbour Board, citing Tove Lind, reported that Quist had sold the yard."
    part = brief(text, "Quist had sold the yard")
    statement = Statement.of(claim_with(part, "Quist had sold the yard"), part, 0)
    assert statement.side is part
    assert statement.wording == "According to Tove Lind, Quist had sold the yard"
    assert statement.wording[statement.lead :] == part.text


def test_a_part_keeps_its_own_words_beside_those_that_are_compared() -> None:
    text = "The report says that the foreman suspected that the pumps were broken."
    part = brief(text, "the pumps were broken")
    statement = Statement.of(claim_with(part, "the pumps were broken"), part, 0)
    assert (statement.part.text, statement.lead) == ("the pumps were broken", 0)
    assert statement.wording == statement.side.text == "the foreman suspected that the pumps were broken"

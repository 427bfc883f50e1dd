"""Sentences of the parser."""

from __future__ import annotations

import pytest

from whosays.language.parser import load_parser


@pytest.mark.parametrize(
    "text",
    [
        "She met Orin Dana Velm (a.k.a. “Tam”), who is believed to lead the guild, and left.",
        "The notice names Gerra Burit (a.k.a. Camil Chata; a.k.a. Vel Viejo) today.",
        "He sold craft, i.e. Barges and rafts, at the pier.",
        "The pumps had failed twice (Inspection Report, para. 8; Letter of the Clerk, No. 5) before they were sold.",
        "The pumps were sold (ibid., point A. 3) in May.",
        "See para. 8 of the ruling.",
        "Under § 12 the pumps belong to the town.",
    ],
)
def test_an_abbreviation_that_goes_on_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in load_parser()(text).sents] == [text]


def test_other_stops_still_end_sentences() -> None:
    assert len(list(load_parser()("She met Velm (a.k.a. “Tam”). The guild denied it.").sents)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The pumps were sold (Letter, p. 3). The guild denied it.",
        "The guild denied it. (It has since closed. It never paid its debts in full.)",
        "He chose box No. The guild denied it.",
    ],
)
def test_sentences_behind_brackets_and_of_their_own_within_are_told_apart(text: str) -> None:
    assert len(list(load_parser()(text).sents)) >= 2


@pytest.mark.parametrize("text", ["", "a.k.a.", "She is a.k.a."])
def test_nothing_has_to_follow(text: str) -> None:
    assert load_parser()(text).text == text

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
    ],
)
def test_an_abbreviation_that_goes_on_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in load_parser()(text).sents] == [text]


def test_other_stops_still_end_sentences() -> None:
    assert len(list(load_parser()("She met Velm (a.k.a. “Tam”). The guild denied it.").sents)) == 2


@pytest.mark.parametrize("text", ["", "a.k.a.", "She is a.k.a."])
def test_nothing_has_to_follow(text: str) -> None:
    assert load_parser()(text).text == text

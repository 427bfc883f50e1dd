"""Definitions of acronyms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.acronyms import find_definitions, long_forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour and Tides Board (HTB) met.", [("HTB", "Harbour and Tides Board")]),
        ("HTB [ Harbour and Tides Board ] met.", [("HTB", "Harbour and Tides Board")]),
        ("The HTB (Harbour and Tides Board) met.", [("HTB", "Harbour and Tides Board")]),
        ("the Bureau for Tidal Affairs (“BTA”), which", [("BTA", "Bureau for Tidal Affairs")]),
        ("the Bureau for Tidal Affairs (the “BTA”; formerly the Tide Office)", [("BTA", "Bureau for Tidal Affairs")]),
        ("al–Maren in Quillon (AMQ) struck", [("AMQ", "al–Maren in Quillon")]),
        ("the Ministry of Fish and\nSalt (MoFS)", [("MoFS", "Ministry of Fish and\nSalt")]),
        ("the Fish Party (FP), the Salt Party (SP)", [("FP", "Fish Party"), ("SP", "Salt Party")]),
        ("She spoke. Harbour Board (HB) staff left.", [("HB", "Harbour Board")]),
        ("in the city, the Gull Centre of Orrin (CGO)", []),
        ("Orin Sael (1952) and Mira Dun (see below)", []),
        ("the Fishers’ Front of Orrin (QZX)", []),
        ("He left (or so he said) early.", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.short.exact, found.long.exact) for found in find_definitions(text)] == expected


def test_a_common_noun_is_no_name() -> None:
    (found,) = find_definitions("An improvised signal rocket (ISR) went up.")
    assert found.long.exact == "improvised signal rocket"
    assert not found.is_name


def test_the_first_definition_holds() -> None:
    text = "The Harbour Board (HB) met. The Herring Bureau (HB) did not."
    assert long_forms(text)["hb"].long.exact == "Harbour Board"


@given(st.text(alphabet="ABab .()[]\n“”’'-–;,", max_size=80))
def test_offsets_are_exact(text: str) -> None:
    for found in find_definitions(text):
        for side in (found.short, found.long):
            assert text[side.start : side.end] == side.exact
        assert not found.short.overlaps(found.long)

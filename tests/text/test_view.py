"""The analysis view has the length of the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.text.normalise import normalise
from whosays.text.view import analysis_view


@settings(deadline=None)
@given(st.text())
def test_offsets_carry_over(text: str) -> None:
    view = analysis_view(text)
    assert len(view) == len(text)
    assert analysis_view(view) == view


@settings(deadline=None)
@given(st.text())
def test_view_of_normal_text_has_no_line_breaks(text: str) -> None:
    assert not set("\n\r\t\u00a0\u2028") & set(analysis_view(normalise(text)))


def test_typographic_marks_become_plain() -> None:
    assert (
        analysis_view("“Al–Qasr”\nin 1991–92, said Qal’eh’s «mayor»") == '"Al-Qasr" in 1991–92, said Qal\'eh\'s "mayor"'
    )


def test_footnote_marks_become_blanks() -> None:
    assert analysis_view("He left.[2][13] She stayed [in 1991].") == "He left.        She stayed [in 1991]."


def test_what_is_too_long_for_a_word_becomes_blanks() -> None:
    data = "QUJD" * 200
    assert analysis_view(f"He sent {data}, she says.") == f"He sent {' ' * len(data)}  she says."
    address = "https://harbour.example/" + "a/" * 100
    assert analysis_view(address) == address

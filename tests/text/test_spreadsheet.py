"""What a spreadsheet could run is kept text, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.spreadsheet import defused, undone


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1", "'tis", "  '=1"])
def test_what_could_run_gets_an_apostrophe(text: str) -> None:
    assert defused(text) == "'" + text
    assert undone(defused(text)) == text


@pytest.mark.parametrize("text", ["", "words", "a=b", "5 - 3", "don't", "“-”"])
def test_other_words_stay(text: str) -> None:
    assert defused(text) == text == undone(text)


@given(st.text(alphabet=st.sampled_from("=+-@' \t\r\nab＝"), max_size=8) | st.text())
def test_it_can_always_be_undone(text: str) -> None:
    assert undone(defused(text)) == text
    assert defused(text)[:1] not in tuple("=+-@\t\r\n")

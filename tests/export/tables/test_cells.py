"""A stranger's words never become a formula, and can be had back as they were."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from whosays.export.tables.cells import dangerous, defused, fused, legal

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_has_an_apostrophe_before_it(formula: str) -> None:
    assert dangerous(formula)
    assert defused(formula) == f"'{formula}"


@pytest.mark.parametrize("words", ["", "a=b", "'tis", "3 March", "–", "clm-1", " =1"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert defused(words) == words


@given(st.text(alphabet="'=+-@\t\ra＝", max_size=6) | st.text())
@example("'=1")
@example("''")
def test_defusing_is_undone(text: str) -> None:
    assert fused(defused(text)) == text
    assert not defused(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(st.text(st.characters(codec=None)))
@example("\x00\x08\x0b\x1f\ud800\ufffe\uffff")
def test_xml_holds_what_is_legal_and_offsets_stay_right(text: str) -> None:
    kept = legal(text)
    assert len(kept) == len(text)
    etree.Element("a").text = kept
    assert all(one == other or other == "\ufffd" for one, other in zip(text, kept, strict=True))

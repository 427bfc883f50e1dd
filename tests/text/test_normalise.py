"""The normal form of text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.text.hyphens import join_broken_words
from whosays.text.normalise import clean, normalise, one_line, tidy

#: Characters that matter here, so that examples are dense with them.
AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "ab.A-’ \t\n\r\f\v\x00\x02\x85\u00a0\u00ad\u0301\u200b\u200d\u2028\u2029\u202f\u3000\ufb01\ufeff\ufffe"
        ),
        st.characters(),
    )
)


@settings(deadline=None)
@given(AWKWARD)
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None)
@given(AWKWARD)
def test_normal_form(text: str) -> None:
    kept = normalise(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert "\r" not in kept
    assert "\u00ad" not in kept
    assert "\n\n\n" not in kept
    assert "  " not in kept
    assert all(line == line.strip(" ") for line in kept.split("\n"))
    assert not any(unicodedata.category(character) == "Cc" for character in kept if character != "\n")
    kept.encode()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\n\n \n\n\nb", "a\n\nb"),
        ("  two   words\t here ", "two words here"),
        ("soft\u00adhyphen and bro\u00ad\nken", "softhyphen and broken"),
        ("e\u0301", "é"),
        ("10\u00a0km", "10\u00a0km"),
        ("10\u00a0 km", "10 km"),
        ("ﬁnal oﬃce", "final office"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("“a” ‘b’ «c» „d“ e–f — g… ʿAlī al-Ḥasan Qal’eh", "“a” ‘b’ «c» „d“ e–f — g… ʿAlī al-Ḥasan Qal’eh"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_changed_and_what_is_not(written: str, kept: str) -> None:
    assert normalise(written) == kept


def test_one_line() -> None:
    assert one_line(" A\u00ad title\n over  lines ") == "A title over lines"


@settings(deadline=None)
@given(AWKWARD)
def test_tidy_drops_nothing_that_shows(text: str) -> None:
    cleaned = clean(text)
    assert "".join(tidy(cleaned).split()) == "".join(cleaned.split())


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("the govern-\nment fell", "the government\nfell"),
        ("the Franco-\nGerman treaty", "the Franco-German\ntreaty"),
        ("in 2003-\n2005 it", "in 2003-2005\nit"),
        ("a so-and-\nso is", "a so-and-so\nis"),
        ("a self-\nstyled king", "a self-styled\nking"),
        ("pre-\nand post-war", "pre-\nand post-war"),
        ("policy-\nmakers met. The policymakers left", "policymakers\nmet. The policymakers left"),
        ("cease-\nfire held. The cease-fire failed", "cease-fire\nheld. The cease-fire failed"),
        ("arms-\ndealers sold. Some arms went to dealers", "arms-dealers\nsold. Some arms went to dealers"),
        ("with-\nout it, with this and out of that", "without\nit, with this and out of that"),
        ("the end-\n\fless war", "the endless\n\fwar"),
        ("it ends in a dash -\nand goes on", "it ends in a dash -\nand goes on"),
    ],
)
def test_words_broken_over_line_ends(broken: str, joined: str) -> None:
    assert join_broken_words([broken]) == [joined]


def test_the_whole_document_decides_about_a_hyphen() -> None:
    assert join_broken_words(["a co-\nop shop", "the co-op closed"])[0] == "a co-op\nshop"
    assert join_broken_words(["a co-\nop shop", "the coop closed"])[0] == "a coop\nshop"

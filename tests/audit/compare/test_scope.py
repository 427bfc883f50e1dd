from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audit.sides import brief, exact, side, unread

from whosays.audit.compare.scope import compare_scope, quantifiers

#: From less to more, of one thing.
CHAINS = [
    (
        "A few of the boats leaked.",
        "Some of the boats leaked.",
        "Most of the boats leaked.",
        "All of the boats leaked.",
    ),
    ("The boats leaked once.", "The boats sometimes leaked.", "The boats often leaked.", "The boats always leaked."),
    ("The yard was partly closed.", "The yard was largely closed.", "The yard was entirely closed."),
]
STEPS = [(less, more) for chain in CHAINS for i, less in enumerate(chain) for more in chain[i + 1 :]]


@pytest.mark.parametrize(("less", "more"), STEPS)
def test_more_is_wider_and_less_is_narrower(less: str, more: str) -> None:
    (wider,) = compare_scope(brief(more), side(less))
    (narrower,) = compare_scope(brief(less), side(more))
    assert (wider.drift, wider.stronger) == ("scope", True)
    assert (narrower.drift, narrower.stronger) == ("scope", False)
    assert exact(wider.claim, wider.passage) == exact(narrower.passage, narrower.claim)
    for words in exact(wider.claim, wider.passage):
        assert f"“{words}”" in wider.why
        assert f"“{words}”" in narrower.why


@pytest.mark.parametrize("text", [text for chain in CHAINS for text in chain])
def test_the_same_is_neither(text: str) -> None:
    assert quantifiers(brief(text))
    assert compare_scope(brief(text), side(text)) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("All of the crew left.", "Some of the boats sank."),
        ("Most of the crew left.", "Most of the crew left, and all of the boats sank."),
        ("All boats sank.", "Boats sank."),
        ("Every boat sank.", "All boats sank."),
        ("The boats often leaked.", "Some of the boats leaked."),
    ],
)
def test_of_other_things_or_of_another_scale_nothing_is_said(claim: str, passage: str) -> None:
    assert compare_scope(brief(claim), side(passage)) == []


@pytest.mark.parametrize(
    ("text", "words", "rank"),
    [
        ("The clerk checked twenty-two boats. Nineteen of them leaked.", "Nineteen", 3),
        ("Five of the twelve boats leaked.", "Five", 2),
        ("Two of the forty boats leaked.", "Two", 1),
        ("Twelve of the twelve boats leaked.", "Twelve", 4),
    ],
)
def test_a_number_of_a_number_is_a_share(text: str, words: str, rank: int) -> None:
    (found,) = quantifiers(brief(text))
    assert (found.span.exact, found.scale, found.rank, found.of) == (words, "amount", rank, "boat")


def test_a_share_is_held_against_words_of_quantity() -> None:
    told = side("The clerk checked twenty-two boats. Nineteen of them leaked.")
    (narrower,) = compare_scope(brief("A few of the boats leaked."), told)
    assert (narrower.drift, narrower.stronger) == ("scope", False)
    assert compare_scope(brief("Most of the boats leaked."), told) == []


def test_of_words_that_overlap_the_longer_counts() -> None:
    (found,) = quantifiers(brief("Nearly all of the boats leaked."))
    assert (found.span.exact, found.scale, found.rank, found.of) == ("Nearly all", "amount", 3, "boat")


@pytest.mark.parametrize("text", ["The ball rolled.", "Thirty-some boats sank.", "The tallest mast fell."])
def test_words_are_whole(text: str) -> None:
    assert quantifiers(brief(text)) == []


_WORDS = (
    *(
        "all",
        "of",
        "some",
        "few",
        "a",
        "no",
        "often",
        "always",
        "entirely",
        "the",
        "boats",
        "Most",
        "é",
        "漢",
        "“",
        "”",
    ),
    *(",", "-", "12"),
)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=5)), min_size=1, max_size=9).map(" ".join).filter(bool)
)
def test_words_of_quantity_stand_in_the_text_in_order_and_apart(text: str) -> None:
    read = unread(text)
    end = 0
    for found in quantifiers(read):
        assert read.document.text[found.span.start : found.span.end] == found.span.exact
        assert found.span.start >= end
        assert 0 <= found.rank <= 4
        end = found.span.end

from __future__ import annotations

import pytest
from tests.audit.sides import brief, exact, side

from whosays.audit.compare.quotes import Quoted, compare_quotes
from whosays.audit.passages import Quotations, quoted
from whosays.records import Difference, Span

SOURCE = (
    "The foreman wrote in haste. The bolts were not rotten when I looked at them, and the crane had a good colour that "
    "morning. Nobody asked me twice."
)


def compared(words: str, other: str = SOURCE) -> list[Difference]:
    """What is found of quoted words that ``SOURCE`` is searched for, when they are compared with another text."""
    text = brief(f"He wrote: {words}.").document.text
    searched = side(SOURCE).document
    (quotation,) = quoted(text)
    matches = Quotations([searched]).search(text, quotation, [searched.id])
    span = Span.of(text, quotation.start, quotation.end)
    return compare_quotes([Quoted(span, matches[0] if matches else None)], side(other).document)


@pytest.mark.parametrize(
    "words",
    [
        "“The bolts were not rotten when I looked at them”",
        "“[T]he bolts were not rotten when I looked at them”",
        "“the crane had a good color that morning”",
        "“when I looked at them … the crane had a good colour”",
    ],
)
def test_the_same_words_and_other_spelling_are_no_difference(words: str) -> None:
    assert compared(words) == []


@pytest.mark.parametrize(
    ("words", "ours", "theirs"),
    [
        ("“The bolts were not rusty when I looked at them”", "rusty", "rotten"),
        ("“The bolts were rotten when I looked at them”", None, "not"),
        ("“the crane had a very good colour that morning”", "very", None),
    ],
)
def test_each_changed_word_is_named(words: str, ours: str | None, theirs: str | None) -> None:
    (found,) = compared(words)
    assert (found.drift, found.stronger) == ("wording", None)
    assert exact(found.claim, found.passage) == (ours, theirs)
    for word in (ours, theirs):
        assert (f"“{word}”" if word else "nothing") in found.why


def test_an_ellipsis_that_swallows_a_negation_turns_the_words_round() -> None:
    (found,) = compared("“The bolts were … rotten when I looked at them”")
    assert found.drift == "polarity"
    assert exact(found.claim, found.passage) == ("The bolts were", "not")
    assert "“not”" in found.why


def test_what_is_quoted_from_nowhere_or_from_elsewhere_says_nothing_of_this_document() -> None:
    assert compared("“Never have I liked the foreman or his brother at all”") == []
    changed = "“The bolts were not rusty when I looked at them”"
    assert compared(changed)
    assert compared(changed, "Another letter altogether.") == []


def test_a_negative_subject_is_a_negation_too() -> None:
    (found,) = compared("“that morning … asked me twice”")
    assert found.drift == "polarity"

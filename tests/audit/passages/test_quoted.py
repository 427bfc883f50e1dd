from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.passages.quoted import pieces, quoted


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quoted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote that “the crane will fall” and left.",
        'He wrote that "the crane will fall" and left.',
        "He wrote that „the crane will fall“ and left.",
        "He wrote that »the crane will fall« and left.",
        "He wrote that «the crane will fall» and left.",
        "He wrote that « the crane will fall ” and left.",
        "He wrote that ”the crane will fall” and left.",
        "He wrote that ‘the crane will fall’ and left.",
        "He wrote that 'the crane will fall' and left.",
        "He wrote that 「the crane will fall」 and left.",
        "He wrote: “the crane will fall\n\nNobody heard.",
    ],
)
def test_marks_of_every_style(text: str) -> None:
    assert [one.strip() for one in words(text)] == ["the crane will fall"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' boats and the captain's crane weren't sold in the '90s, nor the owners' cart.",
        "The workers’ boats and the captain’s crane weren’t sold in the ’90s.",
        "He called it a “trifle”.",
        'A board 5\' 6" long and 3" thick lay there for many days.',
        "It was “never closed and goes on for long\n\nA new paragraph.",
    ],
)
def test_apostrophes_and_single_terms_are_no_quotations(text: str) -> None:
    assert words(text) == []


def test_an_apostrophe_closes_nothing() -> None:
    assert words("He said ‘the workers’ crane won’t hold’ twice.") == ["the workers’ crane won’t hold"]


def test_nested_quotations_come_behind_the_outer_one() -> None:
    text = "She said: “He told me ‘the crane will fall’ at noon”."
    found = quoted(text)
    assert [text[q.start : q.end] for q in found] == ["He told me ‘the crane will fall’ at noon", "the crane will fall"]
    assert [q.depth for q in found] == [0, 1]


def test_a_quotation_goes_on_while_paragraphs_begin_with_a_mark() -> None:
    text = "“The crane fell.\n\n“Nobody was hurt.” The end."
    assert words(text) == ["The crane fell.\n\n“Nobody was hurt."]


def test_ellipses_and_brackets_part_a_quotation() -> None:
    text = "[T]he crane … fell . . . on [the quay] and [sic] broke [...] there"
    found = [(text[p.start : p.end].strip(), p.kind) for p in pieces(text, 0, len(text))]
    assert found == [
        ("[T]he crane", "words"),
        ("…", "gap"),
        ("fell", "words"),
        (". . .", "gap"),
        ("on", "words"),
        ("[the quay]", "gloss"),
        ("and", "words"),
        ("broke", "words"),
        ("[...]", "gap"),
        ("there", "words"),
    ]


@given(st.text(alphabet="ab “”„‟\"'’‘«»\n.,:[]…", max_size=60))
def test_quotations_lie_within_the_text_and_hold_words(text: str) -> None:
    for one in quoted(text):
        assert 0 <= one.start < one.end <= len(text)
        assert any(character.isalnum() for character in text[one.start : one.end])
        for piece in pieces(text, one.start, one.end):
            assert one.start <= piece.start < piece.end <= one.end

from __future__ import annotations

import pytest

from whosays.audit.passages.spelling import same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("khadhim", "kadhim"),
        ("yusef", "yousef"),
        ("saeba", "saiba"),
        ("amel", "aml"),
        ("elwani", "elvani"),
        ("petroff", "petrov"),
        ("tchandra", "chandra"),
        ("johanson", "johansen"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert same_word(one, other, names=True)
    assert same_word(other, one, names=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mali", "bali"),
        ("slovakia", "slovenia"),
        ("austria", "australia"),
        ("gambia", "zambia"),
        ("june", "july"),
        ("iranian", "iranians"),
        ("niger", "nigeria"),
        ("lund", "land"),
        ("north", "south"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not same_word(one, other, names=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [("recieved", "received"), ("comittee", "committee"), ("modem", "modern"), ("goverment", "government")],
)
def test_a_slip_counts_only_in_a_word_that_stands_nowhere_else(one: str, other: str) -> None:
    assert same_word(one, other, rare=True)
    assert not same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("affect", "effect"), ("paid", "unpaid"), ("order", "orders"), ("trial", "trail"), ("met", "set"), ("15", "14")],
)
def test_another_word_is_never_a_slip(one: str, other: str) -> None:
    assert not same_word(one, other, rare=True)


def test_british_and_american_spelling_and_numbers() -> None:
    assert same_word("colour", "color")
    assert same_word("organised", "organized")
    assert same_word("fourteen", "14")
    assert not same_word("forty", "14")

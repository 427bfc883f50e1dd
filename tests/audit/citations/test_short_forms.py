"""Short ways of citing: sentences that only cite, short names that the brief defines, authors and years."""

from __future__ import annotations

import pytest
from tests.audit.citations.cases import Said
from tests.audit.citations.orlo import told

from whosays.audit.citations.author_year import authors_before, pages_again, title_before, year_and_page
from whosays.audit.citations.defined import definitions
from whosays.audit.citations.sentences import citing_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Second Report, at 12. It stopped.", ["Second Report, at 12."]),
        ("It rained. Ibid.", ["Ibid."]),
        ("It rained. Id. at 13. It stopped.", ["Id. at 13."]),
        ("It rained. Id., order (d). It stopped.", ["Id., order (d)."]),
        ("It rained. Order 7, quoted in Complaint, at 3. It stopped.", ["Order 7, quoted in Complaint, at 3."]),
        ("It rained. Log, “The pumps”; see Well Ruling, ¶ 4. It stopped.", ["Log, “The pumps”; see Well Ruling, ¶ 4."]),
        ("It rained. He went to the well at 12. It stopped.", []),
        ("It rained. Tam Orsk died at noon.", []),
    ],
)
def test_sentences_that_do_nothing_but_cite(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in citing_sentences(text, (0, len(text)))] == expected


def test_a_citing_sentence_is_for_the_sentence_before_it() -> None:
    brief = "The pumps were sold. Orlo Courier, at 1. The shaft was wet. Board Report, at 12. Nobody looked. Id. at 13."
    said = (Said("The pumps were sold"), Said("The shaft was wet"), Said("Nobody looked"))
    assert [name for name, _ in told(brief, *said)][1:] == ["report", "report"]


def test_a_short_name_stands_for_what_it_was_given_to() -> None:
    brief = (
        "I rely on the report of the Board of Wells of May 2014 (the “Findings”).\n\nThe shaft was wet. Findings, at 3."
    )
    assert told(brief, Said("The shaft was wet")) == [("report", False)]


@pytest.mark.parametrize("name", ["Findings", "May findings"])
def test_a_short_name_is_known_whatever_the_sentence_makes_of_it(name: str) -> None:
    brief = (
        f"I rely on the report of the Board of Wells of May 2014 (hereafter “the {name}”).\n\nIt rained. "
        f"As the {name} have it, the shaft was wet."
    )
    assert told(brief, Said("the shaft was wet")) == [("report", False)]


def test_pages_alone_are_of_what_was_cited_last() -> None:
    assert pages_again("As Orsk has it (Orsk 2014, 12). It was wet (13).", 39, "13") == "13"
    assert not pages_again("It was wet (13).", 11, "13")
    assert not pages_again("As Orsk has it (Orsk 2014, 12). It was wet (of 13).", 39, "of 13")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the letter (the “Letter”)", ["Letter"]),
        ("the letter (hereafter the Letter)", ["Letter"]),
        ("the letter (hereafter “the Orsk letter”)", ["Orsk letter"]),
        ("the letter (hereinafter “Owner’s Letter”)", []),
        ("the letter (a long one)", []),
    ],
)
def test_definitions(text: str, expected: list[str]) -> None:
    assert [name for _, name in definitions(text, (0, len(text)))] == expected


def test_a_year_in_brackets_is_of_the_authors_before_it() -> None:
    text = "As Orsk and Dorn (2014: 215) found"
    assert year_and_page("2014: 215") == ("2014", "215")
    assert year_and_page("in 2014") is None
    assert authors_before(text, text.index("(")) == (3, "Orsk and Dorn")
    assert title_before("In “On the Wells” (2014)", 18) == "On the Wells"

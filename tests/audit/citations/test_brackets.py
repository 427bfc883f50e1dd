from __future__ import annotations

import pytest
from tests.audit.citations.cases import case

from whosays.audit.citations.brackets import bracketed
from whosays.audit.citations.notes import notes_of
from whosays.audit.citations.reference import Reference
from whosays.audit.shelf import shelves


def references(text: str) -> list[Reference]:
    analysis = case(text, [], {})
    shelf = shelves(analysis)[analysis.documents[0].id]
    return list(bracketed(text, (0, len(text)), shelf, notes_of(text)))


def test_a_title_with_a_place() -> None:
    (one,) = references("The tanks were empty (Inquiry Report, ch. 3).")
    assert (one.noun, one.pinpoint, one.span.exact) == ("report", "ch. 3", "Inquiry Report, ch. 3")


def test_a_place_alone_is_of_what_was_cited_before() -> None:
    assert [one.form for one in references("It was so (ch. 6). It was more so (ibid., p. 4).")] == ["same", "same"]


def test_a_serial_number() -> None:
    (one,) = references("They knew (Special Report 14/2013, s. 3).")
    assert one.numbers == {"14/2013"}


def test_several_in_one_pair() -> None:
    assert [one.pinpoint for one in references("They knew (Panel Report, p. 3; Audit, p. 9).")] == ["p. 3", "p. 9"]


@pytest.mark.parametrize(
    "aside",
    ["(by a cousin)", "(OHWB)", "(who died soon after)", "(a big one)", "(3)", "[sic]", "(2014)"],
)
def test_what_is_no_reference(aside: str) -> None:
    assert references(f"The manager {aside} left.") == []


def test_a_mark_stands_for_its_note() -> None:
    text = "They knew.[2]\n\nNotes\n\n1. A letter.\n\n2. Harbour Board, Minutes of 3 May 2011, p. 7."
    (one,) = references(text)
    assert one.span.exact == "[2]"
    assert (one.kinds, one.pinpoint) == ({"minutes"}, "p. 7")
    assert one.dates == (("2011-05-03", "2011-05-03"),)

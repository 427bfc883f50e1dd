from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.passages.texts import HARBOUR, harbour, letter
from tests.factories import make_document

from whosays.audit.passages.quotations import Quotations
from whosays.audit.passages.quoted import quoted
from whosays.audit.passages.segments import QuoteMatch
from whosays.records import Document

FOUND = [harbour(), letter()]


def search(brief: str, *documents: Document, within: list[str] | None = None) -> list[QuoteMatch]:
    (quotation, *_) = quoted(brief)
    return Quotations(documents or FOUND).search(brief, quotation, within)


def changes(match: QuoteMatch) -> list[tuple[str | None, str | None, bool]]:
    return [(c.claim and c.claim.exact, c.source and c.source.exact, c.spelling_only) for c in match.changes]


def test_exact_words_are_found_over_line_ends_hyphens_and_page_marks() -> None:
    (match,) = search("He “said that rotten bolts hold longer than honest men do”.")
    assert match.document_id == letter().id
    assert match.likeness == 1.0
    assert match.changes == ()
    assert match.span.exact.startswith("said that rot")
    over_page = make_document("The bolts of the crane were\n\n- 7 -\n\nrusted through long ago.", role="source")
    (again,) = search("“the bolts of the crane were rusted through”", over_page)
    assert again.likeness == 1.0


def test_the_same_words_in_two_documents_are_both_found() -> None:
    found = search("“Nobody had looked at its bolts for eleven months”")
    assert {match.document_id for match in found} == {harbour().id, letter().id}


def test_only_the_documents_asked_for_are_searched() -> None:
    brief = "“Nobody had looked at its bolts for eleven months”"
    assert [m.document_id for m in search(brief, within=[letter().id])] == [letter().id]
    assert search(brief, within=["unknown"]) == []


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ("“Nobody had looked at its bolts for seven months”", [("seven", "eleven", False)]),
        ("“rotten bolts hold longer than free men”", [("free", "honest", False)]),
        ("“The auditors could establish who had signed”", [(None, "not", False)]),
        ("“The auditors really could not establish who had signed”", [("really", None, False)]),
    ],
)
def test_a_changed_word_is_reported(brief: str, expected: list[tuple[str | None, str | None, bool]]) -> None:
    match = search(brief)[0]
    assert changes(match) == expected
    assert match.likeness < 1.0


@pytest.mark.parametrize(
    ("quote", "source", "spelled"),
    [
        ("the colour of the harbour", "The color of the harbor was grey", {("colour", "color"), ("harbour", "harbor")}),
        (
            "Captain Yusef Khadhim paid them",
            "Captain Yousef Kadhim paid them",
            {("Yusef", "Yousef"), ("Khadhim", "Kadhim")},
        ),
        ("sold fourteen cranes to them", "He sold 14 cranes to them", {("fourteen", "14")}),
        (
            "the goverment recieved the comittee",
            "the government received the committee",
            {
                ("goverment", "government"),
                ("recieved", "received"),
                ("comittee", "committee"),
            },
        ),
        ("the well-known crane of the port", "the wellknown crane of the port", {("well-known", "wellknown")}),
    ],
)
def test_spelling_is_told_from_wording(quote: str, source: str, spelled: set[tuple[str, str]]) -> None:
    (match,) = search(f"“{quote}”", make_document(source, role="source"))
    assert {(claim, words) for claim, words, _ in changes(match)} == spelled
    assert all(change.spelling_only for change in match.changes)


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("the unpaid men of the port left", "the paid men of the port left"),
        ("he did not affect the price of the boat", "he did not effect the price of the boat"),
        ("sold fourteen cranes to the port", "sold 15 cranes to the port"),
        ("the orders of the port were lost", "the order of the port were lost"),
    ],
)
def test_another_word_is_no_spelling(quote: str, source: str) -> None:
    filler = "They affect and effect much; paid men, unpaid men; the orders and the order."
    match = search(f"“{quote}”", make_document(f"{source}. {filler}", role="source"))[0]
    assert [change.spelling_only for change in match.changes] == [False]


def test_an_ellipsis_leaves_words_out_and_the_span_keeps_them() -> None:
    match = search("“I … wish to sign it”")[0]
    assert match.changes == ()
    assert match.span.exact == "I did not wish to sign it"
    assert [source.exact for _, source in match.segments] == ["I", "wish to sign it"]


def test_the_parts_between_ellipses_keep_their_order() -> None:
    right = search("“asked to sign the paper … did not wish to sign it”")[0]
    assert right.likeness == 1.0
    turned = search("“did not wish to sign it … asked to sign the paper”")
    assert all(match.likeness < 0.75 for match in turned)


def test_brackets_stand_for_a_few_words() -> None:
    match = search("“[The payments] may have been meant for [him], who denies it”")[0]
    assert match.changes == ()
    assert "the mayor" in match.span.exact
    assert search("“[n]o receipt was found”")[0].changes == ()


@pytest.mark.parametrize(
    "quote",
    [
        "the mayor has confessed to everything",
        "cranes were sold by night to a foreign prince",
        "it was the best of all the years",
        "The auditors were satisfied with what they had seen",
    ],
)
def test_what_stands_in_no_document_is_not_found(quote: str) -> None:
    assert search(f"“{quote}”") == []


def test_running_headers_are_passed_over() -> None:
    header = "Sundvik Quays: Final Report"
    parts = ["The crane that was bought in", "the year of the flood had never", "been looked at by anybody else"]
    document = make_document(f"\n{header}\n".join(["", *parts, ""]).strip(), role="source")
    (match,) = search("“bought in the year of the flood had never been looked at”", document)
    assert match.likeness == 1.0


@given(st.integers(0, 40), st.integers(4, 12))
def test_any_stretch_of_a_document_is_found_where_it_stands(first: int, count: int) -> None:
    body = HARBOUR[HARBOUR.index("Crane 4") :].split("\n\n")[0]
    tokens = body.split()
    stretch = " ".join(tokens[min(first, len(tokens) - count) :][:count])
    found = search(f"“{stretch}”", harbour())
    assert found[0].likeness == 1.0
    start = HARBOUR.index(stretch)
    assert found[0].span.start == start
    assert HARBOUR[found[0].span.start : found[0].span.end] == found[0].span.exact

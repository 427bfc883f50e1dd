"""The words around a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_document, span

from whosays.records import Mention, Span
from whosays.resolve.contexts import REACH, SHORT, context_of, contexts

LONG = (
    "The keeper of the lighthouse at Brackwater, who had served there for twenty years, told the inquiry a good deal."
)
TEXT = (
    f"{LONG} On 3 May Dr. Orin Sael left. Nobody saw him go, or said so to the police in any of the towns.\n\nThe end."
)


def shown(text: str, name: str = "Orin Sael") -> str:
    found = context_of(make_document(text), span(text, name))
    return f"{found.before}[{found.span.exact}]{found.after}"


def test_a_sentence_is_shown_and_a_short_one_with_its_neighbour() -> None:
    assert shown(TEXT) == f"{LONG} On 3 May Dr. [Orin Sael] left."
    assert shown(TEXT, "Brackwater").startswith("The keeper of the lighthouse at [Brackwater]")
    assert shown(TEXT, "Brackwater").endswith("a good deal.")


def test_a_short_sentence_at_the_start_takes_the_next_one() -> None:
    assert shown("Orin Sael left. Nobody saw him.") == "[Orin Sael] left. Nobody saw him."


def test_the_block_is_not_left_and_lines_become_one() -> None:
    assert (
        shown("Heading\n\nOrin\nSael left\nthe town.\n\nNobody saw him.", "Orin\nSael") == "[Orin\nSael] left the town."
    )


def test_what_is_too_long_is_cut_at_a_word() -> None:
    text = f"{'word ' * 200}Orin Sael{' word' * 200}"
    found = shown(text)
    assert found.startswith("…word word")
    assert found.endswith("word word…")
    assert len(found) <= 2 * REACH + len("Orin Sael") + 4


def test_a_text_of_one_word_and_no_blank_is_cut_all_the_same() -> None:
    text = f"{'x' * 999}Sael{'y' * 999}"
    assert len(shown(text, "Sael")) <= 2 * REACH + 8


@given(st.text(alphabet="ab. A\n\u0301“”", min_size=1, max_size=80), st.data())
def test_any_span_has_a_context_that_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = replace(make_document("x"), text=text, blocks=(), pages=())
    found = context_of(document, Span.of(text, start, end))
    assert found.page is None
    assert "\n" not in found.before + found.after
    around = "".join(f"{found.before} {text[start:end]} {found.after}".split())
    assert around in "".join(text.split())
    assert len(text) > SHORT or len(found.before) <= start


def test_places_of_several_documents_come_first_and_full_names_before_short() -> None:
    one = make_document("Sael left. Then Orin Sael came back.", "a.txt")
    two = make_document("In May Sael wrote.", "b.txt")
    mentions = [
        Mention(document.id, span(document.text, name), "name", "Person")
        for document, name in ((one, "Sael"), (one, "Orin Sael"), (two, "Sael"))
    ]
    documents = {document.id: document for document in (two, one)}
    found = contexts(mentions, documents, 2)
    assert [(it.path, it.span.exact) for it in found] == [("b.txt", "Sael"), ("a.txt", "Orin Sael")]
    assert len(contexts(mentions, documents, 9)) == 3
    assert contexts([], documents, 3) == ()


@pytest.mark.parametrize("most", [0, 1])
def test_no_more_are_shown_than_asked_for(most: int) -> None:
    document = make_document("Orin Sael met Orin Sael.")
    mention = Mention(document.id, span(document.text, "Orin Sael"), "name", "Person")
    assert len(contexts([mention], {document.id: document}, most)) == most

"""Questions in a person's words find the claims they are about, and no text is an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_claim, make_document, make_link, make_reading, make_source

from whosays.records import Document, Reading
from whosays.store import Activity, Place, Question, View, Writer, connect

READ = Activity.of("read", "1", {})
TEXT = (
    "Notes\n\n"
    "The harbour board said that the ferries carried rifles. A diver claimed that the ferry carried looms. "
    "The harbour board denied that it paid the pilot. The pilot retired to a farm in the hills."
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = str(tmp_path_factory.mktemp("search") / "x.whosays")
    opened = connect(path, create=True)
    document = make_document(TEXT, "notes.txt", title="Harbour Notes")
    board, diver = make_source("harbour board", document), make_source("a diver", document, anonymous=True)
    claims = (
        make_claim(document, "the ferries carried rifles", chain=(make_link(board, TEXT, "harbour board", "said"),)),
        make_claim(document, "the ferry carried looms", chain=(make_link(diver, TEXT, "A diver", "claimed"),)),
        make_claim(document, "it paid the pilot", chain=(make_link(board, TEXT, "harbour board", "denied"),)),
        make_claim(document, "The pilot retired to a farm in the hills"),
    )
    reading = Reading(document.id, sources=(board, diver), claims=claims)
    Writer(opened, path).keep(document, reading, READ, Place("notes.txt", "notes.txt"))
    other = make_document(path="lantern.txt")
    Writer(opened, path).keep(other, make_reading(other), READ, Place("lantern.txt", "lantern.txt"))
    yield View(opened, path)
    opened.close()


def answers(view: View, question: str) -> list[str]:
    return [claim.content[0].exact for _, claim in view.claims_about(Question.parse(question), 10)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who says that the ferries carried rifles?", ["the ferries carried rifles", "the ferry carried looms"]),
        ("who said a ferry was carrying looms", ["the ferry carried looms", "the ferries carried rifles"]),
        ("Who claims the pilot was paid", ["it paid the pilot", "The pilot retired to a farm in the hills"]),
        ("what does the harbour board say about the pilot?", ["it paid the pilot"]),
        ("what did the harbour board deny", ["the ferries carried rifles", "it paid the pilot"]),
        ("according to a diver, what did the ferry carry", ["the ferry carried looms"]),
        ("“carried rifles”", ["the ferries carried rifles"]),
        ("looms", ["the ferry carried looms"]),
        ("harbour board", ["it paid the pilot", "the ferries carried rifles"]),
        ("who says that Brackwater", ["Orsolya Vant might have sold the lighthouse"]),
        ("what does Harbour Notes say about hills", ["The pilot retired to a farm in the hills"]),
        ("zeppelin", []),
        ("", []),
        ("who says that", []),
    ],
)
def test_what_a_question_finds(view: View, question: str, expected: list[str]) -> None:
    assert answers(view, question) == expected


def test_a_hit_is_the_whole_claim_with_its_document(view: View) -> None:
    ((document, claim),) = view.claims_about(Question.parse("lighthouse"), 10)
    assert claim == make_reading(make_document()).claims[0]
    assert document == make_document()


@pytest.mark.parametrize("question", ["harbour board", "who says that the ferries carried rifles?", "zeppelin"])
def test_ids_are_given_alone_in_the_same_order(view: View, question: str) -> None:
    asked = Question.parse(question)
    assert view.claim_ids_about(asked, 10) == [claim.id for _, claim in view.claims_about(asked, 10)]


def test_passages_hold_every_word_and_need_no_claim(view: View) -> None:
    ((document, start, end),) = view.passages_about(Question.parse("divers in the hills"), 10)
    assert "A diver" in document.text[start:end]
    assert view.passages_about(Question.parse("diver lighthouse"), 10) == []


def test_the_limit_holds(view: View) -> None:
    assert len(view.claims_about(Question.parse("harbour board"), 1)) == 1


@given(st.text(max_size=60) | st.text(alphabet="\"'*^:()-+{}ANDORNOTnear\x00 ", max_size=40))
def test_no_text_is_an_error(view: View, text: str) -> None:
    question = Question.parse(text)
    view.claims_about(question, 5)
    view.claims_about(replace(question, source=question.matter), 5)
    view.passages_about(question, 5)


def test_superseded_documents_are_not_searched(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = str(tmp_path_factory.mktemp("old") / "x.whosays")
    opened = connect(path, create=True)
    for text in (make_document().text, make_document().text + " Later."):
        document: Document = make_document(text)
        Writer(opened, path).keep(document, make_reading(document), READ, Place("lantern.txt", "lantern.txt"))
    found = View(opened, path).claims_about(Question.parse("lighthouse"), 10)
    assert [document.text.endswith("Later.") for document, _ in found] == [True]
    opened.close()


def test_the_question_frame_is_told_from_the_matter() -> None:
    assert Question.parse("who says that the ferry sank") == Question(("ferry", "sank"), framed=True)
    assert Question.parse("What has the board said about it?").source == ("board",)
    assert Question.parse("the who") == Question(("the", "who"))

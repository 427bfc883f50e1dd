"""Words marked elsewhere are found in the documents of a case, kept, found again, and taken back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import TEXT, make_document, make_reading

from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.rdf import web_annotations as exporting
from whosays.ingest.imports import MarkedElsewhere
from whosays.ingest.imports import web_annotations as importing
from whosays.intake.annotating import Annotating, Shelf, annotations_now
from whosays.records import Analysis, Document, Entity, Mention, ReadOptions, Span, UsageError
from whosays.store import Activity, Place, View, Writer, connect
from whosays.store.annotations import KeptAnnotation

BRIEF = make_document(path="files/brief/lantern.txt")
OTHER = make_document(
    "A LETTER\n\nI never sold the lighthouse.", path="files/letter.txt", role="source", title="A letter"
)
MARK = MarkedElsewhere((BRIEF.id,), "the lighthouse", "sold ", " at Brackwater")
ACTIVITY = Activity("read", "0", "{}")


class Room:
    """A case with the two documents."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path), create=True)
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))
        for document in (BRIEF, OTHER):
            self.keep(document)
        self.annotating = Annotating(self.view, self.writer, lambda: (it for it, _ in self.view.current()))

    def keep(self, document: Document) -> None:
        reading = make_reading(document) if "Orsolya Vant" in document.text else _empty(document)
        self.writer.keep(document, reading, ACTIVITY, Place(document.path, document.path))


def _empty(document: Document) -> object:
    return replace(make_reading(BRIEF), document_id=document.id, entities=(), times=(), sources=(), claims=())


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "x.whosays")
    yield made
    made.connection.close()


@pytest.mark.parametrize(
    ("target", "document"),
    [
        (BRIEF.id, BRIEF),
        (f"urn:whosays:{BRIEF.id}", BRIEF),
        (f"urn:whosays:{BRIEF.id}#char=4,9", BRIEF),
        (replace(BRIEF, role="source").sha256, BRIEF),
        (f"urn:sha256:{BRIEF.sha256}", BRIEF),
        (f"hash://sha256/{BRIEF.sha256.upper()}", BRIEF),
        (make_document(path="x", role="source").id, BRIEF),
        ("files/letter.txt", OTHER),
        ("letter.txt", OTHER),
        ("/home/somebody/case/files/letter.txt", OTHER),
        ("C:\\files\\letter.txt", OTHER),
        ("https://archive.example/boxes/letter.txt#page=1", OTHER),
        ("file:///home/somebody/lett%65r.txt", OTHER),
        ("A letter", OTHER),
    ],
)
def test_a_document_has_many_names(target: str, document: Document) -> None:
    assert Shelf([BRIEF, OTHER]).documents([target]) == [document]
    assert Shelf([BRIEF, OTHER]).documents(["https://elsewhere.example/", target]) == [document]


@pytest.mark.parametrize("target", ["", "#", "etter.txt", "txt", "https://archive.example/", "doc-0123456789abcdef"])
def test_other_names_mean_nothing(target: str) -> None:
    assert Shelf([BRIEF, OTHER]).documents([target]) == []


def test_what_is_found_is_kept_with_who_brought_it(room: Room) -> None:
    mark = replace(MARK, body="To whom?", tags=("sale",), creator="O. Vant", created="2021", iri="urn:x:1",
                   motivation="questioning")  # fmt: skip
    result = room.annotating.keep([mark], "notes.json", "A. Reader", "reading room")
    (kept,) = result.kept
    assert (result.known, result.unread) == (0, ())
    assert kept.document_id == BRIEF.id
    assert BRIEF.text[kept.span.start : kept.span.end] == kept.span.exact == "the lighthouse"
    assert (kept.body, kept.tags, kept.creator, kept.created, kept.iri, kept.motivation, kept.anchored) == (
        "To whom?", ("sale",), "O. Vant", "2021", "urn:x:1", "questioning", "exact",
    )  # fmt: skip
    assert (kept.decided.who, kept.decided.why) == ("A. Reader", "reading room")
    assert room.annotating.annotations() == (kept,)


def test_the_same_file_again_changes_nothing(room: Room) -> None:
    first = room.annotating.keep([MARK, MARK], "notes.json", "A. Reader")
    assert (len(first.kept), first.known) == (1, 1)
    again = room.annotating.keep([MARK], "notes.json", "A. Reader")
    assert (again.kept, again.known) == ((), 1)
    assert len(room.annotating.annotations()) == 1


def test_what_has_no_place_is_told_and_the_rest_is_kept(room: Room) -> None:
    marks = [replace(MARK, targets=("gone.txt",)), replace(MARK, exact="the submarine cable"), MARK]
    result = room.annotating.keep(marks, "notes.json", "A. Reader")
    assert len(result.kept) == 1
    nowhere, unfound = result.unread
    assert nowhere.reason == "annotation 1 on “the lighthouse”: the case has no document “gone.txt”"
    assert unfound.reason == "annotation 2 on “the submarine cable”: its words are not in “THE LANTERN FILE”"
    assert {one.path for one in result.unread} == {"notes.json"}
    assert all(one.remedy for one in result.unread)


def test_it_is_taken_back_and_can_come_again(room: Room) -> None:
    (kept,) = room.annotating.keep([MARK], "notes.json", "A. Reader").kept
    gone = room.annotating.undo(kept.decided.id, "B. Reader", "wrong file")
    assert gone.decided.undone_by
    assert room.annotating.annotations() == (gone,)
    (again,) = room.annotating.keep([MARK], "notes.json", "A. Reader").kept
    assert again.id == kept.id
    with pytest.raises(UsageError):
        room.annotating.undo(kept.decided.id, "B. Reader", "once more")
    with pytest.raises(UsageError, match="there is no annotation dec-9"):
        room.annotating.undo("dec-9", "B. Reader", "")


def test_it_moves_with_its_words_when_the_file_has_changed(room: Room) -> None:
    (kept,) = room.annotating.keep([MARK], "notes.json", "A. Reader").kept
    changed = make_document("A NEW TITLE\n\nAnd a new beginning.\n\n" + TEXT, path=BRIEF.path)
    room.keep(changed)
    (now,) = room.annotating.annotations()
    assert now.document_id == changed.id
    assert changed.text[now.span.start : now.span.end] == "the lighthouse"
    assert now.span.start > kept.span.start


def test_it_stays_without_a_document_when_its_words_are_gone(room: Room) -> None:
    (kept,) = room.annotating.keep([MARK], "notes.json", "A. Reader").kept
    room.keep(make_document("Nothing of it is left.", path=BRIEF.path))
    (now,) = room.annotating.annotations()
    assert now == replace(kept, document_id="")
    assert annotations_now([KeptAnnotation(kept, "gone.txt", "", "", "")], [OTHER]) == (now,)


def test_words_in_two_documents_of_one_name_are_ambiguous() -> None:
    twin = make_document(TEXT + "\n\nMore.", path="other/lantern.txt")
    found = Shelf([BRIEF, twin]).place(replace(MARK, targets=("lantern.txt",)))
    assert isinstance(found, KeptAnnotation)
    assert found.annotation.anchored == "ambiguous"


def round_trip(document: Document, spans: Sequence[Span]) -> list[tuple[str, Span, str]]:
    """Export spans as Web Annotations, import the file into a case with the same document: what was found where."""
    mentions = tuple(Mention(document.id, span, "name", "Person") for span in spans)
    entity = Entity("ent-1", "Person", "Somebody", (), mentions)
    stream = io.BytesIO()
    case = Exported("x", Analysis((document,), entities=(entity,)), "2024-03-02T08:30:00Z")
    write_on(exporting.FORMAT, case, stream)
    assert json.loads(stream.getvalue())["total"] == len(spans)
    marks = [*importing.FORMAT.read(stream.getvalue(), "x.json", ReadOptions())]
    assert importing.FORMAT.recognises(stream.getvalue()[:65_536], "x.json")
    shelf = Shelf([document])
    found = [shelf.place(mark) for mark in marks if isinstance(mark, MarkedElsewhere)]
    assert all(isinstance(one, KeptAnnotation) for one in found), found
    return [
        (one.annotation.document_id, one.annotation.span, one.annotation.anchored)
        for one in found
        if isinstance(one, KeptAnnotation)
    ]


@given(st.text("ab\n “”’—é🜂ﷺ.", min_size=1, max_size=120), st.data())
def test_our_own_export_comes_back_to_the_same_spans(text: str, data: st.DataObject) -> None:
    from whosays.text.normalise import normalise

    text = normalise(text)
    if not text.strip():
        return
    document = make_document(text, title="x")
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda it: it[0] != it[1])
    drawn = data.draw(st.lists(places.map(sorted).map(tuple), min_size=1, max_size=6, unique=True))
    spans = [Span.of(text, *place) for place in drawn if text[place[0] : place[1]].strip()]
    if spans:
        assert round_trip(document, spans) == [(document.id, span, "exact") for span in spans]

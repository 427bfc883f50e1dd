from __future__ import annotations

from tests.audit.passages.texts import harbour, letter
from tests.factories import make_document, span

from whosays.audit.passages.index import PassageIndex
from whosays.records import Entity, Mention


def test_stems_and_headings_are_searched() -> None:
    index = PassageIndex([harbour()])
    numbers = [number for number, _ in index.rank(index.terms("payment"))]
    assert any("140 payments" in index.text(number) for number in numbers)
    assert index.rank(index.terms("submarines")) == []


def test_ranges_follow_the_documents_and_neighbours_run_together() -> None:
    documents = [harbour(), letter(), make_document("Another Thing\n\nNothing happened here at all.", role="source")]
    index = PassageIndex(documents)
    first, second, third = (index.ranges[document.id] for document in documents)
    assert (first.start, first.stop, second.stop) == (0, second.start, third.start)
    assert list(index.spread([documents[1].id, documents[0].id])) == [range(second.stop)]
    assert list(index.spread([documents[2].id, documents[0].id])) == [first, third]
    assert list(index.spread(None)) == [range(third.stop)]
    assert list(index.spread(["unknown"])) == []


def test_windows_keep_to_one_document_and_cross_no_heading() -> None:
    index = PassageIndex([harbour(), letter()])
    last = index.ranges[harbour().id].stop - 1
    assert index.window(last, 1) == range(last, last + 1)
    assert index.window(last, 2) is None
    assert index.window(-1, 2) is None
    assert index.window(0, 2) is None


def test_sentences_at_a_place_and_around_it() -> None:
    document = harbour()
    index = PassageIndex([document])
    place = span(document.text, "bolts")
    (number,) = index.at(document.id, place.start, place.end)
    assert index.text(number) == "Nobody had looked at its bolts for eleven months."
    around = index.around(document.id, place.start, place.end)
    assert around.exact.startswith("It fell on")
    assert around.exact.endswith("was on leave.")
    assert len(index.at("unknown", 0, 5)) == 0


def test_terms_know_their_kinds_and_acronyms() -> None:
    entity = Entity(
        "e",
        "Organization",
        "Sundvik Harbour Board",
        ("SHB",),
        (Mention("doc", span("SHB", "SHB"), "name", "Organization"),),
    )
    index = PassageIndex([harbour()], (), [entity])
    terms = {term.stem: term for term in index.terms("In 2009 the Sundvik Harbour Board paid 140 crowns")}
    assert {stem: term.kind for stem, term in terms.items()} == {
        "2009": "date", "sundvik": "name", "harbor": "name", "board": "name", "paid": "word", "140": "number",
        "crown": "word",
    }  # fmt: skip
    assert terms["board"].entity == 0
    assert "shb" in terms["board"].others


def test_a_name_that_two_bear_names_neither() -> None:
    entities = [Entity(i, "Person", "Lund", (), ()) for i in ("a", "b")]
    index = PassageIndex([harbour()], (), entities)
    assert all(term.entity is None for term in index.terms("Lund paid"))


def test_an_empty_case_finds_nothing() -> None:
    index = PassageIndex([])
    assert index.rank(index.terms("anything at all")) == []

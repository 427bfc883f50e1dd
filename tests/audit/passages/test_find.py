from __future__ import annotations

import numpy as np
import pytest
from tests.audit.passages.texts import HARBOUR, LETTER, harbour, letter
from tests.factories import make_document, span

from whosays.audit.passages import Finder, Found, PassageIndex, Quotations, VectorRanker, find_passages
from whosays.records import Entity, Mention


@pytest.fixture
def finder() -> Finder:
    documents = [harbour(), letter()]
    return Finder(PassageIndex(documents), None, Quotations(documents))


def words(found: Found) -> str:
    text = HARBOUR if found.document_id == harbour().id else LETTER
    return text[found.start : found.end]


def test_numbers_dates_and_word_forms_meet(finder: Finder) -> None:
    first = find_passages(finder, "a hundred and forty payments were received by the firm", [harbour().id])[0]
    assert words(first) == "The firm of Tord Aune received 140 payments in two years."
    assert "numbers" in first.how
    assert words(find_passages(finder, "the crane came down on 2014-09-03")[0]).startswith(
        "It fell on 3 September 2014"
    )


def test_the_tightest_window_unless_two_sentences_are_needed(finder: Finder) -> None:
    one = find_passages(finder, "no receipt was ever found", [harbour().id])[0]
    assert words(one) == "No receipt was found."
    claim = (
        "the payments were meant for the mayor, no receipt was found and the auditors could not establish who signed"
    )
    two = find_passages(finder, claim, [harbour().id])[0]
    assert "No receipt was found. The auditors" in words(two)


def test_finds_share_no_sentence(finder: Finder) -> None:
    found = find_passages(finder, "the harbour master, the mayor, the auditors and the payments for the crane")
    assert len(found) > 5
    places = [(f.document_id, place) for f in found for place in range(f.start, f.end)]
    assert len(places) == len(set(places))
    assert [f.weight for f in found] == sorted((f.weight for f in found), reverse=True)
    assert all(0.0 <= f.weight <= 1.0 for f in found)


def test_the_same_sentence_in_two_documents_is_found_twice_and_flagged(finder: Finder) -> None:
    found = find_passages(finder, "nobody had looked at the bolts for eleven months")[:2]
    assert {f.document_id for f in found} == {harbour().id, letter().id}
    assert [f.repeats for f in found] == [False, True]


def test_a_quotation_outweighs_words(finder: Finder) -> None:
    claim = "the payments to the mayor, the firm and the auditors: “rotten bolts hold longer than honest men do”"
    first = find_passages(finder, claim)[0]
    assert first.how[0] == "quotation"
    assert "honest men" in words(first)


def test_only_the_documents_asked_for(finder: Finder) -> None:
    assert {f.document_id for f in find_passages(finder, "the bolts", [letter().id])} == {letter().id}
    assert find_passages(finder, "the bolts", []) == []
    assert find_passages(finder, "the bolts", ["unknown"]) == []


def test_short_queries_weigh_less_than_long_ones_that_agree(finder: Finder) -> None:
    short = find_passages(finder, "receipt")[0]
    long = find_passages(finder, "The firm of Tord Aune received 140 payments in two years")[0]
    assert short.weight < long.weight


def test_a_pronoun_of_the_brief_counts_as_who_it_stands_for() -> None:
    text = "Ada Quist left the yard at noon. Ulf Berg left the yard at noon."
    source = make_document(f"Notes of a Porter\n\n{text}", role="source")
    brief = make_document("She left the yard at noon.")
    entity = Entity(
        "e",
        "Person",
        "Ada Quist",
        (),
        (
            Mention(source.id, span(source.text, "Ada Quist"), "name", "Person"),
            Mention(brief.id, span(brief.text, "She"), "pronoun", "Person"),
        ),
    )
    other = Entity(
        "f", "Person", "Ulf Berg", (), (Mention(source.id, span(source.text, "Ulf Berg"), "name", "Person"),)
    )
    finder = Finder(PassageIndex([source], (), [other, entity]))
    first = find_passages(finder, span(brief.text, "She left the yard at noon"), brief=brief)[0]
    assert source.text[first.start : first.end].startswith("Ada Quist")


def test_another_name_of_the_same_thing_answers() -> None:
    text = "The OHW closed the quay. The mayor closed the school."
    source = make_document(f"Notes of a Porter\n\n{text}", role="source")
    finder = Finder(PassageIndex([source]))
    first = find_passages(finder, "closed by the Office of Harbour Works")[0]
    assert source.text[first.start : first.end] == "The OHW closed the quay."


def test_what_stands_around_the_words_in_the_brief_tips_the_scale() -> None:
    text = "The mayor wrote to Aune. No answer came. The clerk wrote to Brandvold about the crane. No answer is known."
    source = make_document(f"Notes of a Porter\n\n{text}", role="source")
    brief = make_document("The clerk wrote to Brandvold about the crane; no answer was heard.")
    finder = Finder(PassageIndex([source]))
    first = find_passages(finder, span(brief.text, "no answer was heard"), brief=brief)[0]
    assert "is known" in source.text[first.start : first.end]


def test_vectors_find_what_shares_no_word(finder: Finder) -> None:
    asked: list[str] = []

    def embed(texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[1.0, 0.0] if "leave" in text or "absent" in text else [0.0, 1.0] for text in texts])

    vectors = VectorRanker(finder.index, embed)
    with_vectors = Finder(finder.index, vectors, finder.quotations)
    first = find_passages(with_vectors, "the port captain was absent", [harbour().id])[0]
    assert "on leave" in words(first)
    assert "vector" in first.how
    before = len(asked)
    find_passages(with_vectors, "the port captain was absent", [harbour().id])
    assert len(asked) == before


def test_words_that_say_nothing_find_nothing_likely(finder: Finder) -> None:
    assert all(f.weight < 0.5 for f in find_passages(finder, "who is this"))
    assert all(f.weight < 0.5 for f in find_passages(finder, "…"))
    assert any(f.weight >= 0.5 for f in find_passages(finder, "The auditors could not establish who had signed."))

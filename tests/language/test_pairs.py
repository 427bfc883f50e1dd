"""Pairs and vectors with the shipped weights: what holds of any weights, and what no good ones may miss."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.language import pairs
from whosays.language.files import WEIGHTS
from whosays.language.labels import CLAIM_PIECES, DRIFTS, EVIDENCE_PIECES, VECTOR
from whosays.language.pairs import PairReader, PairReading, load_pairs, shipped_pairs

EVIDENCE = "The board found that the yard built twelve boats in 2014 and sold most of them to Ulf Berg."
CLAIM = "The yard built twelve boats in 2014."
#: Texts of all sorts: prose, scripts, marks, blanks and what belongs to no word.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            (*("The", "boats", "12", "漢字", "école", "🚢", "‘so’", "ﬁsh", "…", "e\u0301"), "\u200b\n\n\x00", "a" * 70)
        ),
        max_size=12,
    ).map(" ".join),
)


@pytest.fixture(scope="module")
def reader() -> PairReader:
    """On one thread, as a worker process has it."""
    return load_pairs()


def one(reader: PairReader, evidence: str, claim: str) -> PairReading:
    (found,) = reader.read([(evidence, claim)])
    return found


def words(found: PairReading, evidence: str, claim: str, *, in_claim: bool) -> list[str]:
    text = claim if in_claim else evidence
    return [text[start:end] for of_claim, start, end in found.places if of_claim == in_claim]


def test_a_pair_has_a_place_and_chances_for_each_word(reader: PairReader) -> None:
    evidence, claim = "Ulf’s yard built 12 boats.", "It built 12-ton boats."
    found = one(reader, evidence, claim)
    assert words(found, evidence, claim, in_claim=False) == ["Ulf", "’", "s", "yard", "built", "12", "boats", "."]
    assert words(found, evidence, claim, in_claim=True) == ["It", "built", "12", "-", "ton", "boats", "."]
    assert found.chances.shape == (8 + 7, 1 + len(DRIFTS))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_are_read_with_exact_places(evidence: str, claim: str) -> None:
    found = one(replace(load_pairs(), threshold=0.02), evidence, claim)
    assert found.chances.shape == (len(found.places), 1 + len(DRIFTS))
    assert np.allclose(found.chances.sum(-1), 1.0, atol=1e-4)
    assert (found.chances >= 0).all()
    assert found.supports >= 0
    assert found.contradicts >= 0
    assert found.supports + found.contradicts <= 1 + 1e-5
    assert 0 <= found.changed() <= 1
    for in_claim, text in ((False, evidence), (True, claim)):
        end = 0
        for start, behind in [(a, b) for of_claim, a, b in found.places if of_claim == in_claim]:
            assert end <= start < behind <= len(text)
            assert not text[start:behind].isspace()
            end = behind
        places = {(a, b) for of_claim, a, b in found.places if of_claim == in_claim}
        for tag in found.tagged:
            if tag.in_claim == in_claim:
                assert tag.start in {a for a, _ in places}
                assert tag.end in {b for _, b in places}
                assert tag.start < tag.end
                assert tag.drift in DRIFTS
                assert 0.02 <= tag.probability <= 1
    assert [place[0] for place in found.places] == sorted(place[0] for place in found.places)


def test_a_word_in_letters_of_two_code_points_has_its_own_place(reader: PairReader) -> None:
    claim = "🚢 The yard “sold” the 漢字 boats."
    found = one(reader, EVIDENCE, claim)
    assert "漢字" in words(found, EVIDENCE, claim, in_claim=True)
    assert "boats" in words(found, EVIDENCE, claim, in_claim=True)


def test_the_same_pair_is_read_alike_alone_among_others_and_on_several_threads(reader: PairReader) -> None:
    given_pairs = [(EVIDENCE, CLAIM), ("Nobody came.", CLAIM), (EVIDENCE, "No."), ("", ""), (EVIDENCE, CLAIM)]
    alone = [one(reader, *pair) for pair in given_pairs]
    together = load_pairs(WEIGHTS, 2).read(given_pairs)
    for mine, theirs in zip(alone, together, strict=True):
        assert (mine.supports, mine.contradicts, mine.places) == (theirs.supports, theirs.contradicts, theirs.places)
        assert mine.tagged == theirs.tagged
        assert np.array_equal(mine.chances, theirs.chances)
    assert reader.read([]) == []


def test_what_is_too_long_is_cut_off_at_the_end_of_either_text(reader: PairReader) -> None:
    found = one(reader, "boat " * 1000, "yard " * 1000)
    read = [place[0] for place in found.places]
    assert (read.count(False), read.count(True)) == (EVIDENCE_PIECES, CLAIM_PIECES)
    cut = one(reader, "boat " * EVIDENCE_PIECES, "yard " * CLAIM_PIECES)
    assert np.array_equal(cut.chances, found.chances)


@pytest.mark.parametrize("nothing", ["", " \n"])
def test_where_one_text_has_no_words_the_other_is_read_all_the_same(nothing: str, reader: PairReader) -> None:
    found = one(reader, EVIDENCE, nothing)
    assert {place[0] for place in found.places} == {False}
    assert found.changed() == 0.0
    assert found.strongest(in_claim=True) == dict.fromkeys(DRIFTS, 0.0)
    found = one(reader, nothing, CLAIM)
    assert {place[0] for place in found.places} == {True}
    assert found.strongest(in_claim=False) == dict.fromkeys(DRIFTS, 0.0)
    assert one(reader, nothing, nothing).places == ()


@pytest.mark.parametrize(
    ("sentence", "number", "other"),
    [
        ("The yard built twelve boats in 2014.", "twelve", "thirty"),
        ("The court fined the owner 4,000 crowns in March.", "4,000", "9,000"),
        ("The inspector counted 140 passengers on the ferry that night.", "140", "410"),
        ("Eleven of the workers were taken to the hospital.", "Eleven", "Sixty"),
    ],
)
def test_a_changed_number_in_a_copy_is_seen_where_the_copy_has_none(
    sentence: str, number: str, other: str, reader: PairReader
) -> None:
    changed = sentence.replace(number, other)
    start = changed.index(other)
    same, altered = one(reader, sentence, sentence), one(reader, sentence, changed)
    end = start + len(other)
    assert (
        altered.strongest(in_claim=True, start=start, end=end)["number"]
        > same.strongest(in_claim=True, start=start, end=start + len(number))["number"] + 0.2
    )
    assert altered.changed() > same.changed()
    assert altered.supports < same.supports


def test_the_strongest_of_a_stretch_looks_at_its_words_alone() -> None:
    chances = np.full((4, 1 + len(DRIFTS)), 0.0, np.float32)
    chances[range(4), [0, 1, 2, 3]] = 0.5
    places = ((False, 0, 3), (False, 4, 8), (True, 0, 3), (True, 4, 8))
    found = PairReading(0.5, 0.1, places, chances, ())
    first, second, third = DRIFTS[:3]
    assert found.strongest(in_claim=False) == {**dict.fromkeys(DRIFTS, 0.0), first: 0.5}
    assert found.strongest(in_claim=True) == {**dict.fromkeys(DRIFTS, 0.0), second: 0.5, third: 0.5}
    assert found.strongest(in_claim=True, start=0, end=4)[third] == 0.0
    assert found.strongest(in_claim=True, start=3)[second] == 0.0
    assert found.strongest(in_claim=True, start=7, end=8)[third] == 0.5
    assert found.changed() == 1.0


def test_neighbouring_words_that_are_changed_are_one_run_of_the_likelier_kind() -> None:
    places = [(False, 0, 3), (False, 4, 8), (True, 0, 3), (True, 4, 8), (True, 9, 11)]
    chances = np.zeros((5, 1 + len(DRIFTS)), np.float32)
    for index, (kind, chance) in enumerate([(0, 0.0), (1, 0.6), (2, 0.7), (1, 0.9), (0, 0.0)]):
        chances[index, 0] = 1 - chance
        chances[index, kind] += chance
    found = list(pairs._tagged(places, chances, 0.5))
    assert [(tag.drift, tag.in_claim, tag.start, tag.end) for tag in found] == [
        (DRIFTS[0], False, 4, 8),
        (DRIFTS[0], True, 0, 8),
    ]
    assert [tag.probability for tag in found] == pytest.approx([0.6, 0.9])


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_has_a_vector_of_length_one(text: str) -> None:
    (vector,) = load_pairs().vectors([text])
    assert vector.shape == (VECTOR,)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)


def test_vectors_depend_on_their_text_alone(reader: PairReader) -> None:
    texts = [EVIDENCE, CLAIM, "", "Nobody came.", EVIDENCE]
    together = load_pairs(WEIGHTS, 2).vectors(texts)
    assert np.array_equal(together, np.stack([reader.vectors([text])[0] for text in texts]))
    assert reader.vectors([]).shape == (0, VECTOR)


def test_a_long_text_is_found_by_its_beginning(reader: PairReader) -> None:
    most = "boat " * pairs.VECTOR_PIECES
    one_, other = reader.vectors([most, most + "yard " * 500])
    assert np.array_equal(one_, other)


def test_a_claim_is_nearer_to_its_passage_than_to_one_on_another_matter(reader: PairReader) -> None:
    claim, passage, other = reader.vectors([CLAIM, EVIDENCE, "The choir sang two hymns at the funeral of the mayor."])
    assert claim @ passage > claim @ other


def test_without_weights_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(shipped_pairs(), PairReader)
    monkeypatch.setattr(pairs, "has_weights", lambda: False)
    assert shipped_pairs() is None

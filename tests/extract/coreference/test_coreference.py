"""Who pronouns and descriptions stand for, and how they enter the entities and the sources."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsing import document_of, passage_of
from whosays.extract.coreference import Phrase, phrases_of
from whosays.extract.coreference.kinds import gender_of_words, kind_of_noun
from whosays.extract.coreference.weights import weights
from whosays.extract.mentions import find_mentions
from whosays.extract.reader import read_document
from whosays.records import Entity, Reading, ReadOptions

_WORDS = ["Nora Vell", "she", "the mill", "Thomas Dorn", "said", "it", "met", "his", ",", ".", "“", "”", "who", "\n\n"]


def read(text: str) -> Reading:
    return read_document(document_of(text), ReadOptions())


def mentions(text: str, name: str) -> list[tuple[str, str]]:
    entities: dict[str, Entity] = {entity.name: entity for entity in read(text).entities}
    return [(m.span.exact, m.kind) for m in entities[name].mentions]


def phrases(text: str) -> dict[str, Phrase]:
    passage = passage_of(text)
    return {p.span.exact: p for p in phrases_of(passage, find_mentions(passage, "doc-test"), 0, 0)}


def test_a_pronoun_is_a_mention_of_the_person_before_it() -> None:
    found = mentions("Nora Vell runs the mill. She bought it in 1998.", "Nora Vell")
    assert ("She", "pronoun") in found


def test_a_title_settles_the_gender() -> None:
    text = "Mr Thomas Dorn met Mrs Nora Vell at the mill. She was tired. He drove home."
    assert ("She", "pronoun") in mentions(text, "Nora Vell")
    assert ("He", "pronoun") in mentions(text, "Thomas Dorn")


def test_what_a_pronoun_has_shown_holds_for_the_next() -> None:
    text = "Nora Vell runs the mill. She bought it. Thomas Dorn came in May. He stayed, and she hired him."
    assert ("she", "pronoun") in mentions(text, "Nora Vell")
    assert ("him", "pronoun") in mentions(text, "Thomas Dorn")


def test_subject_and_object_of_one_verb_are_two() -> None:
    assert ("him", "pronoun") not in mentions("Thomas Dorn praised him.", "Thomas Dorn")


def test_a_reflexive_is_the_subject() -> None:
    assert ("himself", "pronoun") in mentions("Thomas Dorn praised himself.", "Thomas Dorn")


def test_a_description_takes_up_the_name_with_its_head() -> None:
    text = "The Harbour Ministry closed the port. The ministry gave no reason."
    assert ("The ministry", "nominal") in mentions(text, "Harbour Ministry")


def test_it_does_not_stand_for_a_person() -> None:
    assert all(kind == "name" for _, kind in mentions("Thomas Dorn slept. It was late.", "Thomas Dorn"))


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("It is clear that the mill was shut.", True),
        ("It was said that the mill was shut.", True),
        ("It seems that the mill was shut.", True),
        ("It rained.", True),
        ("The firm grew. It was sold to a bank.", False),
        ("It is a mill.", False),
    ],
)
def test_it_that_stands_for_nothing(text: str, empty: bool) -> None:
    assert phrases(text)["It"].pleonastic is empty


def test_what_is_told_of_a_phrase() -> None:
    found = phrases("The old spokeswoman of the Harbour Office, Nora Vell, said that he had left.")
    woman = found["The old spokeswoman"]
    assert (woman.form, woman.determiner, woman.kind, woman.gender, woman.number) == (
        "nominal",
        "the",
        "person",
        "female",
        "one",
    )
    assert woman.restricted
    assert woman.part == "subject"
    assert woman.speaks
    assert found["Nora Vell"].beside == woman.head
    assert found["he"].gender == "male"


def test_gender_and_kind_of_words() -> None:
    assert gender_of_words("Mrs.") == "female"
    assert gender_of_words("husband and wife") == ""
    assert kind_of_noun("spokesman") == "person"
    assert kind_of_noun("ministry") == "organization"
    assert kind_of_noun("letter") == "document"


def test_the_shipped_weights_say_where_they_are_from() -> None:
    assert set(weights().of) == {"personal", "plural", "neuter", "nominal", "bare"}
    assert all(0 < least <= 1 for least in weights().thresholds.values())


def test_a_source_that_is_a_pronoun_has_the_name() -> None:
    claims = read("Nora Vell runs the mill. She said that it was shut.").claims
    links = [link for claim in claims for link in claim.attribution.chain]
    assert [(link.name, link.resolved_from) for link in links] == [("Nora Vell", "She")]


def test_a_pronoun_in_a_content_is_a_participant() -> None:
    reading = read("Nora Vell runs the mill. Mr Thomas Dorn said that she had left.")
    vell = next(entity.id for entity in reading.entities if entity.name == "Nora Vell")
    (claim,) = (claim for claim in reading.claims if claim.attribution.chain)
    assert [p.role for p in claim.participants if p.entity_id == vell] == ["subject"]


def test_reading_twice_gives_the_same() -> None:
    text = "Nora Vell met Rasa Kole. She said that the group was small. The group met her in Oslo."
    assert read(text) == read(text)


@given(st.lists(st.sampled_from(_WORDS)))
def test_mentions_are_exact_in_order_and_disjoint(words: list[str]) -> None:
    document = document_of(" ".join(words))
    spans = sorted(m.span for e in read_document(document, ReadOptions()).entities for m in e.mentions)
    assert all(document.text[span.start : span.end] == span.exact for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))

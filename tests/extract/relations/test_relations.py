"""Relations: what counts as one, who its sides are, and how surely it is stated."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.parsing import document_of, passage_of
from tests.extract.relations.marked import in_words, stated
from whosays.extract.mentions import find_mentions
from whosays.extract.reader import read_document
from whosays.extract.relations import find_relations
from whosays.extract.relations.lexicon import Deed, Role, lexicon
from whosays.records import ReadOptions

SENTENCES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text("utf-8")
)
ENTRIES = [(part, word) for part, words in SENTENCES.items() for word in words]


@pytest.mark.parametrize(("part", "word"), ENTRIES)
def test_each_entry_of_the_lexicon_does_what_it_is_there_for(part: str, word: str) -> None:
    sentence, *expected = SENTENCES[part][word]
    assert [in_words(one) for one in stated(sentence)] == expected


@pytest.mark.parametrize("part", SENTENCES)
def test_every_entry_has_a_sentence(part: str) -> None:
    known = lexicon()
    tables: dict[str, Mapping[str, tuple[Deed | Role, ...]]] = {
        "verb": known.verbs,
        "noun": known.nouns,
        "role": known.roles,
        "adjective": known.adjectives,
    }
    table = tables[part]
    shown: set[object] = set()
    for sentence, *_ in SENTENCES[part].values():
        lemmas = {token.text: {token.lemma_.lower(), token.lower_} for token in passage_of(sentence).doc}
        for one in stated(sentence):
            entries = [entry for lemma in lemmas[one.cue.exact] for entry in table.get(lemma, ())]
            shown.update(entry for entry in entries if entry.type == one.type)
    assert {entry for entries in table.values() for entry in entries} == shown


WAYS = {
    "passive": ("{P:Orin Sael} was arrested by the {B:Coast Guard}.", ["Coast Guard detained Orin Sael"]),
    "passive participle": (
        "{P:Orin Sael}, arrested by the {B:Coast Guard}, said nothing more.",
        ["Coast Guard detained Orin Sael"],
    ),
    "two passives": (
        "{P:Orin Sael} was trained and armed by {S:Norway}.",
        ["Norway supplied Orin Sael"],
    ),
    "subject relative": (
        "{P:Orin Sael}, who led the {B:Reed Brigade}, left {A:Oslo}.",
        ["Orin Sael directorship Reed Brigade"],
    ),
    "the last of a row before a relative": (
        "They saw {P:Jan Moss} and {P:Orin Sael}, who led the {B:Reed Brigade}.",
        ["Orin Sael directorship Reed Brigade"],
    ),
    "object relative": ("{P:Orin Sael}, whom the {B:Coast Guard} arrested, left.", ["Coast Guard detained Orin Sael"]),
    "whose": ("{P:Orin Sael}, whose brother {P:Jan Moss} was ill, left.", ["Jan Moss family Orin Sael"]),
    "title before a name": (
        "{B:Reed Brigade} leader {P:Orin Sael} left {A:Oslo}.",
        ["Orin Sael directorship Reed Brigade"],
    ),
    "two titles": (
        "They saw {B:Reed Brigade} Commander General {P:Orin Sael} in {A:Oslo}.",
        ["Orin Sael directorship Reed Brigade", "Orin Sael employment Reed Brigade"],
    ),
    "name set beside a role": (
        "The {B:Reed Brigade}'s leader, {P:Orin Sael}, left {A:Oslo}.",
        ["Orin Sael directorship Reed Brigade"],
    ),
    "role as subject": (
        "The leader of the {B:Reed Brigade} was {P:Orin Sael}.",
        ["Orin Sael directorship Reed Brigade"],
    ),
    "role given": (
        "{P:Orin Sael} was appointed director of {C:Quillon Shipping}.",
        ["Orin Sael directorship Quillon Shipping"],
    ),
    "role after as": (
        "{P:Orin Sael} served as chairman of {C:Quillon Shipping}.",
        ["Orin Sael directorship Quillon Shipping"],
    ),
    "one of many": ("{P:Orin Sael} is a senior leader of the {B:Reed Brigade}.", ["Orin Sael membership Reed Brigade"]),
    "of a body": ("They saw {P:Orin Sael} of the {B:Reed Brigade}.", ["Orin Sael membership Reed Brigade"]),
    "joined sides": (
        "{P:Orin Sael} and {P:Jan Moss} met {P:Petra Lind}.",
        ["Orin Sael met Petra Lind", "Jan Moss met Petra Lind"],
    ),
    "among themselves": ("{P:Orin Sael} and {P:Petra Lind} met in {A:Oslo}.", ["Orin Sael met Petra Lind"]),
    "names set beside their number": (
        "The {B:Treasury} sanctioned two companies, {C:Lind Freight} and {C:Moss Freight}.",
        ["Treasury designated Lind Freight", "Treasury designated Moss Freight"],
    ),
    "held talks": ("{P:Orin Sael} held talks with {P:Petra Lind}.", ["Orin Sael met Petra Lind"]),
    "what took place": (
        "A meeting took place between {P:Orin Sael} and {P:Petra Lind}.",
        ["Orin Sael met Petra Lind"],
    ),
    "in the course of": (
        "{P:Petra Lind} was killed in a raid by the {B:Reed Brigade}.",
        ["Reed Brigade killed Petra Lind"],
    ),
    "fighters of": (
        "Fighters of the {B:Reed Brigade} killed {P:Petra Lind}.",
        ["Reed Brigade killed Petra Lind"],
    ),
    "army of a state": ("{S:Norway} waited. The Norwegian army arrested {P:Orin Sael}.", ["Norway detained Orin Sael"]),
    "convicted of": ("The court convicted {P:Orin Sael} of killing {P:Petra Lind}.", ["Orin Sael killed Petra Lind"]),
    "not joined over a comma": (
        "They heard a call between {P:Orin Sael}, an ally of {P:Petra Lind}, and {P:Jan Moss}.",
        ["Orin Sael associate Petra Lind"],
    ),
    "director of a part": (
        "The {B:Harbour Council}'s director of operations, {P:Orin Sael}, left.",
        ["Orin Sael membership Harbour Council"],
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_say_it(way: str) -> None:
    sentence, expected = WAYS[way]
    assert [in_words(one) for one in stated(sentence)] == expected


HELD = {
    "not": ("{P:Orin Sael} did not meet {P:Petra Lind}.", ["Orin Sael met Petra Lind not"]),
    "is no member": (
        "{P:Orin Sael} is not a member of the {B:Reed Brigade}.",
        ["Orin Sael membership Reed Brigade not"],
    ),
    "denied": ("{P:Orin Sael} denied that {P:Jan Moss} met {P:Petra Lind}.", ["Jan Moss met Petra Lind not"]),
    "denied having": ("{P:Orin Sael} denied having met {P:Petra Lind}.", ["Orin Sael met Petra Lind not"]),
    "claimed to have": ("{P:Orin Sael} claimed to have met {P:Petra Lind}.", ["Orin Sael met Petra Lind"]),
    "no evidence": (
        "There is no evidence that {P:Orin Sael} met {P:Petra Lind}.",
        ["Orin Sael met Petra Lind possible not"],
    ),
    "may have": ("{P:Orin Sael} may have met {P:Petra Lind}.", ["Orin Sael met Petra Lind possible"]),
    "hedged beside what is certain": (
        "{P:Jan Moss}, who may have met {P:Petra Lind}, joined the {B:Reed Brigade}.",
        ["Jan Moss met Petra Lind possible", "Jan Moss membership Reed Brigade"],
    ),
    "taken for granted under a denial": (
        "{P:Petra Lind} denied that {P:Orin Sael}, leader of the {B:Reed Brigade}, was ill.",
        ["Orin Sael directorship Reed Brigade"],
    ),
    "forecast": ("{P:Orin Sael} will meet {P:Petra Lind}.", ["Orin Sael met Petra Lind probable"]),
}


@pytest.mark.parametrize("way", HELD)
def test_how_surely_it_is_stated(way: str) -> None:
    sentence, expected = HELD[way]
    assert [in_words(one) for one in stated(sentence)] == expected


NOTHING = {
    "condition": "If {P:Orin Sael} met {P:Petra Lind}, the deal was off.",
    "promise": "{P:Orin Sael} promised to pay {P:Petra Lind}.",
    "wish": "{P:Orin Sael} wanted to meet {P:Petra Lind}.",
    "would": "{S:Norway} would fund the {B:Reed Brigade}.",
    "question": "Did {P:Orin Sael} meet {P:Petra Lind}?",
    "attempt": "The attempted murder of {P:Petra Lind} by {P:Orin Sael} was filmed.",
    "idea": "{P:Orin Sael} was against attacking {S:Norway}.",
    "any": "{P:Jan Moss} asked for any talks between {P:Orin Sael} and {P:Petra Lind}.",
    "either": "{P:Orin Sael} met {P:Petra Lind} or {P:Jan Moss}.",
    "this or that": "{P:Orin Sael} spoke of ways of arresting or killing {P:Petra Lind}.",
    "what was agreed on": "{P:Orin Sael} and {P:Jan Moss} said that they agreed to pay {P:Petra Lind}.",
    "list": "{P:Orin Sael}, the {B:Harbour Council}'s agent, the cook and the pilot left {A:Oslo}.",
    "place that is visited": "{P:Orin Sael} visited the {B:Harbour Council}.",
    "opposition": "{S:Norway}'s opposition leader, {P:Petra Lind}, left.",
    "militants of no state": "{S:Norway} wept. Norwegian militants killed {P:Petra Lind}.",
    "day": "The {B:Reed Brigade} launched an attack on Monday.",
    "thing that cannot be a party": "{P:Orin Sael} met {A:Oslo}.",
    "himself": "{P:Orin Sael} killed {P:Orin Sael}.",
    "word inside a name": "{P:Orin Sael} read the {B:Leader of Norway}.",
}


@pytest.mark.parametrize("way", NOTHING)
def test_what_states_no_relation(way: str) -> None:
    assert stated(NOTHING[way]) == []


def related(text: str) -> list[tuple[str, str, str, int]]:
    """What a whole text states, by names, with the length of the chain that holds it."""
    reading = read_document(document_of(text), ReadOptions())
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names[one.subject_id], one.type, names[one.object_id], len(claim.attribution.chain))
        for claim in reading.claims
        for one in claim.relations
    ]


def test_a_pronoun_stands_for_whom_it_refers_to() -> None:
    text = "The banker Orin Sael left Oslo. He had joined the Reed Brigade in 1999."
    assert related(text) == [("Orin Sael", "membership", "Reed Brigade", 0)]


def test_the_claim_of_a_source_holds_what_the_source_says() -> None:
    text = "Jan Moss left Oslo. The inquiry found that Petra Lind had met Orin Sael."
    assert related(text) == [("Petra Lind", "met", "Orin Sael", 1)]


def test_what_a_denial_takes_for_granted_is_not_denied() -> None:
    text = "Petra Lind denied that Jan Moss, leader of the Reed Brigade, had met Orin Sael."
    reading = read_document(document_of(text), ReadOptions())
    found = {one.type: one.polarity for claim in reading.claims for one in claim.relations}
    assert found == {"directorship": "positive", "met": "negative"}


WORDS = (
    "Orin Sael|the Reed Brigade|met|was killed by|leader of|and|or|,|who|denied|of|'s|his brother|paid|as|not|Norway|."
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split("|"), "talks between", "with"]), max_size=14))
def test_whatever_is_written_every_place_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(["Petra Lind", *words])
    passage = passage_of(text)
    for one in find_relations(passage, find_mentions(passage, "doc-test")):
        assert 0 <= one.cue < len(passage.doc)
        for side in (one.subject, one.object):
            places = (*side.own, *side.bodies, *side.states)
            assert places
            assert all(0 <= place < len(text) for place in places)

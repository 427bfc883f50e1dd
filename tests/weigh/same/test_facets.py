"""Claims as what is compared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.weigh.same.told import FILLERS, NEVER_SOLD, SOLD, WAS_SOLD, Said, case_of

from whosays.weigh.same.facets import facets_of, is_passive, noun, triggers_of
from whosays.weigh.same.roots import root
from whosays.weigh.same.saying import says_enough, telling_claims


def test_a_passive_has_whoever_did_it_for_its_subject() -> None:
    active, passive = facets_of(case_of([SOLD], [WAS_SOLD]))
    assert active.subjects == passive.subjects != frozenset()
    assert active.triggers == passive.triggers == {root("sold")}


@pytest.mark.parametrize(
    ("predicate", "passive"),
    [("was sold", True), ("had been sold", True), ("sold", False), ("was selling", False), ("is", False)],
)
def test_passives_are_told_by_their_verb_group(predicate: str, passive: bool) -> None:
    assert is_passive(predicate.split()) is passive


def test_behind_a_light_verb_the_object_tells_what_happened() -> None:
    assert triggers_of("will open", "the fair") == {root("open")}
    assert root("visit") in triggers_of("made", "a visit to the mill")
    assert triggers_of("", "") == frozenset()


def test_times_polarity_and_numbers_come_from_the_claim() -> None:
    one, other = facets_of(case_of([SOLD], [NEVER_SOLD]))
    assert one.times[0][1] - one.times[0][0] == 30
    assert (one.negative, other.negative) == (False, True)
    assert one.quantities == ()


def test_the_verb_that_hands_a_phrase_on_is_not_what_happened() -> None:
    (one,) = facets_of(
        case_of([Said("the loss of two barges at Tolm", "a widow", "described", "the loss of two barges")])
    )
    assert not one.clause
    assert root("described") not in one.triggers
    assert root("loss") in one.triggers


def test_a_subject_without_entity_is_known_by_its_noun_and_a_pronoun_points() -> None:
    mayor, pointed = facets_of(case_of([FILLERS[0], Said("He sold it to somebody", "He", "sold", "it")]))
    assert mayor.subjects == {noun("tolm")}
    assert (pointed.pointing, pointed.subjects) == (True, frozenset())


@pytest.mark.parametrize(
    "said",
    [
        Said("He said no", "He", "said", "no"),
        Said("it was so", "it", "was", "so"),
        Said("Who sold the lighthouse at Brackwater in spring", "Who", "sold", "the lighthouse"),
    ],
)
def test_what_has_no_matter_of_its_own_is_not_compared(said: Said) -> None:
    (one,) = facets_of(case_of([said]))
    assert not says_enough(replace(one, words=f"{one.words}?") if said.subject == "Who" else one)


def test_headings_and_what_is_not_stated_are_left_out() -> None:
    heading = Said("PAPER 0", "PAPER", "0")
    supposed = replace(SOLD, level="unknown")
    analysis = case_of([SOLD, supposed, heading])
    assert telling_claims(analysis, facets_of(analysis)) == [0]

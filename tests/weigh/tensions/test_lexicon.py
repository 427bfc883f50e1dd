from __future__ import annotations

import pytest

from whosays.text.words import stem
from whosays.weigh.tensions.lexicon import lexicon


def test_orders_are_of_happenings_and_run_one_way() -> None:
    happenings = lexicon().happenings
    for first, then in lexicon().orders:
        assert {first, then} <= happenings.keys()
        assert (then, first) not in lexicon().orders


def test_a_verb_tells_of_one_happening() -> None:
    assert {len(happenings) for happenings in lexicon().told_by.values()} == {1}


def test_doubled_letters_are_the_same_verb() -> None:
    assert stem("travelled") in lexicon().at_large.agent
    assert stem("travels") in lexicon().at_large.agent
    assert stem("stabbed") in lexicon().sole.agent


@pytest.mark.parametrize(
    ("phrase", "holds"),
    [
        ("was held in custody from may to june", True),
        ("had been in a military prison in may", True),
        ("was still under house arrest", True),
        ("is currently detained", True),
        ("served three years in prison", True),
        ("was in the prison yard", True),
        ("was in vessin when he heard of the arrest", False),
        ("visited a prison", False),
        ("was holding the papers", False),
    ],
)
def test_phrases_that_say_that_custody_goes_on(phrase: str, *, holds: bool) -> None:
    (custody,) = (state for state in lexicon().states if state.name == "custody")
    assert (custody.holds.match(phrase) is not None) is holds


@pytest.mark.parametrize(
    ("phrase", "free"),
    [
        ("lived freely in vessin", True),
        ("was at large", True),
        ("was a free woman", True),
        ("was free of debt", False),
        ("lived in vessin", False),
    ],
)
def test_phrases_that_say_the_contrary(phrase: str, *, free: bool) -> None:
    (custody,) = (state for state in lexicon().states if state.name == "custody")
    assert custody.contrary is not None
    assert (custody.contrary.match(phrase) is not None) is free

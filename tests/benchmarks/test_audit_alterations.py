"""Changes that are grammatical and change the meaning, and sentences in which nothing is changed for the worse."""

from __future__ import annotations

import random

import pytest
from benchmarks._alterations import Alteration, Names, alterations
from hypothesis import given
from hypothesis import strategies as st

from whosays.language.parser import load_parser

NAMES = Names(
    ("Brackwater", "Norway"),
    ("Orsolya Vant", "the Lantern Society", "Norwegians"),
    {
        "Brackwater": "GPE",
        "Norway": "GPE",
        "Orsolya Vant": "PERSON",
        "the Lantern Society": "ORG",
        "Norwegians": "NORP",
    },
)


def changed(text: str, drift: str, names: Names = NAMES) -> set[str]:
    """The texts that changes of one kind give, over several draws."""
    doc = load_parser()(text)
    draws = [alterations(doc, names, random.Random(seed)) for seed in range(40)]  # noqa: S311 - for sampling
    return {one.text for found in draws for one in found if one.drift == drift}


@pytest.mark.parametrize(
    ("text", "drift", "one_of_them"),
    [
        ("The keeper met the pilot in May.", "action", "The keeper arrested the pilot in May."),
        ("The price of oil fell by a third.", "action", "The price of oil rose by a third."),
        ("The board may have been warned.", "certainty", "The board was warned."),
        ("The keepers may have been warned.", "certainty", "The keepers were warned."),
        ("He was an alleged smuggler.", "certainty", "He was a smuggler."),
        ("There were signs of decay.", "polarity", "There were no signs of decay."),
        ("The board has paid the keeper.", "polarity", "The board has not paid the keeper."),
        ("The board did not pay the keeper.", "polarity", "The board did pay the keeper."),
        ("The keeper owns a boat.", "polarity", "The keeper does not own a boat."),
        ("Some of the boats sank.", "scope", "All of the boats sank."),
        ("The market fell, the minister said.", "attribution", "The market fell."),
        ("The minister said that the market fell.", "attribution", "The market fell."),
        ("They met before the war began.", "time", "They met after the war began."),
        ("He praised the United Nations in Paris.", "place", "He praised the United Nations in Norway."),
        ("The minister met Margaret Harwood in June.", "actor", "The minister met Orsolya Vant in June."),
    ],
)
def test_change(text: str, drift: str, one_of_them: str) -> None:
    assert one_of_them in changed(text, drift)


@pytest.mark.parametrize(
    ("text", "drift"),
    [
        ("He came at once.", "scope"),
        ("The most important ships sank.", "scope"),
        ("Some 70 ships sank.", "scope"),
        ("He did not come at all.", "scope"),
        ("He acted as part of a gang.", "scope"),
        ("He testified before the committee.", "time"),
        ("It rested on Article 5 of the treaty.", "number"),
        ("The plan led to a quarrel.", "action"),
        ("She escapes as soon as possible.", "certainty"),
        ("The keeper files three claims.", "certainty"),
        ("No boat was seen.", "polarity"),
        ("Not only the keeper was paid.", "polarity"),
    ],
)
def test_nothing_to_change(text: str, drift: str) -> None:
    assert changed(text, drift) == set()


def test_number_words_that_are_part_of_a_longer_one_stay() -> None:
    assert changed("Twenty-seven sailors and two-thirds of the crew drowned.", "number") == set()


def test_magnitudes_take_the_place_of_magnitudes() -> None:
    texts = changed("It cost two million crowns.", "number")
    assert "It cost two billion crowns." in texts
    assert not any("two seven" in text or "million million" in text for text in texts)


def test_a_day_stays_in_its_month() -> None:
    texts = changed("It sank on 31 January 1911.", "time")
    assert "It sank on 31 March 1911." in texts
    assert not any(month in text for text in texts for month in ("31 February", "31 April", "31 June"))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("He went to the United States in May.", "U.S."),
        ("The United Nations objected in May.", "UN"),
        ("The National Lantern Keepers Association objected in May.", "NLKA"),
        ("Moscow objected in May.", "Russia"),
    ],
)
def test_another_name_of_the_same_thing_is_no_change(text: str, other: str) -> None:
    names = Names((other,), (other,))
    assert not changed(text, "place", names) | changed(text, "actor", names)


def test_a_label_that_is_known_must_agree() -> None:
    names = Names((), ("Margaret Harwood",), {"Margaret Harwood": "PERSON"})
    assert changed("The United Nations objected in May.", "actor", names) == set()


@given(
    st.sampled_from(["An old keeper may have sold some of 12 boats.", "He was an alleged smuggler, officials said."])
)
def test_offsets_are_of_the_new_words(text: str) -> None:
    found: list[Alteration] = []
    for seed in range(10):
        found += alterations(load_parser()(text), NAMES, random.Random(seed))  # noqa: S311 - for sampling
    assert found
    for one in found:
        assert 0 <= one.start < one.end <= len(one.text)
        assert one.was in text
        assert one.text != text
        if one.was and one.text[one.start : one.end] not in text:
            assert one.text[: one.start].rstrip("n ")[:3] == text[: one.start].rstrip("n ")[:3]

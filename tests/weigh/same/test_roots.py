"""Words by what they mean rather than by their form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.words import words_of
from whosays.weigh.same.roots import happens_once, is_light, likeness, nearest, root, telling_roots

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    "forms", [("met", "meets", "meeting"), ("sold", "sale", "sells"), ("detention", "detained"), ("fought", "fighting")]
)
def test_the_forms_of_a_word_have_one_root(forms: tuple[str, ...]) -> None:
    assert len(set(map(root, forms))) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("kill", "murder", 0.7), ("buy", "acquisition", 0.7), ("sail", "sail", 1.0), ("sail", "paint", 0.0)],
)
def test_words_of_one_class_are_alike(one: str, other: str, alike: float) -> None:
    assert likeness(root(one), root(other)) == alike


def test_words_that_begin_alike_are_a_little_alike() -> None:
    assert 0.6 < likeness(root("inspected"), root("inspector")) <= 1.0
    assert likeness(root("compost"), root("competence")) == 0.0


@given(WORDS, WORDS)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert (likeness(one, other) == 1.0) == (one == other)


def test_the_nearest_of_two_sides_counts_and_nothing_is_near_to_nothing() -> None:
    assert nearest({root("sail"), root("murder")}, {root("killed"), root("paint")}) == 0.7
    assert nearest((), {root("paint")}) == 0.0


def test_light_verbs_and_happenings_that_come_once_are_known_in_every_form() -> None:
    assert [is_light(root(word)) for word in ("made", "was", "painted")] == [True, True, False]
    assert [happens_once(root(word)) for word in ("killed", "death", "met")] == [True, True, False]


def test_telling_roots_leave_out_what_carries_no_matter() -> None:
    assert telling_roots(words_of("They had met the abbot")) == {root("meet"), root("abbot")}
    assert telling_roots(words_of("n't 's the")) == frozenset()

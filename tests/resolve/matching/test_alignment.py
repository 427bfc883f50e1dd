"""Words laid side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.resolve.matching.alignment import align

words = st.lists(st.sampled_from(["aa", "bb", "c", "aabb", "bbcc", "aabbcc", "cc"]), max_size=5)


def weigh(one: str, other: str) -> float:
    return 10.0 if one == other else -1.0 if one[0] == other[0] else -9.0


def test_words_answer_to_the_same_word_wherever_it_stands() -> None:
    laid = align(["a", "b"], ["b", "a"], weigh)
    assert {(i, j) for i, j, _ in laid.pairs} == {(0, 1), (1, 0)}


def test_words_written_together() -> None:
    laid = align(["xx", "aa", "bb"], ["xx", "aabb"], weigh)
    assert laid.joins == ((1, 1, 0, 2),)
    assert laid.left == laid.right == ()


def test_repetitions_of_a_word_that_answers_are_not_left_over() -> None:
    assert align(["a", "a", "b"], ["a", "b"], weigh).left == ()


def test_what_is_alike_without_being_one_is_in_doubt() -> None:
    laid = align(["ax"], ["ay"], weigh)
    assert [(i, j) for i, j, _ in laid.doubts] == [(0, 0)]


@given(words, words)
def test_no_word_is_used_twice(left: list[str], right: list[str]) -> None:
    laid = align(left, right, weigh)
    lefts = [i for i, *_ in (*laid.pairs, *laid.doubts)] + list(laid.left)
    rights = [j for _, j, *_ in (*laid.pairs, *laid.doubts)] + list(laid.right)
    for first, second, side, count in laid.joins:
        lefts += range(first, first + count) if side == 0 else [first]
        rights += range(second, second + count) if side == 1 else [second]
    assert len(lefts) == len(set(lefts)) <= len(left)
    assert len(rights) == len(set(rights)) <= len(right)


def test_initials_are_not_written_together_with_names() -> None:
    assert align(["aab", "c"], ["aabc"], weigh).joins == ()

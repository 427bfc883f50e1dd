"""Passages that documents share."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_document

from whosays.weigh.origins.passages import shared_passages
from whosays.weigh.origins.printed import Press

#: Syllables from which words are made that carry matter and stand in no list.
_SYLLABLES = ("bar", "dok", "fen", "gul", "hep", "kir", "lom", "nav", "pos", "rud", "sul", "tev", "vor", "wim", "zan")


def text(seed: int, length: int) -> list[str]:
    rng = random.Random(seed)  # noqa: S311 - draws need no secrecy
    return ["".join(rng.choices(_SYLLABLES, k=3)) for _ in range(length)]


@given(st.integers(0, 10**6), st.integers(0, 60), st.integers(0, 60), st.integers(14, 60))
def test_a_planted_passage_is_found_where_it_stands(seed: int, before: int, there: int, length: int) -> None:
    copied = text(seed, length)
    first = [*text(seed + 1, there), *copied, *text(seed + 2, 40)]
    second = [*text(seed + 3, before), *copied, *text(seed + 4, 40)]
    press = Press()
    printed = [press.printed(make_document(" ".join(words), f"{at}.txt")) for at, words in enumerate((first, second))]
    (passage,) = shared_passages(printed)
    places = dict(passage.places())
    assert {before + at: there + at for at in range(length)}.items() <= places.items()
    assert all(second[one] == first[other] for one, other in places.items())


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6, unique=True))
def test_texts_of_their_own_share_nothing(seeds: list[int]) -> None:
    press = Press()
    printed = [press.printed(make_document(" ".join(text(seed, 80)), f"{seed}.txt")) for seed in seeds]
    assert list(shared_passages(printed)) == []


@given(st.integers(0, 10**6), st.integers(3, 8))
def test_a_passage_is_traced_over_edits(seed: int, every: int) -> None:
    copied = text(seed, 60)
    edited = [word for at, word in enumerate(copied) if at % (every + 4) != every]
    press = Press()
    printed = [press.printed(make_document(" ".join(words), f"{len(words)}.txt")) for words in (copied, edited)]
    found = {one for passage in shared_passages(printed) for one, _ in passage.places()}
    assert len(found) >= 0.9 * len(edited)


def test_nothing_is_shared_among_no_texts() -> None:
    assert list(shared_passages([])) == []
    assert list(shared_passages([Press().printed(make_document("Rain."))])) == []

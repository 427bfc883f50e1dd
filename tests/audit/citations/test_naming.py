from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.citations.naming import covered, keys, keys_of, name_words


def test_a_date_that_is_a_name_is_one_word_too() -> None:
    assert {"7", "77", "commission"} <= set(name_words("the 7/7 Commission"))


def test_spellings_of_one_name_share_a_key() -> None:
    assert keys("karvosi") & keys("karvozi")
    assert keys("brandeland") & keys("brandelund")
    assert not keys("harbour") & keys("treasury")


def test_plural_and_possessive_are_the_same_word() -> None:
    assert name_words("the Chamber's accounts") == name_words("Chamber of Account")


def test_a_word_that_no_work_has_weighs_most() -> None:
    zone, weight = keys_of(["ministry"]), {"ministry": 0.5}
    assert covered(["ministry"], zone, weight, 3.0) == 1
    assert covered(["ministry", "fisheries"], zone, weight, 3.0) < 0.2


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_share_is_a_share(wanted: str, held: str) -> None:
    share = covered(name_words(wanted), keys_of(name_words(held)), {}, 1.0)
    assert 0 <= share <= 1
    if wanted == held and name_words(wanted):
        assert share == 1
